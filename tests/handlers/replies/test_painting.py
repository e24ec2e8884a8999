"""What is drawn: nothing overlaps, nothing is cut, colours hold, files are small."""

from io import BytesIO
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageFilter

from handlers.replies import canvas, maps
from handlers.replies.painting import drawn, png
from handlers.replies.pictures import Picture, Ranking, Timeline, View
from handlers.replies.picturing import picture_of
from handlers.replies.reply import LANGUAGES, Reader
from handlers.replies.timelines import fold
from tests.handlers.replies.pictured import every_case, over_time, years_with_plans
from tests.handlers.replies.pictures_golden import ACCEPTED, FOLDER, SIZE, small

LARGEST = 200 * 1024
NAMES = [name for name, *_ in every_case()]
CASES = {name: (answer, view) for name, answer, view in every_case()}


def picture(name: str, language: str) -> Picture:
    answer, view = CASES[name]
    found = picture_of(answer, Reader(language=language), view)
    assert found is not None
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_no_label_overlaps_another_or_is_cut(name: str, language: str) -> None:
    page = drawn(picture(name, language))
    assert page.texts
    for index, box in enumerate(page.texts):
        assert box.within(page.box), box
        for other in page.texts[index + 1 :]:
            assert not box.overlaps(other), (box.words, other.words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_number_stands_on_the_line_of_a_plan(language: str) -> None:
    series, plans = years_with_plans()
    shown = picture_of(series, Reader(language=language), plans=plans)
    assert isinstance(shown, Timeline)
    page, bar = drawn(shown), shown.bars[0]
    (number,) = [box for box in page.texts if box.words == bar.said]
    (zero,) = [box for box in page.texts if box.words == "0"]
    top = next(box for box in page.texts if box.words == shown.ticks[-1].said)
    each = (middle_of(zero) - middle_of(top)) / shown.ticks[-1].at
    assert number.bottom <= middle_of(zero) - each * (bar.plan or 0)


def middle_of(box: canvas.Box) -> float:
    return (box.top + box.bottom) / 2


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ("41,915.77", ("41,915.77",)),
        ("1,784.23–23,504.43", ("1,784.23–", "23,504.43")),
        ("at least 28,663.4 ha", ("at least", "28,663.4 ha")),
        ("не менее 28\u00a0663,4\u00a0га", ("не менее", "28\u00a0663,4\u00a0га")),
    ],
)
def test_a_long_number_is_folded_where_it_is_read_on(said: str, lines: tuple[str, ...]) -> None:
    assert fold(said) == lines


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_few_wide_bars_have_their_numbers_lying(language: str) -> None:
    """On two lines, where one is too long: upright they would leave the bars no height."""
    shown = picture_of(over_time(5, "bounds"), Reader(language=language), View.USUAL)
    assert isinstance(shown, Timeline)
    page = drawn(shown)
    lines = {line for bar in shown.bars for line in fold(bar.said)}
    assert len(lines) > len(shown.bars)
    numbers = [box for box in page.texts if box.words in lines]
    assert all(box.right - box.left > box.bottom - box.top for box in numbers)
    assert {box.words for box in numbers} == lines


def test_names_and_numbers_stand_on_a_chart_whole() -> None:
    shown = picture("bars-60-bounds", "ru")
    assert isinstance(shown, Ranking)
    words = [box.words for box in drawn(shown).texts]
    for bar in shown.bars:
        assert bar.label in words
        assert bar.said in words


@pytest.mark.parametrize("name", ["time-13-bounds", "bars-60-plain", "map-everywhere"])
def test_a_file_is_a_small_png_as_wide_as_phones_show(name: str) -> None:
    data = png(picture(name, "ru"))
    assert len(data) <= LARGEST
    image = Image.open(BytesIO(data))
    assert image.format == "PNG"
    assert image.width == 1080
    assert image.height == 810 or (name == "bars-60-plain" and image.height < 2600)


def test_a_longer_list_is_a_higher_picture() -> None:
    assert drawn(picture("bars-13-plain", "en")).height == 810
    assert drawn(picture("bars-60-plain", "en")).height > 2000


