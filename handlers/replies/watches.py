"""What is said of watches: that one began, that it came true, and which are open."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.replies.buttons import LONGEST_LABEL, WATCH, choice_labels, rows
from handlers.replies.markup import Html, bold, code, escape, join, lines
from handlers.replies.messages import tell
from handlers.replies.names import reading_label
from handlers.replies.numbers import between, noun
from handlers.replies.reply import LONGEST_DATA, Button, Reader, Reply
from store.quantities import from_base, usual_unit
from store.questions import Question, encode
from store.watches import MOST, Watch

END = "n"
"""Data of the buttons that end a watch: n:NUMBER."""

EXAMPLES = ("/watch Fuzuli 20000 ha", "/watch Aghdam 2027 500 mines")


def began_reply(question: Question, threshold: int | None, reader: Reader) -> Reply:
    """It is waited for from now on, and how that ends."""
    language = reader.language
    asked = bold(_asked(question, language))
    if threshold is None:
        said = tell(language, "watch-began", asked=asked)
    else:
        amount = _amount(question, threshold, language)
        said = tell(language, "watch-began-number", amount=escape(amount), asked=asked)
    return Reply(html=lines(said, tell(language, "watch-how-to-end")))


def already_reply(answered: Reply, reader: Reader) -> Reply:
    """There is nothing to wait for: the answer itself."""
    return _above(tell(reader.language, "watch-already"), answered)


def told_reply(watch: Watch, answered: Reply, reader: Reader) -> Reply:
    """It has come true: what was asked for, and the answer that proves it."""
    language = reader.language
    if watch.threshold is None:
        return _above(tell(language, "watch-told"), answered)
    amount = escape(_amount(watch.question, watch.threshold, language))
    return _above(tell(language, "watch-told-number", amount=amount), answered)


def list_reply(open_ones: Sequence[Watch], reader: Reader, *, full: bool = False) -> Reply:
    """What is waited for, each with the button that ends it. `full`: one more was asked for."""
    language = reader.language
    if not open_ones:
        return Reply(html=tell(language, "watch-none", examples=_examples()))
    said = tell(language, "watch-full", most=MOST) if full else tell(language, "watch-list")
    buttons = [
        Button(label=_short(f"✕ {_label(one, language)}"), data=f"{END}:{one.id}")
        for one in open_ones
    ]
    return Reply(html=said, buttons=rows(*((button,) for button in buttons)))


def number_reply(reader: Reader) -> Reply:
    """A number is to be passed, and which was not understood."""
    return Reply(html=tell(reader.language, "watch-number", examples=_examples()))


def which_number_reply(question: Question, amounts: Sequence[int], reader: Reader) -> Reply:
    """A number can be read in more than one way: a button for each."""
    language = reader.language
    buttons = [watch_button(_amount(question, one, language), question, one) for one in amounts]
    return Reply(
        html=tell(language, "watch-which"), buttons=rows(*((button,) for button in buttons))
    )


def choice_rows(
    choices: Sequence[Question], threshold: int | None, reader: Reader
) -> tuple[tuple[Button, ...], ...]:
    """A button for each question that may be meant: it is watched."""
    labels = choice_labels(choices, reader.language)
    return rows(
        *((watch_button(label, one, threshold),)
          for label, one in zip(labels, choices, strict=True))
    )  # fmt: skip


def watch_button(label: str, question: Question, threshold: int | None) -> Button | None:
    """A button that begins to watch; None where the question is too long to be carried."""
    try:
        data = f"{WATCH}:{encode(question)}" + ("" if threshold is None else f":{threshold}")
    except ValueError:
        return None
    return Button(label=_short(label), data=data) if len(data) <= LONGEST_DATA else None


def _above(said: Html, answered: Reply) -> Reply:
    return replace(answered, html=f"{said}\n{answered.html}")


def _label(watch: Watch, language: str) -> str:
    asked = _asked(watch.question, language)
    if watch.threshold is None:
        return asked
    return f"{asked}: {_amount(watch.question, watch.threshold, language)}"


def _asked(question: Question, language: str) -> str:
    return reading_label(replace(question, unit=None), language)


def _amount(question: Question, threshold: int, language: str) -> str:
    """At least 10,000 ha, in the unit in which it was said."""
    unit = question.unit or usual_unit(question.measure)
    value = from_base(threshold, unit)
    return between(value, None, noun(question.measure, unit), language)


def _short(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1] + "…"


def _examples() -> Html:
    return join(", ", (code(example) for example in EXAMPLES))
