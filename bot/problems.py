"""What the person who runs the bot can mend: said in plain lines, never as a traceback."""


class Problem(Exception):  # noqa: N818 - it is theirs to mend, not an error of ours
    """Ends a command with status 1; each of `lines` is printed as it stands."""

    def __init__(self, *lines: str) -> None:
        """`lines`: what is wrong, then what to do about it."""
        super().__init__("\n".join(lines))
        self.lines = lines
