"""Telegram's HTML as a reader sees it, strictly parsed: for tests of markup."""

from html.parser import HTMLParser

ALLOWED = {"a", "b", "code", "i", "u"}


class _Strict(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED, tag
        assert [name for name, _ in attrs] == (["href"] if tag == "a" else [])
        self.links.extend(value or "" for _, value in attrs)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)


def shown(html: str) -> tuple[str, list[str]]:
    """The visible text and the links; fails for HTML that Telegram would refuse."""
    parser = _Strict()
    parser.feed(html)
    parser.close()
    assert parser.open == []
    return "".join(parser.text), parser.links
