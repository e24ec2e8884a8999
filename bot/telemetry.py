"""Logs go to stderr, each record once, and the token never gets into them."""

import logging
import sys
import threading
import traceback
from types import TracebackType
from typing import Any, TextIO

import structlog

from bot.config import Config
from bot.secrecy import Curtain

CHATTY = ("aiosqlite", "alembic", "asyncio", "httpcore", "httpx", "matplotlib", "telegram")
"""Libraries that log every request: heard from "warning" up, unless the level is debug."""


class _Formatter(structlog.stdlib.ProcessorFormatter):
    """The last step of every record, ours and the libraries', traceback included."""

    def __init__(self, curtain: Curtain, **options: Any) -> None:  # noqa: ANN401 - passed on
        super().__init__(**options)
        self._curtain = curtain

    def format(self, record: logging.LogRecord) -> str:
        return self._curtain.hide(super().format(record))


class _ToStderr(logging.StreamHandler[TextIO]):
    """Writes to what sys.stderr is now, so that a later redirection holds."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> TextIO:  # type: ignore[override]
        return sys.stderr

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Say that a record was lost, without its text: that one is not behind the curtain."""
        sys.stderr.write(f"a log record of {record.name} could not be written\n")


def follow(config: Config) -> Curtain:
    """Log as `config` says, without its token."""
    return set_up(token=config.token, level=config.log.level, form=config.log.format)


def set_up(*, token: str, level: str, form: str) -> Curtain:
    """Make all logging go to stderr without the token; repeated calls replace one another.

    `level`: "debug", "info", "warning" or "error". `form`: "text" or "json". An exception
    that nobody caught is written there too, behind the same curtain.
    """
    curtain = Curtain(token)
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    if form == "json":
        last: list[Any] = [
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ]
    else:
        plain = structlog.dev.plain_traceback
        last = [structlog.dev.ConsoleRenderer(colors=False, exception_formatter=plain)]
    clear = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    handler = _ToStderr()
    handler.setFormatter(_Formatter(curtain, foreign_pre_chain=shared, processors=[clear, *last]))
    root = logging.getLogger()
    for old in [old for old in root.handlers if isinstance(old, _ToStderr)]:
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(level.upper())
    for name in CHATTY:
        logging.getLogger(name).setLevel(logging.DEBUG if level == "debug" else logging.WARNING)
    logging.captureWarnings(capture=True)
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    _hook(curtain)
    return curtain


def _hook(curtain: Curtain) -> None:
    def write(error: BaseException | None) -> None:
        if error is not None:
            sys.stderr.write(curtain.hide("".join(traceback.format_exception(error))))

    def uncaught(
        _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        write(error)

    sys.excepthook = uncaught
    threading.excepthook = lambda args: write(args.exc_value)
    sys.unraisablehook = lambda args: write(args.exc_value)
