"""The command line: `hektar COMMAND`, and how it ends when something is wrong."""

import click

from bot.commands.asking import ask, explain
from bot.commands.extracting import extract
from bot.commands.keeping import backup, digest, export, import_
from bot.commands.process import chat, check, run
from bot.options import everywhere
from bot.problems import Problem
from bot.secrecy import Curtain


class Hektar(click.Group):
    """Says in plain lines what the caller can mend, and ends with status 1."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a Problem is printed, not raised."""
        try:
            return super().invoke(ctx)
        except Problem as problem:
            for line in problem.lines:
                click.echo(Curtain().hide(line), err=True)
            return ctx.exit(1)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of use, not of the alphabet."""
        del ctx
        return list(self.commands)


@click.group(
    cls=Hektar,
    name="hektar",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 99},
)
@click.version_option(package_name="hektar")
@everywhere
def hektar() -> None:
    """Hektar answers questions about mine clearance from published figures.

    The options below are taken before and after a command.
    """


for command in (run, chat, ask, explain, import_, export, extract, digest, check, backup):
    hektar.add_command(command)
