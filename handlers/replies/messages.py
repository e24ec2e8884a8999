"""The words we say: Fluent catalogues, one for each language, each message parsed when first said.

Fluent and not gettext: a translator writes the plurals and cases of the own language inside
the message (gettext has one plural per message, fixed by its English), the files are read as
they are (no compile step that a checkout may lack), and a mistake is found by a test, not by
an English sentence in the middle of a Russian one. Catalogues hold text only, no HTML.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

from handlers.replies.markup import Html, assemble, clean, escape, mark

Value = str | int | float
"""What a message may be given: text, or a number that chooses a plural.

No Decimal: fluent.runtime 0.4 would silently take the default variant for it.
"""


class MessageError(LookupError):
    """A message that is missing, or that was given too little: a mistake of ours."""


def say(language: str, message_id: str, **params: Value) -> str:
    """The message as plain text. Raises MessageError for a missing message or variable."""
    return _format(language, message_id, tuple(params.items()))


def tell(language: str, message_id: str, **params: Value | Html) -> Html:
    """The message as HTML: a param that is Html stays markup, every other text is escaped."""
    if not params:
        return escape(say(language, message_id))
    pieces: dict[str, Html] = {}
    given: dict[str, Value] = {}
    for name, value in params.items():
        if isinstance(value, Html):
            given[name] = mark(len(pieces))
            pieces[mark(len(pieces))] = value
        else:
            given[name] = clean(value) if isinstance(value, str) else value
    return assemble(say(language, message_id, **given), pieces)


def known(language: str, message_id: str) -> bool:
    """Whether there is such a message: for names from the data that may have a translation."""
    return message_id in _entries(language)


@lru_cache(maxsize=4096)  # most is said again and again: labels, units, days, publishers
def _format(language: str, message_id: str, params: tuple[tuple[str, Value], ...]) -> str:
    if message_id not in _entries(language):
        raise MessageError(f"{message_id} is no message in {language}")
    bundle = _bundle(language)
    if not bundle.has_message(message_id):
        bundle.add_resource(FluentResource("".join(_unread(language, message_id))))
    pattern = bundle.get_message(message_id).value
    if pattern is None:
        raise MessageError(f"{message_id} has no text in {language}")
    text, errors = bundle.format_pattern(pattern, dict(params))
    if errors:
        raise MessageError(f"{message_id} in {language}: {errors[0]}")
    return str(text)


@cache
def _bundle(language: str) -> FluentBundle:
    """What was said so far: to parse a whole catalogue takes a tenth of a second."""
    return FluentBundle([language], functions=_FUNCTIONS, use_isolating=False)


@cache
def _entries(language: str) -> Mapping[str, str]:
    """The messages and terms ("-name") of a catalogue as they are written there."""
    path = files("handlers.replies").joinpath(f"locales/{language}.ftl")
    parts = _BEGINNING.split(path.read_text(encoding="utf-8"))
    return {part.partition("=")[0].strip(): part for part in parts if not part.startswith("#")}


def _unread(language: str, message_id: str) -> Iterator[str]:
    """A message as it is written, and all that it refers to and that was not read yet."""
    entries, bundle = _entries(language), _bundle(language)
    names = [message_id]
    for name in names:
        if name in entries and not bundle.has_message(name):
            yield entries[name]
            names += {*_REFERENCE.findall(entries[name])}.difference(names)


def _azerbaijani_ordinal(number: str) -> str:
    """2023-cü, 2026-cı: the suffix follows the last vowel of the number as it is spoken."""
    ending = next((end for end in _ORDINALS if number.endswith(end)), "")
    return f"{number}-{_ORDINALS.get(ending, 'ci')}"


_ORDINALS = {"3": "cü", "4": "cü", "6": "cı", "9": "cu", "10": "cu", "30": "cu", "40": "cı",
             "60": "cı", "90": "cı", "000": "ci", "00": "cü"}  # fmt: skip
_BEGINNING = re.compile(r"^(?=[-#a-zA-Z])", re.MULTILINE)
"""Of an entry or a comment; the further lines of an entry are indented, or close a brace."""
_REFERENCE = re.compile(r"\{\s*(-?[a-zA-Z][\w-]*)")
_FUNCTIONS: dict[str, Callable[[Any], Any]] = {"ORDINAL": _azerbaijani_ordinal}
