"""`hektar import`, `export`, `backup`, `digest`."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.bar import bar
from bot.options import Options, everywhere, options_of
from bot.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handlers.context import Desk
    from handlers.importing import Preview

MOST_REFS = 10
"""Codes of stored figures that are printed."""


@click.command(name="import")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--yes", is_flag=True, help="Store without asking; accepts notes and warnings.")
@everywhere
@click.pass_context
def import_(ctx: click.Context, *, files: tuple[str, ...], yes: bool) -> None:
    """Store the figures of CSV and XLSX files, after a preview.

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
    contents = [(file, read_file(file)) for file in files]
    async with open_desk(config, options.clock(config)) as desk:
        done = [
            await _import_one(desk, options, file, content, yes=yes) for file, content in contents
        ]
    return all(done)


async def _import_one(
    desk: Desk, options: Options, file: Path, content: bytes, *, yes: bool
) -> bool:
    """Whether everything in the file is on record now."""
    from bot.conversation import person_id
    from handlers.importing import preview, store_preview
    from handlers.language.cells import Reason
    from handlers.replies.imports import reason, stored_words
    from handlers.replies.messages import say

    with bar(file.name) as progress:
        found = await preview(
            desk, file.name, content, person_id(options.role or "owner"), progress
        )
    if isinstance(found, Reason):
        click.echo(f"{file}: {reason(found, options.reading_language)}")
        return False
    for line in _previewed(file, found, options.reading_language):
        click.echo(line)
    complete = not found.stops
    if not found.new:
        return complete
    language = options.reading_language
    if not yes and not _confirmed(found.new, language):
        click.echo(say(language, "import-not-stored"))
        return False
    stored = await store_preview(desk, found)
    if stored is None:
        click.echo(say(language, "import-meanwhile"))
        return False
    click.echo(stored_words(stored.added, language))
    if stored.cited:
        click.echo(say(language, "draft-stored-second", count=stored.cited))
    return complete


def _previewed(file: Path, found: Preview, language: str) -> Iterator[str]:
    """The counts, then each note, doubted line and row that is stopped, in that language."""
    from handlers.replies.concerns import sentence
    from handlers.replies.imports import counts, stopped_line

    draft = found.draft
    yield f"{file}: {counts(found.new, found.known, found.stops, language)}"
    for note in draft.notes:
        yield f"  {sentence(note, language)}"
    for line in (*draft.lines, *found.stopped.lines):
        where = line.row or str(line.number)
        for doubt in line.every_doubt if line.verdict.standing != "same" else ():
            words = sentence(doubt, language, line.figure.measure)
            yield f"  {doubt.level}: {stopped_line(where, words, language)}"
    for left in draft.left_out if not draft.text else ():
        yield f"  {stopped_line(left.words, sentence(left, language), language)}"


def _confirmed(figures: int, language: str) -> bool:
    from handlers.replies.messages import say

    if not sys.stdin.isatty():
        raise Problem("Nothing was stored: add --yes to store without being asked.")
    return click.confirm(say(language, "import-confirm", count=figures), err=True)


def read_file(file: Path) -> bytes:
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
    """Write all figures with their sources as CSV or XLSX.

    They go to FILE, as a workbook when it ends in .xlsx, or with - as CSV to the output.
    """
    asyncio.run(_export(options_of(ctx), file))


async def _export(options: Options, file: str) -> None:
    from bot.app import open_desk
    from bot.telemetry import follow
    from handlers.exporting import export_csv, export_xlsx

    if file.lower().endswith((".xls", ".xlsm", ".ods")):
        raise Problem(
            "Figures are exported as CSV or XLSX.", "Name a file that ends in .csv or .xlsx."
        )
    config = options.load().config
    follow(config)
    async with open_desk(config, options.clock(config)) as desk:
        write = export_xlsx if file.lower().endswith(".xlsx") else export_csv
        content = await write(desk)
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

    FILE is a new SQLite file, which is checked, or the URL of an empty store: so a store moves to
    PostgreSQL, or back. Others may go on using the store meanwhile.
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
    from bot.config import sqlite_file, store_url
    from bot.telemetry import follow
    from store.backup import check, copy
    from store.schema import migrate

    config = options.load().config
    follow(config)
    if not is_made(store_url(config)):
        raise Problem(
            f"There is no store at {store_url(config)}, so nothing was copied.",
            "Name the one that you mean with --store, or in [store] url.",
        )
    async with open_store(config) as source:
        await migrate(source)
        async with open_store(config.with_store(url)) as target:
            await migrate(target)
            rows = await copy(source, target)
        file = sqlite_file(url)
        if file is not None:
            await check(file)
    return rows


@click.command()
@click.option("--month", metavar="YYYY-MM", help="The month that it is about; else the last one.")
@everywhere
@click.pass_context
def digest(ctx: click.Context, *, month: str | None) -> None:
    """Print what subscribers would get for a month."""
    click.echo(asyncio.run(_digest(options_of(ctx), month)))


async def _digest(options: Options, month: str | None) -> str:
    from bot.app import open_desk
    from bot.telemetry import follow
    from handlers.digests import compose
    from store.subscriptions import Choice, Slot, days_of, latest_due

    config = options.load().config
    follow(config)
    async with open_desk(config, options.clock(config)) as desk:
        slot = Slot(day=1, hour=0, time_zone=config.people.time_zone)
        about = month or latest_due(slot, desk.now()).period
        try:
            days_of(about)
        except ValueError as error:
            raise Problem(f"{about} is no month.", "Write --month as 2023-02.") from error
        return (await compose(desk, Choice(language=options.reading_language), about)).plain
