"""`python -m bot` and the command `hektar`."""

import io
import sys


def main() -> None:
    """Run the command line; what is read and written is UTF-8 wherever it is not a terminal."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")

    from bot.cli import hektar

    hektar(prog_name="hektar")


if __name__ == "__main__":
    main()
