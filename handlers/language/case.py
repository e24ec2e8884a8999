"""The case that the decision table looks at: what a text and a command say together."""

from dataclasses import dataclass

from handlers.language.parts import Parts
from handlers.language.slots import Slots
from store.measures import Measure
from store.questions import Shape


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What a command says before its arguments: measure, shape, and "planned" or "progress"."""

    measure: Measure | None = Measure.CLEARED_AREA
    shape: Shape | None = None
    status: str = ""


COMMANDS = {
    "cleared": Command(),
    "mines": Command(measure=Measure.MINES),
    "uxo": Command(measure=Measure.UXO),
    "found": Command(measure=Measure.EXPLOSIVES),
    "plan": Command(status="planned"),
    "progress": Command(status="progress"),
    "compare": Command(shape=Shape.COMPARE),
    "top": Command(shape=Shape.TOP),
    "trend": Command(shape=Shape.BY_MONTH),
    "map": Command(shape=Shape.BY_PLACE),
}
"""The commands that ask; `handlers.commands` has them all."""

PLAIN = Command(measure=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What the rows of the table look at."""

    slots: Slots
    parts: Parts
    command: Command
    carried: tuple[str, ...]
    too_long: bool
