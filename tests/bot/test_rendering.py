"""Telegram's HTML: pieces, the entities that it becomes, and what is refused as Telegram does."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rendering import TAGS, BrokenHtml, Piece, entities, pieces, text_of, utf16_length
from bot.said import (
    LONGEST_CAPTION,
    LONGEST_DATA,
    LONGEST_TEXT,
    Refusal,
    Said,
    buttons_of,
    content,
    markup,
)

NESTS = st.recursive(
    st.text(st.characters(exclude_characters="\r"), max_size=20).map(
        lambda text: (escape(text), text)
    ),
    lambda inner: st.tuples(st.sampled_from(sorted(TAGS)), st.lists(inner, max_size=3)).map(
        lambda made: (
            f"<{made[0]}>{''.join(html for html, _ in made[1])}</{made[0]}>",
            "".join(text for _, text in made[1]),
        )
    ),
    max_leaves=8,
)
"""HTML as the bot may write it, beside what a reader sees of it."""


def test_pieces_carry_the_styles_that_hold_for_them() -> None:
    assert pieces('a<b>b<i>c</i></b> <a href="https://x.az/?a=1&amp;b=2">d</a>') == [
        Piece(text="a"),
        Piece(text="b", styles=("bold",)),
        Piece(text="c", styles=("bold", "italic")),
        Piece(text=" "),
        Piece(text="d", styles=("text_link",), url="https://x.az/?a=1&b=2"),
    ]


def test_entities_count_utf_16_units() -> None:
    found = entities(pieces('🧨<b>mines 🧨</b> <a href="https://x.az">x</a>'))
    assert found == [
        {"type": "bold", "offset": 2, "length": 8},
        {"type": "text_link", "offset": 11, "length": 1, "url": "https://x.az"},
    ]


@given(NESTS)
def test_a_reader_sees_the_text_and_nothing_of_the_markup(nest: tuple[str, str]) -> None:
    html, text = nest
    parts = pieces(html)
    assert text_of(parts) == text
    whole = utf16_length(text)
    assert all(0 <= e["offset"] <= e["offset"] + e["length"] <= whole for e in entities(parts))


@given(st.text())
def test_what_is_escaped_comes_through(text: str) -> None:
    assert text_of(pieces(escape(text))) == text


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>x</p>", 'unsupported start tag "p"'),
        ("<b>x", "can't find end tag of <b>"),
        ("x</b>", 'unexpected end tag "b"'),
        ("<b><i>x</b></i>", 'unexpected end tag "b"'),
    ],
)
def test_broken_html_is_refused(html: str, words: str) -> None:
    with pytest.raises(BrokenHtml, match=words):
        pieces(html)
    with pytest.raises(Refusal, match=f"can't parse entities: {words}"):
        content({"text": html, "parse_mode": "HTML"}, "text", LONGEST_TEXT)


def test_without_a_parse_mode_tags_are_text() -> None:
    parts, html = content({"text": "<b> & x"}, "text", LONGEST_TEXT)
    assert text_of(parts) == "<b> & x"
    assert html == "&lt;b&gt; &amp; x"


@pytest.mark.parametrize("text", ["", "  \n", "<b></b>"])
def test_a_message_without_text_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="message text is empty"):
        content({"text": text, "parse_mode": "HTML"}, "text", LONGEST_TEXT)
    assert content({"caption": text}, "caption", LONGEST_CAPTION)


@pytest.mark.parametrize(
    ("name", "longest"), [("text", LONGEST_TEXT), ("caption", LONGEST_CAPTION)]
)
def test_length_is_counted_after_entities_in_utf_16_units(name: str, longest: int) -> None:
    for fitting in (f"<b>{'&amp;' * longest}</b>", "🧨" * (longest // 2)):
        content({name: fitting, "parse_mode": "HTML"}, name, longest)
        with pytest.raises(Refusal, match="is too long"):
            content({name: f"{fitting}x", "parse_mode": "HTML"}, name, longest)


def buttons(data: str) -> dict[str, object]:
    return {"reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": data}]]}}


@pytest.mark.parametrize("data", ["x", "x" * LONGEST_DATA, "ə" * (LONGEST_DATA // 2)])
def test_a_buttons_data_has_1_to_64_bytes(data: str) -> None:
    assert buttons_of(markup(buttons(data))) == (({"label": "x", "data": data},),)


@pytest.mark.parametrize("data", ["", "x" * 65, "ə" * 33])
def test_other_data_is_refused(data: str) -> None:
    with pytest.raises(Refusal, match="BUTTON_DATA_INVALID"):
        markup(buttons(data))


def test_a_message_without_buttons_has_none() -> None:
    assert markup({}) == {}
    assert buttons_of({}) == ()
    url = {"inline_keyboard": [[{"text": "Share", "url": "https://t.me"}]]}
    assert buttons_of(markup({"reply_markup": url})) == (
        ({"label": "Share", "url": "https://t.me"},),
    )


def test_a_reply_for_scripts_has_every_field() -> None:
    assert Said(text="x", html="<b>x</b>").as_json() == {
        "text": "x",
        "buttons": [],
        "photo": None,
        "document": None,
        "html": "<b>x</b>",
        "edited": False,
        "alert": False,
    }
