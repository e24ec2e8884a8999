"""Tables and lists that were pasted as text: headers carried into the rows below them."""

from collections.abc import Iterable

from handlers.language.extraction.layout import Sentence


def unfold(sentences: Iterable[Sentence]) -> list[Sentence]:
    """The sentences as they are."""
    return list(sentences)
