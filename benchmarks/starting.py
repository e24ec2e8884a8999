"""A cold start: from the command to the first answer, and the memory it takes."""

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

RUNS = 5


def report(folder: Path) -> list[str]:
    """The lines for the README; the first run, which makes the store, is not counted."""
    store = f"sqlite+aiosqlite:///{folder / 'start.sqlite'}"
    command = [sys.executable, "-m", "bot", "ask", "/cleared Fuzuli 2023", "--store", store]
    seconds, kib = [], []
    for _ in range(RUNS + 1):
        start = perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            raise SystemExit(f"hektar ask failed with {process.returncode}")
        seconds.append(perf_counter() - start)
        kib.append(usage.ru_maxrss)
    return [
        (
            f"A cold start to the first answer takes {median(seconds[1:]):.2f} s (goal ≤ 1.5 s)"
            f" and {median(kib[1:]) / 1024:.0f} MiB of memory (goal ≤ 160 MiB)."
        ),
    ]
