"""`python -m benchmarks [--write]`: measure, print, and with --write put it into the README."""

import platform
import sys
import tempfile
from pathlib import Path

from benchmarks import (
    delivering,
    drawing,
    extracting,
    importing,
    proving,
    replying,
    starting,
    understanding,
)

README = Path(__file__).parent.parent / "README.md"
BEGIN, END = "<!-- benchmarks: begin -->", "<!-- benchmarks: end -->"


def main() -> None:
    """Measure everything in a folder of its own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        start = starting.report(
            folder
        )  # first: a child is counted with the memory it is born with
        lines = [
            *replying.report(folder),
            "",
            *proving.report(folder),
            "",
            *start,
            "",
            *understanding.report(),
            "",
            *extracting.report(),
            "",
            *importing.report(folder),
            "",
            *drawing.report(folder),
            "",
            *delivering.report(folder),
        ]
    lines += [
        "",
        (
            "Measured by `.venv/bin/pip install -q -c constraints.txt -e '.[bench]' &&"
            " .venv/bin/python -m benchmarks --write` on CPython"
            f" {platform.python_version()}, {platform.machine()}; medians, ratios within one run."
        ),
    ]
    text = "\n".join(lines)
    print(text)
    if "--write" in sys.argv[1:]:
        readme = README.read_text(encoding="utf-8")
        before, after = readme.split(BEGIN)[0], readme.split(END)[1]
        README.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")


main()
