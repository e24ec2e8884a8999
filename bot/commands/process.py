"""`hektar run`, `hektar chat` and `hektar check`: the bot in Telegram, here, and its health."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.options import Options, everywhere, options_of
from bot.problems import Problem

if TYPE_CHECKING:
    from bot.config import Config


@click.command()
@everywhere
@click.pass_context
def run(ctx: click.Context) -> None:
    """Be a Telegram bot until the process is told to end.

    It needs a token; on SIGTERM and SIGINT the updates in hand are finished first.
    """
    options = options_of(ctx)
    config = options.load().config
    if not config.token:
        raise Problem(
            "No token. Ask @BotFather in Telegram (https://t.me/BotFather) for one, and put it"
            " under [telegram] in config.toml, or into HEKTAR_TELEGRAM__TOKEN.",
            "To try the bot without one: hektar chat",
        )
    asyncio.run(_run(options, config))


async def _run(options: Options, config: Config) -> None:
    from bot.app import build_application, open_desk
    from bot.serving import run as run_bot
    from bot.telemetry import follow
    from bot.updates import stopped_by_signals

    follow(config)
    async with stopped_by_signals() as stop, open_desk(config, options.clock(config)) as desk:
        await run_bot(build_application(config, desk), desk, stop, config)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object for each reply.")
@click.option("--files", metavar="FOLDER", help="Where to keep what the bot sends.")
@everywhere
@click.pass_context
def chat(ctx: click.Context, *, as_json: bool, files: str | None) -> None:
    """Talk to the same bot here, without Telegram.

    When the input is no terminal, a line is a message and each reply is printed. #press DATA
    presses a button, #file PATH [CAPTION] sends a file, #paste … #end sends several lines as
    one message.
    """
    options = options_of(ctx)
    if not asyncio.run(_chat(options, options.load().config, as_json=as_json, files=files)):
        ctx.exit(1)


async def _chat(options: Options, config: Config, *, as_json: bool, files: str | None) -> bool:
    from bot import lines
    from bot.app import open_desk
    from bot.conversation import open_conversation, terminal_settings
    from bot.telemetry import follow

    follow(config)
    if files:
        _make(Path(files))
    role, language = options.role or "reader", options.reading_language
    settings = terminal_settings(config, role)

    @cache
    def folder() -> Path:
        return Path(files) if files else Path(tempfile.mkdtemp(prefix="hektar-"))

    async with (
        open_desk(config, options.clock(config), settings) as desk,
        open_conversation(
            config, desk, role=role, language=language, folder=folder
        ) as conversation,
    ):
        if sys.stdin.isatty() and sys.stdout.isatty() and not as_json:
            from bot import terminal

            await terminal.chat(conversation, language)
            return True
        return await lines.chat(
            conversation,
            sys.stdin,
            write=click.echo,
            complain=lambda words: click.echo(words, err=True),
            as_json=as_json,
        )


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Problem(
            f"--files {folder} cannot be made: {error.strerror}.", "Name another folder."
        ) from error


@click.command()
@everywhere
@click.pass_context
def check(ctx: click.Context) -> None:
    """Say all that is wrong: config, store, Telegram.

    Nothing is made or changed. The exit status is 1 when something is wrong.
    """
    from bot.clock import system_clock
    from bot.doctor import Finding, examine
    from bot.telemetry import follow

    options = options_of(ctx)
    loaded, error = options.examined()
    follow(loaded.config)
    findings: list[Finding] = []
    try:
        clock = options.clock(loaded.config)
    except Problem as problem:
        findings += [Finding(about="options", words=" ".join(problem.lines), state="WRONG")]
        clock = system_clock
    findings += asyncio.run(examine(loaded.config, loaded.file, error, clock))
    for finding in findings:
        click.echo(f"{finding.state:5} {finding.about}: {finding.words}")
    if any(finding.state == "WRONG" for finding in findings):
        ctx.exit(1)
