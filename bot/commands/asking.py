"""`hektar ask` and `hektar explain`: one question, or one a line."""

from __future__ import annotations

import asyncio
import json
import sys
from typing import TYPE_CHECKING, Any

import click

from bot.options import Options, everywhere, options_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from handlers.asking import Exchange
    from handlers.context import Desk
    from handlers.replies.reply import Reader, Reply


def _asks(command: Callable[..., None]) -> Callable[..., None]:
    """The arguments that both commands share."""
    for add in (
        click.pass_context,
        everywhere,
        click.option(
            "--chat",
            "as_chat",
            is_flag=True,
            help="The lines are one conversation; an empty line begins another.",
        ),
        click.option("--json", "as_json", is_flag=True, help="One JSON object for each question."),
        click.argument("text", nargs=-1, required=True, metavar="TEXT…|-"),
    ):
        command = add(command)
    return command


@click.command()
@_asks
def ask(ctx: click.Context, *, text: tuple[str, ...], as_json: bool, as_chat: bool) -> None:
    """Answer a question.

    It is TEXT, or with - each line of the input.

    /ref, /sources, /reconcile, /changes and /errata are answered too, as text alone.
    """
    asked = questions(text, as_chat=as_chat)
    asyncio.run(_ask(options_of(ctx), asked, as_json=as_json, as_chat=as_chat))


@click.command()
@_asks
def explain(ctx: click.Context, *, text: tuple[str, ...], as_json: bool, as_chat: bool) -> None:
    """Say how a question is understood.

    It is TEXT, or with - each line of the input. Nothing is answered, no store is opened.
    """
    from zoneinfo import ZoneInfo

    from handlers.language.explain import explain_reading
    from handlers.language.understand import read

    options = options_of(ctx)
    config = options.load().config
    now = options.clock(config)()
    today = now.astimezone(ZoneInfo(config.people.time_zone)).date()
    context = None
    for question in questions(text, as_chat=as_chat):
        if question is None:
            context = None
            continue
        reading = read(question, today, context)
        context = reading.trace.context if as_chat else None
        found = explain_reading(reading, question)
        click.echo(_json(found) if as_json else "\n".join(_described(found)))


def questions(text: tuple[str, ...], *, as_chat: bool) -> Iterator[str | None]:
    """The words as one question, or the lines of the input when they are a single "-".

    In a conversation an empty line is its end and no question: None.
    """
    if text != ("-",):
        yield " ".join(text)
        return
    for line in sys.stdin:
        question = line.rstrip("\r\n")
        yield question if question.strip() or not as_chat else None


async def _ask(
    options: Options, asked: Iterator[str | None], *, as_json: bool, as_chat: bool
) -> None:
    from bot.app import open_desk
    from bot.telemetry import follow
    from handlers.asking import ask as ask_desk
    from handlers.language.tongue import tongue
    from handlers.replies.reply import Reader

    config = options.load().config
    follow(config)
    async with open_desk(config, options.clock(config)) as desk:
        context, spoken, first = None, "", True
        for question in asked:
            if question is None:
                context, spoken = None, ""
                continue
            spoken = tongue(question) or (spoken if as_chat else "")
            reader = Reader(language=options.language or spoken or options.reading_language)
            if not first and not as_json:
                click.echo()
            first = False
            told = await _told(desk, question, reader)
            if told is not None:
                click.echo(_shown(told, desk.today(), as_json=as_json))
                continue
            exchange = await ask_desk(desk, question, reader, context=context)
            context = exchange.reading.trace.context if as_chat else None
            click.echo(_said(exchange, reader, desk.today(), as_json=as_json))


async def _told(desk: Desk, text: str, reader: Reader) -> Reply | None:
    """What a command that asks for no figure tells; None for every other text."""
    from handlers.language.understand import stands_alone

    if not text.startswith("/") or stands_alone(text):
        return None

    from handlers.ledger import TELL

    command, *arguments = text.split(maxsplit=1) or ("",)
    tell = TELL.get(command[1:].lower())
    return await tell(desk, "".join(arguments).strip(), reader) if tell else None


def _said(exchange: Exchange, reader: Reader, today: date, *, as_json: bool) -> str:
    from handlers.replies.machine import answer_json

    if exchange.answer is None or not as_json:
        return _shown(exchange.reply, today, as_json=as_json)
    return _json(answer_json(exchange.answer, reader, exchange.reply.plain))


def _shown(reply: Reply, today: date, *, as_json: bool) -> str:
    from handlers.replies.machine import refusal_json

    return _json(refusal_json(reply, today)) if as_json else reply.plain


def _described(found: dict[str, Any]) -> Iterator[str]:
    yield f"{found['status']}: {found['reading']}"
    yield f"  tokens: {' · '.join(found['tokens'])}"
    yield f"  the row that won: {found['row']}"
    for span in found["spans"]:
        yield f"  {span['text']!r} is the {span['dimension']} {span['value']}"
    for choice in found["choices"]:
        places = ", ".join(choice["places"])
        days = f"{choice['start'] or '…'} to {choice['end'] or '…'}"
        yield f"  or: {choice['measure']}, {places}, {days}, {choice['shape']}"
    if found["leftover"]:
        yield f"  left over: {', '.join(found['leftover'])}"


def _json(found: dict[str, Any]) -> str:
    return json.dumps(found, ensure_ascii=False)
