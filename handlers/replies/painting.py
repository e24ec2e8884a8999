"""A picture as a PNG file, from its description."""

from typing import assert_never

from handlers.replies.canvas import Canvas
from handlers.replies.charts import draw_progress, draw_ranking
from handlers.replies.maps import draw_map
from handlers.replies.pictures import Map, Picture, Progress, Ranking, Timeline
from handlers.replies.timelines import draw_timeline


def png(picture: Picture) -> bytes:
    """The file that goes out."""
    return drawn(picture).png()


def drawn(picture: Picture) -> Canvas:
    """The canvas with everything on it."""
    match picture:
        case Timeline():
            return draw_timeline(picture)
        case Ranking():
            return draw_ranking(picture)
        case Progress():
            return draw_progress(picture)
        case Map():
            return draw_map(picture)
        case _:
            assert_never(picture)
