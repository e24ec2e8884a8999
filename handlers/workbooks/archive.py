"""The ZIP that a workbook is: looked at from outside before anything in it is unpacked."""

import io
import zipfile
from collections.abc import Iterator

MOST_PARTS = 2000
"""Entries of a workbook; real ones have some dozens."""
MOST_UNPACKED = 512 * 1024 * 1024
"""Bytes that its entries may say they become."""
MOST_TIMES = 400
"""How many times larger than the file they may be; repetitive sheets reach 150."""
SMALL = 8 * 1024 * 1024
"""Bytes from which on that ratio counts."""
PIECE = 1 << 18
"""Bytes of a part that are looked at together: they stay in the processor's cache."""

_KINDS = (
    ("xl/vbaProject.bin", "macros"),
    ("xl/workbook.bin", "old-workbook"),
    ("word/document.xml", "document"),
    ("ppt/presentation.xml", "document"),
    ("content.xml", "open-document"),
    ("Index/Document.iwa", "other-workbook"),
)
"""A part that tells what else a ZIP is."""


class Refused(Exception):  # noqa: N818 - a refusal, not an error
    """The workbook is not read; `why` is what `handlers.language.cells.Reason` calls it."""

    def __init__(self, why: str) -> None:
        """`why` is the message `import-<why>`."""
        super().__init__(why)
        self.why = why


def open_archive(content: bytes) -> zipfile.ZipFile:
    """The archive of an XLSX file without macros; raises Refused for anything else."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Refused("damaged") from error
    entries = archive.infolist()
    if len(entries) > MOST_PARTS:
        raise Refused("bomb")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MOST_UNPACKED or (unpacked > SMALL and unpacked > MOST_TIMES * len(content)):
        raise Refused("bomb")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused("encrypted")
    names = [entry.filename for entry in entries]
    for part, why in _KINDS:
        if part in names:
            raise Refused(why)
    if "xl/workbook.xml" not in names:
        raise Refused("archive" if "[Content_Types].xml" not in names else "other-workbook")
    if len(set(names)) < len(names):
        raise Refused("damaged")  # which of the two counts is for each program to choose
    if b"macroEnabled" in read_part(archive, "[Content_Types].xml"):
        raise Refused("macros")
    return archive


def stream(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """A part piece by piece, its length and checksum held to what the archive says of it."""
    try:
        with archive.open(name) as part:
            while piece := part.read(PIECE):
                yield piece
    except Exception as error:  # of the ZIP, of the file, or one of zlib, lzma and bz2
        raise Refused("damaged") from error


def read_part(archive: zipfile.ZipFile, name: str) -> bytes:
    """A small part as a whole, b"" when there is none; raises Refused when it is not small."""
    if name not in archive.namelist():
        return b""
    found = b""
    for piece in stream(archive, name):
        found += piece
        if len(found) > SMALL:
            raise Refused("bomb")
    return found
