"""Golden files: replies as text. `python -m tests.handlers.replies.golden` writes them anew.

Read every line of the difference before you commit it: what stands there is what people get.
"""

from pathlib import Path

from handlers.replies.reply import LANGUAGES, Button, Reply
from tests.handlers.replies.screens import replies

FOLDER = Path(__file__).parent / "golden"
_HEADING = "=== "


def written(reply: Reply) -> str:
    """A reply as it stands in a golden file: HTML, rows of buttons, the head of its file."""
    rows = ["  ".join(_button(button) for button in row) for row in reply.buttons]
    shown = [reply.html, *rows]
    if reply.attachment is not None:
        head = reply.attachment.content.decode("utf-8-sig").splitlines()
        shown += [f"[[{reply.attachment.file_name}: {len(head)} lines]]", *head[:2], head[-1]]
    return "\n".join(shown)


def stored(language: str) -> dict[str, str]:
    """The accepted replies of a language by case."""
    text = (FOLDER / f"{language}.txt").read_text(encoding="utf-8")
    parts = text.split(_HEADING)[1:]
    return {part.partition("\n")[0]: part.partition("\n")[2].rstrip("\n") for part in parts}


def _button(button: Button) -> str:
    return f"[{button.label} | {button.data or button.url}]"


def _write() -> None:
    FOLDER.mkdir(exist_ok=True)
    for language in LANGUAGES:
        parts = [
            f"{_HEADING}{name}\n{written(reply)}\n\n" for name, reply in replies(language).items()
        ]
        (FOLDER / f"{language}.txt").write_text("".join(parts), encoding="utf-8")


if __name__ == "__main__":
    _write()
