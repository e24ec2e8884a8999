"""What a chat remembers comes back as it was, and nothing else is taken for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.language.memory import recall, write
from handlers.language.readings import Context, Missing, Understood
from handlers.language.understand import read
from tests.handlers.language.corpus import TODAY

MISSING: list[tuple[Missing, ...]] = [(), ("measure",), ("measure", "year"), ("place",)]


@pytest.mark.parametrize("missing", MISSING)
@pytest.mark.parametrize(
    "text",
    [
        "mines in Fuzuli in 2022 by month",
        "cleared by the Ministry of Emergency Situations in 2023 in acres",
        "land cleared for agriculture since March 2022",
        "top 3 uxo except Lachin",
        "plan and done 2023",
    ],
)
def test_a_context_comes_back_as_it_was(text: str, missing: tuple[Missing, ...]) -> None:
    reading = read(text, TODAY)
    assert isinstance(reading, Understood)
    context = Context(question=reading.question, missing=missing)
    assert recall(write(context)) == context


@given(st.text(max_size=80))
def test_other_text_is_no_context(text: str) -> None:
    assert recall(text) is None


def test_a_context_of_another_version_is_forgotten() -> None:
    reading = read("mines 2022", TODAY)
    assert isinstance(reading, Understood)
    assert recall("0" + write(Context(question=reading.question))[1:]) is None
