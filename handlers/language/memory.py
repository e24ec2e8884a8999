"""What a chat remembers of a person's last question, as one short text to keep in the store."""

from dataclasses import replace
from typing import get_args

from handlers.language.readings import Context, Missing
from store.questions import Question, Scope, StaleQuestion, decode, encode

_PARTS = 5


def write(context: Context) -> str:
    """The text to keep: the encoded question, its operator, purpose and process, what lacks.

    `recall` reads it back. Names stand in full beside the code, which is too short for them.
    """
    scope = context.question.scope
    bare = replace(context.question, scope=Scope(status=scope.status))
    names = (scope.operator, scope.purpose, scope.process)
    return "\t".join((encode(bare), *names, ",".join(context.missing)))


def recall(text: str) -> Context | None:
    """The context that `write` wrote; None for a text of another version, or none of ours."""
    parts = text.split("\t")
    if len(parts) != _PARTS:
        return None
    code, operator, purpose, process, lacks = parts
    missing = tuple(name for name in get_args(Missing) if name in lacks.split(","))
    try:
        question: Question = decode(code)
    except StaleQuestion:
        return None
    scope = replace(question.scope, operator=operator, purpose=purpose, process=process)
    return Context(question=replace(question, scope=scope), missing=missing)
