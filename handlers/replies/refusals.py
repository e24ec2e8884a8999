"""Short questions back and kind refusals: each says what to do next."""

from collections.abc import Sequence

from handlers.language.readings import TALK, Ambiguous, Incomplete, NotUnderstood, Refused
from handlers.replies.buttons import ask, choice_buttons, choice_labels, rows
from handlers.replies.markup import Html, bold, code, join, lines, quoted
from handlers.replies.messages import say, tell
from handlers.replies.names import listed, scope_label
from handlers.replies.reply import EMERGENCY, Button, Reader, Reply, Telephones
from store.catalogue import load_catalogue
from store.questions import Question

MOST_CHOICES = 6
"""Buttons of a question back."""
MOST_WORDS = 5
"""Words not understood that are repeated."""
EXAMPLES = ("/cleared Fuzuli 2023", "/mines 2022")
"""What to type instead, understood in every language."""


NotAnswered = Ambiguous | Incomplete | NotUnderstood | Refused


def refusal(
    reading: NotAnswered,
    reader: Reader,
    telephones: Telephones = EMERGENCY,
    *,
    examples: Sequence[str] = EXAMPLES,
) -> Reply:
    """What is asked back, or why there is no answer, with buttons for the likely readings.

    `telephones`: whom to call, where safety advice is given in place of a figure. `examples`:
    what to type instead, of the command that was typed.
    """
    shown = _examples(examples)
    match reading:
        case Ambiguous():
            return _asked(reader, say(reader.language, "ambiguous"), reading.choices, shown)
        case Incomplete():
            question = say(reader.language, f"missing-{reading.missing}")
            return _asked(reader, question, reading.choices, shown)
        case NotUnderstood():
            return _not_understood(reading, reader, shown)
        case Refused(why="safety", trace=trace):
            language = trace.language or reader.language  # whoever is in danger reads the own one
            return Reply(html=_danger(telephones, language))
        case Refused(choices=choices) if choices:
            return _apart(reading, reader)
        case Refused():
            return Reply(html=_refused(reading, reader.language, shown), buttons=_help(reader))


def _asked(reader: Reader, question: str, choices: Sequence[Question], examples: Html) -> Reply:
    buttons = choice_buttons(choices[:MOST_CHOICES], reader)
    if buttons:
        html = tell(reader.language, "asked-back", question=question)
        return Reply(html=html, buttons=buttons)
    html = tell(reader.language, "asked-back-plain", question=question, examples=examples)
    return Reply(html=html, buttons=_help(reader))


def _not_understood(reading: NotUnderstood, reader: Reader, examples: Html) -> Reply:
    language = reader.language
    visible = [words for word in reading.leftover if (words := quoted(word, 40))]
    words = ", ".join(say(language, "quote", text=word) for word in visible[:MOST_WORDS])
    if not words:
        html = tell(language, "not-a-question", examples=examples)
        return Reply(html=html, buttons=_help(reader))
    first = tell(language, "not-understood", words=words)
    if not reading.suggestions:
        html = lines(first, tell(language, "try-examples", examples=examples))
        return Reply(html=html, buttons=_help(reader))
    catalogue = load_catalogue()
    names = tuple(catalogue.name(name, language) for name in reading.suggestions)
    meant = tell(language, "did-you-mean", places=listed(names, language, either=True))
    buttons = choice_buttons(reading.choices[:MOST_CHOICES], reader) or _help(reader)
    return Reply(html=lines(first, meant), buttons=buttons)


def _danger(telephones: Telephones, language: str) -> Html:
    """What to do at once, and whom to call."""
    shown = [bold(say(language, "refused-safety", emergency=telephones.emergency))]
    if telephones.hotline:
        shown.append(tell(language, "refused-safety-hotline", hotline=telephones.hotline))
    return lines(*shown)


def _refused(reading: Refused, language: str, examples: Html) -> Html:
    """Why not, with what it names; a place stands by its id and is shown by its name."""
    params: dict[str, str | Html] = {
        name: _named(name, value, language) for name, value in sorted(reading.params.items())
    }
    if reading.why in TALK:
        params["examples"] = examples
    return tell(language, f"refused-{reading.why}", **params)


def _apart(reading: Refused, reader: Reader) -> Reply:
    """Why two things are not set against each other, and what can be compared instead."""
    language = reader.language
    scopes = dict.fromkeys(scope_label(choice, language) for choice in reading.choices)
    shown = tell(language, f"refused-{reading.why}", scopes=", ".join(scopes))
    by_scope = len(scopes) > 1 and reading.why == "scopes"
    labels = choice_labels(reading.choices, language, scoped=by_scope)
    buttons = [ask(label, one) for label, one in zip(labels, reading.choices, strict=True)]
    return Reply(html=shown, buttons=rows(*((button,) for button in buttons)))


def _named(kind: str, value: str, language: str) -> str:
    match kind:
        case "place" | "district":
            return load_catalogue().name(value, language)
        case "measure":
            return say(language, f"measure-{value}")
        case _:
            return quoted(value, 60)


def _examples(texts: Sequence[str]) -> Html:
    return join(", ", map(code, texts))


def _help(reader: Reader) -> tuple[tuple[Button, ...], ...]:
    return rows((Button(label=say(reader.language, "button-help"), data="h:all"),))
