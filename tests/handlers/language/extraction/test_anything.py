"""Whatever is pasted: no failure, spans within the text, days in order, work in proportion."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.language.extract import extract
from handlers.language.extraction.words.layout import LONG, sentences
from handlers.replies.messages import say
from tests.handlers.language.extraction.corpus import reports

PUBLISHED = date(2024, 3, 6)
_WORDS = (
    "12", "1,200", "8.086", "53 081,8", "2023", "30", "1-30", "14.08.2023", "29.02.2023", "65",
    "min", "thousand", "тыс.", "hectares", "hektar", "га", "km²", "m²", "(", ")", ",", ";", ":",
    "—", "|", "\t", "\n", "\n\n", ".", "anti-personnel", "mines", "piyada əleyhinə", "mina",
    "противотанковых", "мин", "PHS", "UXO", "and", "və", "и", "from", "to", "с", "по", "in",
    "March", "martın", "марта", "may", "-dan", "-dək", "cleared", "təmizlənib", "очищено",
    "planned", "Aghdam", "Füzulidə", "Лачинском", "in the liberated territories", "of which",
    "respectively", "past week", "to date", "by ANAMA", "Azerbaijan Army", "for agriculture",
    "percent", "people", "%", "first", "11 months", "Q1", "year", "о", "'", "№", "$",
)  # fmt: skip


def _holds(text: str) -> None:
    found = extract(text, PUBLISHED)
    for figure in found.figures:
        assert text[figure.from_char : figure.to_char] == figure.words
        assert figure.start is None or figure.start <= figure.end
        assert figure.value >= 0
        assert figure.places
    for item in found.left_out:
        assert item.words in text
        assert say("en", item.key, **item.params)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=40).map(" ".join))
def test_any_mixture_of_its_own_words_is_read(text: str) -> None:
    _holds(text)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    _holds(text)


def test_nothing_is_lost() -> None:
    """Every number of a report is a figure, left out with a reason, or part of a date."""
    for report in reports("en"):
        found = extract(report.text, report.published)
        assert found.figures
        assert all(item.words in report.text for item in found.left_out)


def test_no_sentence_grows_without_end() -> None:
    """What is compared pair by pair within a sentence stays bounded, so the whole is linear."""
    text = "12 mines in Aghdam, " * 2000
    assert max(len(sentence.tokens) for sentence in sentences(text)) <= 2 * LONG
