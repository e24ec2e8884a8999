"""A picture as a PNG file; run as a program, it draws what it is sent, within limits."""

import gc
import pickle
import resource
import sys
from typing import BinaryIO, assert_never

from handlers.replies.canvas import Canvas
from handlers.replies.charts import draw_progress, draw_ranking
from handlers.replies.maps import draw_map
from handlers.replies.pictures import Map, Picture, Progress, Ranking, Timeline
from handlers.replies.timelines import draw_timeline
from store.geography import outlines

MEMORY = 512 << 20
"""Bytes of address space that the program may use; matplotlib takes less than half of it."""
_LENGTH = 4


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


def warm() -> None:
    """Load what pictures take: libraries, letters and the outlines of maps."""
    page = Canvas()
    page.text((0, page.height / 2), "0", 24, halo=True)
    page.png()
    outlines()


def serve(orders: BinaryIO, files: BinaryIO) -> None:
    """Draw pickled pictures until the orders end; each is preceded by its length.

    The orders come from our own process. What cannot be drawn is answered with a length of 0.
    """
    while length := int.from_bytes(orders.read(_LENGTH), "big"):
        try:
            data = png(pickle.loads(orders.read(length)))  # noqa: S301 - our own process wrote it
        except Exception:  # whatever it is, the next picture may be drawn
            data = b""
        files.write(len(data).to_bytes(_LENGTH, "big") + data)
        files.flush()


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    warm()
    gc.freeze()  # what is loaded stays: no look for garbage goes through it again
    serve(sys.stdin.buffer, sys.stdout.buffer)
