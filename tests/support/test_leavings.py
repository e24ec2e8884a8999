"""A token that is written down anywhere, and a call beyond this machine, fail their test."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.bot.process import ROOT

PLANTED = """
import logging, socket, sqlite3, subprocess, sys
import pytest
from tests.support.leavings import TOKEN

def test_in_what_is_printed():
    print("it is", TOKEN)

def test_in_what_a_child_writes():
    subprocess.run([sys.executable, "-c", "import sys; sys.stderr.write(sys.argv[1])", TOKEN])

def test_in_a_file(tmp_path):
    (tmp_path / "some.log").write_text("it is " + TOKEN)

def test_in_a_database(tmp_path):
    store = sqlite3.connect(tmp_path / "store.sqlite")
    store.execute("CREATE TABLE kept (words)")
    store.execute("INSERT INTO kept VALUES (?)", (TOKEN,))
    store.commit()
    store.close()

def test_in_a_part_that_no_curtain_knows():
    logging.getLogger("some").debug("the end of it is %s", TOKEN.partition(":")[2])

def test_in_a_traceback():
    try:
        raise ValueError(TOKEN[12:])
    except ValueError:
        logging.getLogger("some").debug("failed", exc_info=True)

def test_of_a_call(tmp_path):
    with pytest.raises(OSError):
        socket.create_connection(("192.0.2.1", 80), timeout=1)

def test_of_a_name():
    with pytest.raises(OSError):
        socket.getaddrinfo("api.telegram.org", 443)

def test_what_is_behind_the_curtain_is_hidden_and_the_config_may_hold_it(tmp_path):
    logging.getLogger("some").debug("asked /bot%s/getMe", TOKEN)
    (tmp_path / "config.toml").write_text(TOKEN)
    with socket.create_server(("127.0.0.1", 0)) as here:
        socket.create_connection(here.getsockname()).close()
"""


def test_each_leak_that_is_planted_fails_its_test_and_no_other(tmp_path: Path) -> None:
    file = tmp_path / "planted.py"
    file.write_text(PLANTED)
    left = tmp_path / "left"
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-rA", "-p", "tests.support.leavings",
         "-p", "no:cacheprovider", "-p", "no:xdist", "--basetemp", left, "-c", os.devnull, file],
        cwd=ROOT, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    shutil.rmtree(left)  # or it would be found with this test, too
    names = re.findall(r"^def test_(\w+)", PLANTED, re.MULTILINE)
    failed = re.findall(r"^ERROR .*::test_(\w+)", done.stdout, re.MULTILINE)
    assert sorted(failed) == sorted(names[:-1]), done.stderr
    assert names[-1].startswith("what_is_behind_the_curtain")
