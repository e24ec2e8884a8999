"""A canvas in pixels: the one module that imports matplotlib, and that knows each text's box.

Lengths are pixels, y grows downward. matplotlib's own `Figure` without axes: a chart is laid out
by our code, which therefore knows where every label stands and can keep them apart.
"""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

Point = tuple[float, float]

WIDTH, HEIGHT = 1080, 810
"""Pixels that phones show whole, at three of theirs for one point."""

PAPER, INK, QUIET, RULE = "#fbfbf8", "#1c1c1c", "#565656", "#d9d9d4"
"""Our own light ground, so that pictures look the same in light and dark themes."""
BLUE, PALE, EARTH, SAND, GREY = "#0072b2", "#b5d6ea", "#a84600", "#f3dcc8", "#707070"
"""Told apart by colour-blind people (after Okabe and Ito); each with contrast against PAPER."""

_FONT = "DejaVu Sans"
"""Comes with matplotlib, and has the letters of Azerbaijani and Russian."""
_OUTLINED = 100.0
"""Pixels that letters are high when they are made areas, of any size then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Where something stands: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float
    words: str = ""

    def overlaps(self, other: "Box", margin: float = 0.0) -> bool:
        """Whether they have a point in common, or are nearer than `margin`."""
        return (
            self.left < other.right + margin
            and other.left < self.right + margin
            and self.top < other.bottom + margin
            and other.top < self.bottom + margin
        )

    def within(self, other: "Box") -> bool:
        """Whether it lies in `other` whole."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )


class Canvas:
    """A picture being drawn. `texts` are the boxes of all words on it."""

    def __init__(self, height: int = HEIGHT) -> None:
        """`WIDTH` wide; long lists are higher than usual."""
        self.width, self.height = WIDTH, height
        self.texts: list[Box] = []
        self._tools = _tools()
        self._layer = 0
        # At 72 dots an inch a point is a pixel.
        self._figure = self._tools.Figure(
            figsize=(WIDTH / 72, height / 72), dpi=72, facecolor=PAPER
        )
        self._canvas = self._tools.FigureCanvasAgg(self._figure)

    @property
    def box(self) -> Box:
        """All of it."""
        return Box(left=0, top=0, right=self.width, bottom=self.height)

    def size(self, words: str, size: float, *, bold: bool = False) -> tuple[float, float]:
        """Width and height of words on one line; the height is that of any line."""
        return _extent(words, size, bold), 1.18 * size

    def text(
        self,
        at: Point,
        words: str,
        size: float,
        *,
        color: str = INK,
        bold: bool = False,
        align: str = "left",
        upright: bool = False,
        halo: bool = False,
    ) -> Box:
        """Words on one line, `at` their left, center or right end and vertical middle.

        `upright`: read from below; then `at` is their lower end and horizontal middle.
        """
        box = self.text_box(at, words, size, bold=bold, align=align, upright=upright)
        self.texts.append(box)
        if halo:
            self._outlined(box, words, size, color=color, bold=bold, upright=upright)
            return box
        artist = self._tools.Text(
            at[0],
            self.height - at[1] - (0 if upright else 0.36 * size),
            words,
            fontproperties=_font(size, bold),
            color=color,
            ha="left" if upright else align,
            va="baseline",
            rotation=90 if upright else 0,
            rotation_mode="anchor",
            transform=self._tools.IdentityTransform(),
        )
        if upright:
            artist.set_position((at[0] + 0.36 * size, self.height - at[1]))
        self._add(artist)
        return box

    def _outlined(
        self, box: Box, words: str, size: float, *, color: str, bold: bool, upright: bool
    ) -> None:
        """Words in `box` with an edge of PAPER, as areas: laid out once for all maps."""
        if upright:
            x, y = (box.left + box.right) / 2 + 0.36 * size, box.bottom
        else:
            x, y = box.left, (box.top + box.bottom) / 2 + 0.36 * size
        place = self._tools.Affine2D().scale(size / _OUTLINED).rotate_deg(90 if upright else 0)
        place.translate(x, self.height - y)
        for width in (size / 5, 0):
            self._add(
                self._tools.PathPatch(
                    _outline(words, bold),
                    facecolor=color,
                    edgecolor=PAPER,
                    linewidth=width,
                    joinstyle="round",
                    transform=place,
                )
            )

    def text_box(
        self,
        at: Point,
        words: str,
        size: float,
        *,
        bold: bool = False,
        align: str = "left",
        upright: bool = False,
    ) -> Box:
        """Where `text` would stand."""
        width, height = self.size(words, size, bold=bold)
        x, y = at
        if upright:
            return Box(
                left=x - height / 2, right=x + height / 2, top=y - width, bottom=y, words=words
            )
        left = x - {"left": 0.0, "center": width / 2, "right": width}[align]
        return Box(
            left=left, right=left + width, top=y - height / 2, bottom=y + height / 2, words=words
        )

    def rect(self, box: Box, **style: Any) -> None:  # noqa: ANN401 - matplotlib's own properties
        """A rectangle; `style` as `polygon` takes it."""
        corners = [
            (box.left, box.top),
            (box.right, box.top),
            (box.right, box.bottom),
            (box.left, box.bottom),
        ]
        self.polygon([corners], **style)

    def polygon(
        self,
        rings: Iterable[Sequence[Point]],
        *,
        fill: str = "none",
        edge: str = "none",
        width: float = 0.0,
        hatch: str = "",
        ink: str = "",
    ) -> None:
        """An area with holes; `hatch` in matplotlib's signs, drawn in the colour `ink`."""
        vertices: list[Point] = []
        codes: list[int] = []
        path = self._tools.Path
        for ring in rings:
            vertices += [(x, self.height - y) for x, y in ring] + [(0, 0)]
            codes += [path.MOVETO, *[path.LINETO] * (len(ring) - 1), path.CLOSEPOLY]
        patch = self._tools.PathPatch(
            path(vertices, codes),
            facecolor=fill,
            edgecolor=edge,
            linewidth=width,
            joinstyle="round",
            transform=self._tools.IdentityTransform(),
        )
        if hatch:
            patch.set_hatch(hatch)
            patch.set_hatchcolor(ink or edge)
        self._add(patch)

    def line(
        self, points: Sequence[Point], color: str, width: float = 2.0, *, dashed: bool = False
    ) -> None:
        """A line through points."""
        self._add(
            self._tools.Line2D(
                [x for x, _ in points],
                [self.height - y for _, y in points],
                color=color,
                linewidth=width,
                linestyle=(0, (4, 2)) if dashed else "solid",
                solid_capstyle="butt",
                transform=self._tools.IdentityTransform(),
            )
        )

    def _add(self, artist: Any) -> None:  # noqa: ANN401
        """What is drawn later covers what was drawn before."""
        self._layer += 1
        artist.set_zorder(self._layer)
        self._figure.add_artist(artist)

    def png(self) -> bytes:
        """The picture as a file, in 256 colours of its own: a third of the bytes, and sooner."""
        self._canvas.draw()
        image = self._tools.Image.frombuffer(
            "RGBA", (self.width, self.height), self._canvas.buffer_rgba(), "raw", "RGBA", 0, 1
        ).convert("RGB")
        method = self._tools.Image.Quantize.FASTOCTREE
        out = io.BytesIO()
        image.quantize(256, method=method, dither=self._tools.Image.Dither.NONE).save(out, "PNG")
        return out.getvalue()