def luminance(color: str) -> float:
    """Relative luminance (WCAG 2.1)."""
    parts = [int(color[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 to 21 (WCAG 2.1)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ink", [canvas.INK, canvas.QUIET, canvas.GREY, canvas.EARTH])
def test_words_are_read_on_the_ground(ink: str) -> None:
    assert contrast(ink, canvas.PAPER) >= 4.5


@pytest.mark.parametrize("color", [canvas.BLUE, canvas.EARTH, canvas.GREY])
def test_what_is_drawn_stands_out(color: str) -> None:
    assert contrast(color, canvas.PAPER) >= 3


def test_a_promise_and_what_was_done_are_told_apart() -> None:
    """Also by who sees no red or no green: the two differ in the blue that all see."""
    assert contrast(canvas.BLUE, canvas.SAND) >= 3
    blue, earth = (int(color[5:7], 16) for color in (canvas.BLUE, canvas.EARTH))
    assert blue - earth > 120


SEEN = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216),
                   (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413),
                     (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602),
                   (0.004733, 0.691367, 0.303900)),
}  # fmt: skip
"""What linear red, green and blue turn into for who lacks a kind of cone, after Machado, Oliveira
and Fernandes (2009), severity 1.0."""


def seen(color: str, lacking: str) -> np.ndarray:
    """CIE L*a*b* of a colour (D65) as it is seen by who has this colour blindness."""
    parts = np.array([int(color[n : n + 2], 16) / 255 for n in (1, 3, 5)])
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    linear = np.clip(np.array(SEEN[lacking]) @ linear, 0, 1)
    to_xyz = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    scaled = np.array(to_xyz) @ linear / np.array([0.9505, 1.0, 1.089])
    root = np.where(scaled > 0.008856, np.cbrt(scaled), 7.787 * scaled + 16 / 116)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])


TOLD_APART = 10.0
"""CIE76 difference of areas side by side that nobody takes for one; 2.3 is just noticed."""


@pytest.mark.parametrize("lacking", SEEN)
@pytest.mark.parametrize(
    ("one", "other"),
    [
        (canvas.BLUE, canvas.EARTH),
        (canvas.BLUE, canvas.PALE),
        (canvas.BLUE, canvas.SAND),
        (canvas.PALE, canvas.SAND),
        (canvas.PALE, canvas.PAPER),
        (canvas.SAND, canvas.PAPER),
        *pairwise(maps.SHADES),
    ],
)
def test_who_lacks_a_kind_of_cone_tells_what_is_drawn_apart(
    one: str, other: str, lacking: str
) -> None:
    assert np.linalg.norm(seen(one, lacking) - seen(other, lacking)) >= TOLD_APART


def test_shades_grow_darker_step_by_step() -> None:
    """Lightness alone tells them apart, so hue need not be seen."""
    steps = [luminance(shade) for shade in maps.SHADES]
    assert all(one > 1.3 * two for one, two in pairwise(steps))
    assert [maps.shade(n, 2) for n in range(2)] == [maps.SHADES[0], maps.SHADES[-1]]
    assert len({maps.shade(n, 5) for n in range(5)}) == 5


NOTICED = 40
"""Of 255: a difference of a spot of some pixels that one would notice."""


def worst(difference: Image.Image) -> int:
    """The largest difference of any pixel in any colour."""
    return max(int(np.max(np.asarray(band))) for band in difference.split())


@pytest.mark.parametrize(("name", "language"), ACCEPTED)
def test_a_picture_is_the_accepted_one(name: str, language: str) -> None:
    """To the eye: blurred, no spot of it differs by more than a shade that one would notice."""
    accepted = Image.open(FOLDER / f"{name}-{language}.png").convert("RGB")
    now = small(png(picture(name, language)))
    assert accepted.size == now.size == SIZE
    blur = ImageFilter.GaussianBlur(2)
    difference = ImageChops.difference(accepted.filter(blur), now.filter(blur))
    assert worst(difference) <= NOTICED


def test_the_tolerance_sees_a_changed_bar() -> None:
    """The check above would fail if a range were drawn as a number."""
    accepted = Image.open(FOLDER / "time-joint-en.png").convert("RGB")
    changed = small(png(picture("time-13-bounds", "en")))
    blur = ImageFilter.GaussianBlur(2)
    difference = ImageChops.difference(accepted.filter(blur), changed.filter(blur))
    assert worst(difference) > NOTICED


def test_no_accepted_picture_is_left_over() -> None:
    names = {f"{name}-{language}.png" for name, language in ACCEPTED}
    assert {path.name for path in Path(FOLDER).iterdir()} == names
