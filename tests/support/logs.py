"""Logging as it was before: for tests of what sets it up."""

import logging
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import structlog

from bot.telemetry import CHATTY


@contextmanager
def restored() -> Iterator[None]:
    """Put handlers, levels and hooks back afterwards."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    levels = {name: logging.getLogger(name).level for name in CHATTY}
    shape = structlog.get_config()
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    try:
        yield
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
        for name, earlier in levels.items():
            logging.getLogger(name).setLevel(earlier)
        sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
        logging.captureWarnings(capture=False)
        structlog.configure(**shape)
