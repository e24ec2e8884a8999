"""An answer by its code: the whole computation, the number marked, who brought which figure."""

from dataclasses import replace

from handlers.replies.computation import computations
from handlers.replies.evidence import LONGEST_WORDS, source_sentence
from handlers.replies.markup import fit, plain, visible_length
from handlers.replies.reply import Reader
from store.answers.values import Term
from store.measures import Measure
from store.periods import month, year
from store.records import Qualifier
from tests.handlers.replies.builders import bounded, figure, minus, plus, question, summed

EN = Reader(language="en")
AP = question(Measure.AP_MINES, period=year(2023))


def test_nothing_of_a_long_computation_is_left_out() -> None:
    parts = [
        figure(question(Measure.AP_MINES, period=month(2023, number % 12 + 1)), str(number))
        for number in range(101, 401)
    ]
    (first, *rest) = [plain(line) for line in computations(summed(AP, *parts), EN)]
    told = " ".join([first, *rest])
    assert told.startswith("Computed: 101 + 102 + ")
    assert all(f" {number} " in told for number in range(101, 401))
    assert told.endswith(f"= {sum(range(101, 401)):,}")
    assert "…" not in told
    assert all(visible_length(line) < 100 for line in rest)
    assert len(fit("\n".join([first, *rest]))) == 1


def test_each_end_is_computed_and_an_arrow_says_that_it_is_rounded() -> None:
    half = Term(figure=figure(AP, "15"), times=1)
    ten = figure(AP, "10")
    ends = bounded(AP, 5, 24, low_by=(half, *minus(ten)), high_by=plus(ten, ten))
    assert [plain(line) for line in computations(ends, EN)] == [
        "At least: 15 − 10 = 5",
        "At most: 10 + 10 → 24",
    ]


def test_an_end_that_one_figure_says_is_that_figure() -> None:
    ends = bounded(AP, None, 61, high_by=plus(figure(AP, "61")))
    assert [plain(line) for line in computations(ends, EN)] == ["At most: 61"]


def test_the_number_is_marked_however_the_source_wrote_it() -> None:
    land = question(Measure.CLEARED_AREA, period=year(2023))
    said = figure(land, "2790.9", words="In 2023 some 2.790,9 hectares & more were cleared.")
    assert "<b>2.790,9</b>" in source_sentence(said, "en")
    assert "&amp; more" in source_sentence(said, "en")


def test_of_very_long_words_the_part_with_the_number_is_shown() -> None:
    words = "first " * 300 + "61 mines" + " last" * 300
    said = replace(figure(AP, "61", words=words), qualifier=Qualifier.EXACT)
    shown = plain(source_sentence(said, "en"))
    assert "<b>61</b>" in source_sentence(said, "en")
    assert len(shown) < LONGEST_WORDS + 10
    assert shown.startswith("“…")
    assert shown.endswith("…”")
