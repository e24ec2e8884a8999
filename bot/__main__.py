"""`python -m bot` and the command `hektar`."""

import atexit
import gc
import io
import sys

GARBAGE_AFTER = 50_000
"""New objects after which garbage is looked for. With Python's 700 a sixth of a start, and of
every answer, is spent on looking through modules and tables that stay."""


def main() -> None:
    """Run the command line; what is read and written is UTF-8 wherever it is not a terminal."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")
    sweep_rarely()

    from bot.cli import hektar

    hektar(prog_name="hektar")


def sweep_rarely() -> None:
    """Look for garbage after `GARBAGE_AFTER` new objects, and no more when the process ends.

    What is there already stays: it is never looked through again, nor counted.
    """
    gc.freeze()
    gc.set_threshold(GARBAGE_AFTER, *gc.get_threshold()[1:])
    atexit.register(gc.freeze)


if __name__ == "__main__":
    main()