@cache
def _tools() -> Any:  # noqa: ANN401 - a library that is imported on first use has no type here
    """What is taken from matplotlib, with its own defaults and nobody's configuration."""
    from types import SimpleNamespace

    import matplotlib as mpl
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path
    from matplotlib.text import Text
    from matplotlib.textpath import TextPath
    from matplotlib.transforms import Affine2D, IdentityTransform
    from PIL import Image

    mpl.rcdefaults()
    mpl.rcParams["hatch.linewidth"] = 2.0
    mpl.rcParams["text.parse_math"] = False
    return SimpleNamespace(
        FigureCanvasAgg=FigureCanvasAgg,
        Image=Image,
        Figure=Figure,
        Line2D=Line2D,
        PathPatch=PathPatch,
        Path=Path,
        Text=Text,
        TextPath=TextPath,
        Affine2D=Affine2D,
        IdentityTransform=IdentityTransform,
    )


@cache
def _font(size: float, bold: bool) -> Any:  # noqa: ANN401, FBT001
    from matplotlib.font_manager import FontProperties

    return FontProperties(family=_FONT, size=size, weight="bold" if bold else "normal")


@lru_cache(maxsize=1000)
def _outline(words: str, bold: bool) -> Any:  # noqa: ANN401, FBT001
    """The outline of words whose letters are `_OUTLINED` pixels high."""
    return _tools().TextPath((0, 0), words, prop=_font(_OUTLINED, bold))


@cache
def _face(bold: bool) -> Any:  # noqa: ANN401, FBT001
    """A font to measure with, at 100 pixels."""
    from matplotlib.font_manager import findfont
    from matplotlib.ft2font import FT2Font

    _tools()
    face = FT2Font(findfont(_font(100, bold)))
    face.set_size(100, 72)
    return face


@cache
def _extent(words: str, size: float, bold: bool) -> float:  # noqa: FBT001
    face = _face(bold)
    face.set_text(words, 0.0)
    return float(face.get_width_height()[0]) / 64 * size / 100 + 1
