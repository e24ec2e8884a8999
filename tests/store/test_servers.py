"""The PostgreSQL server that tests run on: from either place, alone, and gone at the end."""

import asyncio
import subprocess
import sys
from pathlib import Path

import asyncpg
import psutil
import pytest

from tests.support.postgres import PostgresServer, running
from tests.support.rivals import ROOT


async def version(server: PostgresServer) -> str:
    connection = await asyncpg.connect(server.dsn())
    try:
        return str(await connection.fetchval("SELECT version()"))
    finally:
        await connection.close()


def test_the_wheel_serves_where_the_machine_has_no_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also as root with temporary files in a folder that no other user may enter."""
    private = tmp_path / "private"
    private.mkdir(mode=0o700)
    monkeypatch.setattr("tempfile.tempdir", str(private))
    with running(tmp_path / "nothing", look_on_path=False) as server:
        assert asyncio.run(version(server)).startswith("PostgreSQL ")
        folder = server.folder
    assert not folder.exists()
    assert private.stat().st_mode & 0o777 == 0o700


_KILLED = """
import os, signal
from tests.support.postgres import running
with running() as server:
    print((server.folder / "data" / "postmaster.pid").read_text().split()[0], flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_it_stops_also_when_the_tests_are_killed() -> None:
    command = [sys.executable, "-c", _KILLED]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == -9
    number = int(done.stdout)
    if psutil.pid_exists(number):
        psutil.Process(number).wait(timeout=30)
    assert not psutil.pid_exists(number)
