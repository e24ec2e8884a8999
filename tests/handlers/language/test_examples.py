"""Every example that we show, in any language, is understood."""

import pytest

from handlers.commands import COMMANDS
from handlers.language.explain import explain
from handlers.language.readings import Understood
from handlers.language.understand import read
from handlers.replies.help import help_reply
from handlers.replies.refusals import EXAMPLES
from handlers.replies.reply import LANGUAGES, Reader
from tests.handlers.language.corpus import TODAY


@pytest.mark.parametrize(
    "text", [*EXAMPLES, *(text for c in COMMANDS if c.asks for text in c.examples)]
)
def test_an_example_of_help_is_understood(text: str) -> None:
    assert isinstance(read(text, TODAY), Understood)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_help_says_in_plain_words_is_understood(language: str) -> None:
    """The code in the lines of /help that is no command: plain words, and periods to copy."""
    html = help_reply([], Reader(language=language)).html
    examples = [part.partition("</code>")[0] for part in html.split("<code>")[1:]]
    assert examples
    for text in examples:
        assert isinstance(read(text, TODAY), Understood), text


def test_explain_shows_what_was_seen_and_what_was_not() -> None:
    found = explain("mines near Füzulidə 2022", TODAY)
    assert found["status"] == "not_understood"
    assert found["row"] == "unknown words"
    assert found["tokens"] == ["mines", "near", "Füzulidə", "2022"]
    assert found["leftover"] == ["near"]
    shown = [(span["dimension"], span["text"]) for span in found["spans"]]
    assert shown == [
        ("measure", "mines"),
        ("unknown", "near"),
        ("place", "Füzulidə"),
        ("period", "2022"),
    ]


def test_explain_counts_in_characters_of_the_text_with_what_cannot_be_seen() -> None:
    text = "mi\u200bnes in Fuzuli"
    found = explain(text, TODAY)
    first = found["spans"][0]
    assert text[first["start"] : first["end"]] == "mi\u200bnes"
