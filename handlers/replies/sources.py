"""All the sources of an answer: how it was worked out, and each figure as it was printed."""

from handlers.replies.buttons import back_button
from handlers.replies.computation import computations
from handlers.replies.evidence import MOST_CARDS, behind, card
from handlers.replies.markup import EMPTY, bold, escape, join, lines
from handlers.replies.messages import say, tell
from handlers.replies.names import reading_label
from handlers.replies.pictures import View
from handlers.replies.reply import Reader, Reply
from store.answers.values import Answer


def sources_reply(answer: Answer, reader: Reader, view: View = View.USUAL) -> Reply:
    """How it was worked out, every figure behind it as it was printed, and a button back."""
    language = reader.language
    title = bold(say(language, "sources-title"))
    label = escape(reading_label(answer.question, language))
    found = [join(": ", (title, label))]
    computed = list(computations(answer, reader))
    found += [EMPTY, *computed] if computed else []
    figures = behind(answer)
    groups = (
        ("", figures),
        ("others", [one for one in answer.others if one not in figures]),
        ("conflict", answer.conflict),
        ("other-scopes", answer.also),
        ("nearby", answer.nearby),
    )
    for heading, group in groups:
        if group and heading:
            found += [EMPTY, bold(say(language, heading))]
        for index, figure in enumerate(group[:MOST_CARDS], start=1):
            found += [EMPTY, *card(figure, reader, f"{index}. ")]
        if len(group) > MOST_CARDS:
            found += [EMPTY, tell(language, "and-more-figures", count=len(group) - MOST_CARDS)]
    if not any(group for _, group in groups):
        found += [EMPTY, tell(language, "sources-none")]
    return Reply(html=lines(*found), buttons=back_button(answer.question, reader, view))
