"""The third verb: an answer becomes a reply, whose first line is the answer itself."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.replies.buttons import answer_buttons
from handlers.replies.dates import day
from handlers.replies.evidence import (
    behind,
    figure_lines,
    source_list,
)
from handlers.replies.headline import headline, places_of, planned_parts
from handlers.replies.markup import (
    EMPTY,
    Html,
    bold,
    capitalized,
    code,
    escape,
    italic,
    join,
    lines,
    quoted,
)
from handlers.replies.messages import say, tell
from handlers.replies.names import place, place_short, reading_label
from handlers.replies.pictures import View
from handlers.replies.picturing import picture_of
from handlers.replies.plans import planned_line
from handlers.replies.proof import cautions, proof, why_none
from handlers.replies.reply import Reader, Reply
from handlers.replies.series import row_lines, series_lines, sources_line
from handlers.replies.table import MOST_ROWS, table
from store.answers.values import Answer, Kind
from store.questions import Shape
from store.records import Figure

__all__ = ["no_table", "reply", "running_reply", "source_list", "table_reply", "viewed"]


def reply(
    answer: Answer,
    reader: Reader,
    *,
    plans: Answer | None = None,
    note: str = "",
    declined_unit: str = "",
    coarser: bool = False,
) -> Reply:
    """What is said about `answer`: itself, notes, how it is known, "as of"; then buttons.

    `plans`: the same series as it was promised. `note`: a sentence already in the reader's
    language. `declined_unit`: words of a unit that is not kept. `coarser`: days or weeks were
    asked for.
    """
    language = reader.language
    unit = reader.unit_for(answer.question)
    if answer.question.shape is not Shape.TOTAL:
        first, *rest = series_lines(answer, reader)
    else:
        first, *rest = _total_lines(answer, reader)
    said = [escape(note)] if note else []
    if declined_unit:
        said.append(
            tell(
                language,
                "unit-declined",
                words=say(language, "quote", text=quoted(declined_unit, 40)),
                unit=say(language, f"unit-{unit}"),
            )
        )
    if coarser and answer.kind is not Kind.DIRECT:
        said.append(tell(language, "figures-coarser"))
    rest += planned_line(answer, plans, reader)
    as_of = italic(say(language, "as-of", day=day(answer.as_of, language)))
    if answer.code:
        as_of = join(" · ", (as_of, code(answer.code)))
    return Reply(
        html=lines(capitalized(first), *said, *rest, as_of),
        buttons=answer_buttons(answer, reader),
        attachment=table(answer, unit) if len(answer.rows) > MOST_ROWS else None,
        picture=picture_of(answer, reader, plans=plans) if answer.rows else None,
    )


def viewed(
    shown: Reply, answer: Answer, reader: Reader, view: View, *, plans: Answer | None = None
) -> Reply:
    """The reply to `answer` with the picture that was asked for, where there is one."""
    picture = picture_of(answer, reader, view, plans=plans)
    if view is View.USUAL or picture is None:
        return shown
    return replace(shown, picture=picture, buttons=answer_buttons(answer, reader, view))


def running_reply(answer: Answer, reader: Reader, *, plans: Answer | None = None) -> Reply:
    """A series whose rows count from its first day on: the sums, and their picture."""
    language = reader.language
    as_of = italic(say(language, "as-of", day=day(answer.as_of, language)))
    if answer.code:
        as_of = join(" · ", (as_of, code(answer.code)))
    figures = behind(answer)
    return Reply(
        html=lines(
            capitalized(headline(answer, reader)),
            tell(language, "running-note"),
            EMPTY,
            *row_lines(answer, reader),
            EMPTY,
            sources_line(figures, reader) if figures else None,
            *planned_line(answer, plans, reader),
            as_of,
        ),
        buttons=answer_buttons(answer, reader, View.RUNNING),
        picture=picture_of(answer, reader, View.RUNNING, plans=plans),
    )


def table_reply(answer: Answer, reader: Reader, kind: str) -> Reply:
    """The numbers of an answer as a file of this kind, and what they are about."""
    language, unit = reader.language, reader.unit_for(answer.question)
    as_of = italic(say(language, "as-of", day=day(answer.as_of, language)))
    if answer.code:
        as_of = join(" · ", (as_of, code(answer.code)))
    said = tell(
        language,
        "table-of",
        title=bold(reading_label(answer.question, language)),
        count=len(answer.rows) or 1,
    )
    return Reply(html=lines(said, as_of), attachment=table(answer, unit, kind))


def no_table(reader: Reader) -> Reply:
    """There is no last answer that could be sent as a file."""
    return Reply(html=tell(reader.language, "table-none", example=code("/table 2023 by month")))


def _total_lines(answer: Answer, reader: Reader) -> list[Html]:
    shown = [headline(answer, reader)]
    places, language = places_of(answer), reader.language
    if place(places, language) != place_short(places, language):
        shown.append(escape(place(places, language)))
    if answer.kind is Kind.NONE:
        return [*shown, *_none_lines(answer, reader)]
    return [*shown, *proof(answer, reader)]


def _none_lines(answer: Answer, reader: Reader) -> list[Html]:
    """Why there is no number, what is known nearby, and what to try."""
    language = reader.language
    parts = planned_parts(answer)
    if parts:
        return _planned_lines(answer, parts, reader)
    reason, way_on = why_none(answer, language)
    shown = [reason, *cautions(answer, reader)]
    if answer.nearby:
        shown.append(tell(language, "nearby"))
        shown += figure_lines(answer.nearby, answer.question, reader)
    return [*shown, way_on]


def _planned_lines(answer: Answer, parts: Sequence[Figure], reader: Reader) -> list[Html]:
    """The plans for parts, then what else is known nearby."""
    language, question = reader.language, answer.question
    shown = [tell(language, "plan-parts"), *figure_lines(parts, question, reader)]
    besides = [one for one in answer.nearby if one not in parts]
    if besides:
        shown += [tell(language, "nearby"), *figure_lines(besides, question, reader)]
    return shown
