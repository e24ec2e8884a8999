"""Replies are what was read and accepted, in each language, and fit Telegram."""

import pytest

from handlers.replies.headline import planned_parts
from handlers.replies.markup import LONGEST_MESSAGE, fit, visible_length
from handlers.replies.names import place_short, reading_label
from handlers.replies.reply import LANGUAGES, Reader
from store.answers.values import Kind
from store.questions import decode, encode
from tests.handlers.replies.cases import answers
from tests.handlers.replies.golden import stored, written
from tests.handlers.replies.screens import replies
from tests.handlers.replies.shown import shown

REPLIES = {language: replies(language) for language in LANGUAGES}
CASES = [(language, name) for language in LANGUAGES for name in REPLIES[language]]


@pytest.mark.parametrize(("language", "name"), CASES)
def test_a_reply_is_the_accepted_one(language: str, name: str) -> None:
    assert written(REPLIES[language][name]) == stored(language)[name]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_accepted_reply_is_left_over(language: str) -> None:
    assert list(stored(language)) == list(REPLIES[language])


@pytest.mark.parametrize(("language", "name"), CASES)
def test_a_reply_is_html_that_telegram_takes(language: str, name: str) -> None:
    reply = REPLIES[language][name]
    for part in fit(reply.html):
        shown(part)
        assert visible_length(part) <= LONGEST_MESSAGE
    for line in reply.html.split("\n"):
        shown(line)
    assert shown(reply.html)[0] == reply.plain
    assert "\n\n\n" not in reply.html


@pytest.mark.parametrize(("language", "name"), CASES)
def test_every_button_that_asks_carries_a_question(language: str, name: str) -> None:
    seen = set()
    for button in (button for row in REPLIES[language][name].buttons for button in row):
        verb, _, value = (button.data or "").partition(":")
        assert button.label
        assert len(button.label) <= 60
        if verb in {"q", "b", "c", "k", "m", "s", "w"}:
            assert encode(decode(value)) == value
        else:
            assert verb in {"l", "u", "h", "p"}
        seen.add(button.data)
    assert len(seen) == sum(len(row) for row in REPLIES[language][name].buttons)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_line_is_the_answer(language: str) -> None:
    """Phones preview it: the number and the place, or that it is not published."""
    for name, answer in answers().items():
        first = REPLIES[language][name].plain.partition("\n")[0]
        if planned_parts(answer):
            assert all(place_short(one.places, language) in first for one in planned_parts(answer))
        elif answer.kind is Kind.NONE and not answer.rows:
            assert reading_label(answer.question, language) in first
        elif not answer.rows:
            assert any(letter.isdigit() for letter in first), name


def test_alerts_are_short_enough_for_telegram() -> None:
    for language in LANGUAGES:
        for name in ("stale button", "report taken", "report kept", "broken", "busy"):
            assert len(REPLIES[language][name].plain) <= 200


def test_names_of_places_are_in_the_language_of_the_reply() -> None:
    for language, name in (("en", "Fuzuli"), ("az", "Füzuli"), ("ru", "Физули")):
        assert name in REPLIES[language]["direct"].html


def test_a_reader_language_without_a_catalogue_is_a_mistake_of_ours() -> None:
    with pytest.raises(FileNotFoundError):
        replies(Reader(language="fr").language)
