"""Golden pictures, small. `python -m tests.handlers.replies.pictures_golden` draws them anew.

Look at each before you commit it: what it shows is what people see.
"""

from io import BytesIO
from pathlib import Path

from PIL import Image

from handlers.replies.painting import png
from handlers.replies.picturing import picture_of
from handlers.replies.reply import Reader
from tests.handlers.replies.pictured import every_case

FOLDER = Path(__file__).parent / "pictures"
SIZE = (540, 405)
ACCEPTED = [
    ("time-joint", "en"),
    ("time-13-bounds", "ru"),
    ("bars-13-missing", "az"),
    ("map-13-bounds", "ru"),
    ("map-13-missing", "en"),
    ("progress-running", "az"),
    ("time-1-plain", "az"),
    ("time-60-missing", "en"),
    ("time-13-mines", "az"),
    ("time-2-compared", "ru"),
    ("bars-2-zeros", "ru"),
    ("bars-13-giant", "en"),
    ("map-13-nothing", "az"),
    ("map-everywhere", "ru"),
    ("progress-unknown", "en"),
]


def small(data: bytes) -> Image.Image:
    """A picture at half its size."""
    return Image.open(BytesIO(data)).convert("RGB").resize(SIZE, Image.Resampling.BOX)


def _write() -> None:
    FOLDER.mkdir(exist_ok=True)
    cases = {name: (answer, view) for name, answer, view in every_case()}
    for name, language in ACCEPTED:
        answer, view = cases[name]
        picture = picture_of(answer, Reader(language=language), view)
        if picture is None:
            raise SystemExit(f"there is no picture {name}")
        image = small(png(picture)).quantize(64, dither=Image.Dither.NONE)
        image.save(FOLDER / f"{name}-{language}.png", optimize=True)


if __name__ == "__main__":
    _write()
