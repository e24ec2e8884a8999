"""What each test leaves behind is looked through: for the token, and for calls to the world.

The stand-in's token is a canary. It may stand where it is given (`GIVEN`), and in no other file,
output, log record or traceback; the test that left it there fails.
"""

import logging
import traceback
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
import structlog

from bot.secrecy import Curtain
from tests.support.alone import sitecustomize as alone

SECRET = "AAcanary"
TOKEN = f"123456789:{SECRET * 4}AA"

GIVEN = frozenset({"config.toml"})
"""Files by which a token is given."""

MARKS = (SECRET.encode(), alone.TRIED.encode())


class _Listener(logging.Handler):
    """Hears every record of this process, from debug up, as `hektar` would write it."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.heard: list[str] = []
        self._curtain = Curtain(TOKEN)

    def emit(self, record: logging.LogRecord) -> None:
        text = f"{record.getMessage()} {record.__dict__.get('event', '')}"
        if record.exc_info and record.exc_info[1] is not None:
            text += "".join(traceback.format_exception(record.exc_info[1]))
        if SECRET in text and SECRET in self._curtain.hide(text):
            self.heard.append(f"a record of {record.name}: {self._curtain.hide(text)}")


_listener = _Listener()


def pytest_configure() -> None:
    root = logging.getLogger()
    root.addHandler(_listener)
    root.setLevel(logging.DEBUG)
    # As `hektar` does: a traceback never shows what its variables hold.
    plain = structlog.dev.ConsoleRenderer(
        colors=False, exception_formatter=structlog.dev.plain_traceback
    )
    structlog.configure(processors=[structlog.processors.add_log_level, plain])
    logging.getLogger("aiosqlite").setLevel(logging.INFO)  # it names every call, and no value


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """The report on the end of a test fails where the test left what it may not."""
    report = yield
    if call.when == "teardown":
        found = list(_left(item, report))
        _listener.heard.clear()
        alone.tried.clear()
        if found and report.passed:
            report.outcome = "failed"
            report.longrepr = "What may not be was left behind:\n" + "\n".join(found)
    return report


def _left(item: pytest.Item, report: pytest.TestReport) -> Iterator[str]:
    yield from _listener.heard
    yield from alone.tried
    for title, text in report.sections:
        if "log" not in title and any(mark in text.encode() for mark in MARKS):
            yield title
    folder = getattr(item, "funcargs", {}).get("tmp_path")
    if folder is not None:
        yield from marked(folder)


def marked(folder: Path) -> Iterator[str]:
    """The files below a folder, of any kind, that a token or a refused call stands in."""
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.is_symlink() and file.name not in GIVEN:
            content = file.read_bytes()
            yield from (f"{file}: {mark.decode()}" for mark in MARKS if mark in content)
