"""`hektar extract`: the figures of a text or of a file of figures, without storing any."""

from __future__ import annotations

import asyncio
import json
import sys
from datetime import date
from pathlib import Path

import click

from bot.commands.keeping import read_file
from bot.options import everywhere, options_of
from bot.problems import Problem

_TABLES = (".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods")
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@click.command()
@click.argument("file", metavar="FILE|-")
@click.option("--published", metavar="DATE", help="The day on which it was published.")
@click.option("--json", "as_json", is_flag=True, help="The figures as one JSON object.")
@everywhere
@click.pass_context
def extract(ctx: click.Context, *, file: str, published: str | None, as_json: bool) -> None:
    """Find the figures in a text or a table, and store nothing.

    FILE is a text file, CSV or XLSX, or - for the input. Without --published it is read as of
    today.
    """
    from zoneinfo import ZoneInfo

    options = options_of(ctx)
    config = options.load().config
    today = options.clock(config)().astimezone(ZoneInfo(config.people.time_zone)).date()
    day = _day(published) if published else today
    content = sys.stdin.buffer.read() if file == "-" else read_file(Path(file))
    if file.lower().endswith(_TABLES) or content.startswith(_WORKBOOKS):
        _extract_table(ctx, Path(file).name, content, day, as_json=as_json)
    else:
        _extract_text(_text(content, file), day, as_json=as_json)


def _extract_text(text: str, day: date, *, as_json: bool) -> None:
    from handlers.language.extract import extract as find_figures
    from handlers.replies.findings import as_json as described_json
    from handlers.replies.findings import as_lines

    found = find_figures(text, day)
    if as_json:
        click.echo(json.dumps(described_json(found), ensure_ascii=False))
    else:
        click.echo("\n".join(as_lines(found)))


def _extract_table(
    ctx: click.Context, name: str, content: bytes, day: date, *, as_json: bool
) -> None:
    from handlers.extracting import as_json as described_json
    from handlers.extracting import as_lines, extract_file

    found = asyncio.run(extract_file(name, content, day))
    if as_json:
        click.echo(json.dumps(described_json(found), ensure_ascii=False))
    else:
        click.echo("\n".join(as_lines(found)))
    if found.refused is not None:
        ctx.exit(1)


def _day(published: str) -> date:
    try:
        return date.fromisoformat(published.strip())
    except ValueError as error:
        raise Problem(f"{published} is not a day.", "Write --published as 2023-03-06.") from error


def _text(content: bytes, file: str) -> str:
    """The text of a file: UTF-8, or the old encodings of Russian and Azerbaijani texts."""
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return content.decode("utf-16", errors="replace")
    if b"\0" in content:
        raise Problem(f"{file} is not a text.", "Save it as plain text, or paste it.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    russian = content.decode("cp1251", errors="replace")
    letters = [letter.lower() for letter in russian if letter.isalpha()]
    if sum("а" <= letter <= "я" for letter in letters) * 2 > len(letters):
        return russian
    return content.decode("cp1254", errors="replace")
