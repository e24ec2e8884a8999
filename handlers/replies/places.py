"""A shared location in words: the district's figure, which districts it may be, or none."""

from collections.abc import Sequence

from handlers.replies.answers import reply
from handlers.replies.buttons import choice_buttons
from handlers.replies.markup import lines
from handlers.replies.messages import say, tell
from handlers.replies.names import listed
from handlers.replies.reply import Reader, Reply, Telephones
from store.answers.values import Answer
from store.catalogue import load_catalogue
from store.questions import Question


def in_district(answer: Answer, reader: Reader, telephones: Telephones) -> Reply:
    """The answer, that the place lies there, and that this does not make it safe."""
    language = reader.language
    name = load_catalogue().name(answer.question.places[0], language)
    where = say(language, "location-in", place=name)
    safety = say(language, "start-safety", **telephones.params)
    return reply(answer, reader, note=f"{where} {safety}")


def located(
    questions: Sequence[Question], reader: Reader, telephones: Telephones, *, undrawn: str = ""
) -> Reply:
    """The districts that the place may lie in, a button for each.

    It is near a border; or, with `undrawn`, it may lie in that district, whose boundary is not
    published.
    """
    language, catalogue = reader.language, load_catalogue()
    names = tuple(catalogue.name(question.places[0], language) for question in questions)
    either = listed(names, language, either=True)
    if undrawn:
        named = catalogue.name(undrawn, language)
        where = tell(language, "location-undrawn", places=either, undrawn=named)
    elif len(names) > 1:
        where = tell(language, "location-near", places=either)
    else:
        where = tell(language, "location-edge", place=either)
    return Reply(
        html=lines(where, tell(language, "start-safety", **telephones.params)),
        buttons=choice_buttons(questions, reader),
    )


def outside(reader: Reader, telephones: Telephones) -> Reply:
    """The place lies in none of the districts."""
    language = reader.language
    return Reply(
        html=lines(
            tell(language, "location-outside"),
            tell(language, "start-safety", **telephones.params),
        )
    )
