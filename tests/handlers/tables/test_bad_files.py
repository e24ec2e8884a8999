"""Bad files: each gets the message that it must get, in three languages, and harms nobody."""

from pathlib import Path

import pytest

from handlers.language.cells import Reason
from handlers.replies.imports import reason
from handlers.replies.reply import LANGUAGES
from handlers.sheets import read_sheet
from tests.handlers.tables.bad_files import BAD

GOLDEN = Path(__file__).parent / "golden"


async def refusal(name: str) -> Reason:
    """Why a file, or the first row of it that is stopped, is not taken."""
    found = await read_sheet("x.xlsx", BAD[name][0]())
    if isinstance(found, Reason):
        return found
    return found.stopped[0].reason


def accepted(language: str) -> dict[str, str]:
    """The messages that were read by a person, by the name of the file."""
    text = (GOLDEN / f"{language}.txt").read_text(encoding="utf-8")
    return dict(line.split(": ", 1) for line in text.splitlines())


def test_there_are_enough_of_them() -> None:
    assert len(BAD) >= 60
    for language in LANGUAGES:
        assert list(accepted(language)) == list(BAD)


@pytest.mark.parametrize("name", BAD)
async def test_a_bad_file_gets_its_message(name: str) -> None:
    found = await refusal(name)
    assert found.why == BAD[name][1]
    for language in LANGUAGES:
        assert reason(found, language) == accepted(language)[name]
