"""Other processes that use a store at the same time: what they do is a short script."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
"""Where the packages lie."""


def at_once(script: str, *arguments: str, processes: int) -> list[int]:
    """Run a script in several processes, each with its number after `arguments`; exit codes.

    Warnings are errors in them; what they print goes to the test's output.
    """
    command = [sys.executable, "-W", "error", "-c", script, *arguments]
    running = [subprocess.Popen([*command, str(each)], cwd=ROOT) for each in range(processes)]
    return [process.wait(timeout=60) for process in running]
