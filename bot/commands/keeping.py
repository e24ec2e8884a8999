"""`hektar import`, `export`, `backup`, `extract`; and what comes with a later part: `digest`."""

from __future__ import annotations

import asyncio
import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.options import Options, everywhere, options_of
from bot.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handlers.context import Desk
    from handlers.importing import Draft


@click.command(name="import")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--yes", is_flag=True, help="Store without asking; accepts notes and warnings.")
@everywhere
@click.pass_context
def import_(ctx: click.Context, *, files: tuple[str, ...], yes: bool) -> None:
    """Store the figures of CSV files, after a preview.

    Lines that cannot be stored are listed, and make the exit status 1.
    """
    options = options_of(ctx)
    if options.role in {"reader", "contributor"}:
        raise Problem(f"A {options.role} stores no figures: use --as approver or --as owner.")
    if not asyncio.run(_import(options, [Path(file) for file in files], yes=yes)):
        ctx.exit(1)


async def _import(options: Options, files: list[Path], *, yes: bool) -> bool:
    from bot.app import open_desk
    from bot.telemetry import follow

    config = options.load().config
    follow(config)
    contents = [(file, _read(file)) for file in files]
    async with open_desk(config, options.clock(config)) as desk:
        done = [
            await _import_one(desk, options, file, content, yes=yes) for file, content in contents
        ]
    return all(done)


async def _import_one(
    desk: Desk, options: Options, file: Path, content: bytes, *, yes: bool
) -> bool:
    """Whether everything in the file is on record now."""
    from handlers.importing import preview, store_draft
    from handlers.language.cells import Reason
    from handlers.replies.imports import reason, stored_words
    from handlers.replies.messages import say

    draft = await preview(desk, file.name, content)
    if isinstance(draft, Reason):
        click.echo(f"{file}: {reason(draft, options.reading_language)}")
        return False
    for line in _previewed(file, draft, options.reading_language):
        click.echo(line)
    if not draft.figures:
        return not draft.stopped
    language = options.reading_language
    if not yes and not _confirmed(len(draft.figures), language):
        click.echo(say(language, "import-nothing"))
        return False
    upload = await store_draft(desk, draft, f"{options.role or 'owner'} at a terminal")
    click.echo(stored_words(upload.added, language))
    return not draft.stopped


def _previewed(file: Path, draft: Draft, language: str) -> Iterator[str]:
    """The counts, then each note and each line that is stopped, in the reader's language."""
    from handlers.replies.imports import counts, reason, stopped

    found = counts(len(draft.figures), len(draft.known), len(draft.stopped), language)
    yield f"{file}: {found}"
    for note in draft.notes:
        yield f"  {reason(note, language)}"
    for stop in draft.stopped:
        yield f"  {stopped(stop.row, stop.reason, language)}"


def _confirmed(figures: int, language: str) -> bool:
    from handlers.replies.messages import say

    if not sys.stdin.isatty():
        raise Problem("Nothing was stored: add --yes to store without being asked.")
    return click.confirm(say(language, "import-confirm", count=figures), err=True)


def _read(file: Path) -> bytes:
    """The bytes of a file, one more than is taken at most: the preview says so then."""
    from handlers.files import LARGEST

    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST + 1)
    except OSError as error:
        raise Problem(f"{file} cannot be read: {error.strerror}.") from error


@click.command()
@click.argument("file", metavar="FILE")
@everywhere
@click.pass_context
def export(ctx: click.Context, *, file: str) -> None:
    """Write all figures with their sources as CSV.

    They go to FILE, or with - to the output.
    """
    asyncio.run(_export(options_of(ctx), file))


async def _export(options: Options, file: str) -> None:
    from bot.app import open_desk
    from bot.telemetry import follow
    from handlers.exporting import export_csv

    if file.lower().endswith((".xlsx", ".xls", ".ods")):
        raise Problem("Figures are exported as CSV for now.", "Name a file that ends in .csv.")
    config = options.load().config
    follow(config)
    async with open_desk(config, options.clock(config)) as desk:
        content = await export_csv(desk)
    _write(file, content)
    if file != "-":
        click.echo(f"Written: {file}")


def _write(file: str, content: bytes) -> None:
    if file == "-":
        sys.stdout.buffer.write(content)
        return
    try:
        Path(file).write_bytes(content)
    except OSError as error:
        raise Problem(f"{file} cannot be written: {error.strerror}.") from error


@click.command()
@click.argument("file", metavar="FILE")
@everywhere
@click.pass_context
def backup(ctx: click.Context, *, file: str) -> None:
    """Write a consistent copy of the store to FILE.

    FILE is a new SQLite file, or the URL of an empty store: so a store moves to PostgreSQL, or
    back. Others may go on using the store meanwhile.
    """
    from bot.config import sqlite_url

    url = file
    if "://" not in file:
        if Path(file).exists():
            raise Problem(f"{file} exists already.", "Name a new file: nothing is overwritten.")
        url = sqlite_url(Path(file))
    click.echo(f"{asyncio.run(_backup(options_of(ctx), url))} rows copied.")


async def _backup(options: Options, url: str) -> int:
    from bot.app import is_made, open_store
    from bot.config import store_url
    from bot.telemetry import follow
    from store.backup import copy
    from store.schema import migrate

    config = options.load().config
    follow(config)
    if not is_made(store_url(config)):
        raise Problem(
            f"There is no store at {store_url(config)}, so nothing was copied.",
            "Name the one that you mean with --store, or in [store] url.",
        )
    async with open_store(config) as source, open_store(config.with_store(url)) as target:
        await migrate(source)
        await migrate(target)
        return await copy(source, target)


@click.command()
@click.argument("file", metavar="FILE|-")
@click.option("--published", metavar="DATE", help="The day on which the text was published.")
@click.option("--json", "as_json", is_flag=True, help="The figures as one JSON object.")
@everywhere
@click.pass_context
def extract(ctx: click.Context, *, file: str, published: str | None, as_json: bool) -> None:
    """Find the figures in a text, and store nothing.

    FILE is a text file, or - for the input. Without --published it is read as of today.
    """
    from zoneinfo import ZoneInfo

    from handlers.language.extract import extract as find_figures
    from handlers.replies.findings import as_json as described_json
    from handlers.replies.findings import as_lines

    options = options_of(ctx)
    config = options.load().config
    today = options.clock(config)().astimezone(ZoneInfo(config.people.time_zone)).date()
    day = _day(published) if published else today
    content = sys.stdin.buffer.read() if file == "-" else _read(Path(file))
    found = find_figures(_text(content, file), day)
    if as_json:
        click.echo(json.dumps(described_json(found), ensure_ascii=False))
    else:
        click.echo("\n".join(as_lines(found)))


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


@click.command()
@click.option("--month", metavar="YYYY-MM", help="The month that it is about.")
@everywhere
def digest(*, month: str | None) -> None:
    """Print what subscribers would get for a month. Not yet."""
    del month
    raise Problem("Not yet: it comes with the monthly digests.")
