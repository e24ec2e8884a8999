"""How we know: in at most ten lines, each figure with its source and whose work it counts."""

from dataclasses import replace

import pytest

from handlers.replies.evidence import figure_line, figure_lines
from handlers.replies.markup import plain
from handlers.replies.proof import MOST_LINES, proof
from handlers.replies.reply import LANGUAGES, Reader
from store.answers.values import Answer, Kind
from store.periods import Period, month, year
from store.questions import Scope
from store.records import Qualifier
from tests.handlers.replies.builders import LAND, bounded, figure, minus, plus, question, summed
from tests.handlers.replies.cases import answers

EN = Reader(language="en")
WHOLE = question(LAND, period=year(2023))
MONTHS = [figure(question(LAND, period=month(2023, n)), str(100 * n), n) for n in range(1, 13)]
WIDE = [
    figure(question(LAND, period=Period(end=month(2023, n).end)), str(9000 + n), 20 + n)
    for n in range(1, 13)
]
BESIDE = (figure(replace(WHOLE, scope=Scope(operator="ANAMA")), "5000", 40),) * 2
OTHERS = tuple(figure(WHOLE, str(5000 + n), 50 + n, qualifier=Qualifier.ABOUT) for n in range(5))

LONG = {
    "a long sum": summed(WHOLE, *MONTHS),
    "two long ends": bounded(
        WHOLE, 1, 10**12, low_by=(*plus(*MONTHS), *minus(*WIDE)), high_by=plus(*WIDE)
    ),
    "a long low end": bounded(WHOLE, 1, 10**12, low_by=plus(*MONTHS), high_by=plus(WIDE[0])),
    "a long high end": bounded(WHOLE, 1, 10**12, low_by=plus(MONTHS[0]), high_by=plus(*WIDE)),
}


@pytest.mark.parametrize("name", LONG)
@pytest.mark.parametrize("others", [(), OTHERS])
def test_a_proof_takes_ten_lines_at_most_and_names_figures(
    name: str, others: tuple[object, ...]
) -> None:
    answer = LONG[name]
    if others:
        answer = replace(answer, others=OTHERS, nearby=BESIDE)
    lines = [plain(line) for line in proof(answer, EN)]
    assert len(lines) <= MOST_LINES
    assert sum("Trend, 5 January 2024 · F-" in line for line in lines) >= 4
    assert any(line.startswith("… and ") for line in lines)


@pytest.mark.parametrize("answer", answers().values(), ids=answers())
def test_no_answer_is_proved_at_greater_length(answer: Answer) -> None:
    for language in LANGUAGES:
        if answer.kind is not Kind.NONE and not answer.rows:
            assert len(proof(answer, Reader(language=language))) <= MOST_LINES


def test_a_figure_of_another_scope_says_whose_work_it_counts() -> None:
    anama = replace(WHOLE, scope=Scope(operator="ANAMA"))
    roads = replace(WHOLE, scope=Scope(purpose="transport"))
    assert "ANAMA alone" in figure_line(figure(anama, "5000"), WHOLE, EN)
    assert "operator not named" in figure_line(figure(WHOLE, "5000"), anama, EN)
    assert "purpose not named" in figure_line(figure(WHOLE, "5000"), roads, EN)
    assert "not named" not in figure_line(figure(anama, "5000"), anama, EN)


def test_beside_figures_of_other_scopes_each_says_whose_work_it_counts() -> None:
    anama = replace(WHOLE, scope=Scope(operator="ANAMA"))
    own, other = (plain(line) for line in figure_lines(
        [figure(anama, "5000"), figure(WHOLE, "9000")], anama, EN
    ))  # fmt: skip
    assert "ANAMA alone" in own
    assert "operator not named" in other
