"""What is asked of the shipped figures and of the report is answered as was read and accepted."""

from handlers.context import Desk, Settings
from handlers.ledger import reconciled
from handlers.replies.reply import LANGUAGES, Reader
from store.database import Database
from tests.handlers.golden_answers import FOLDER, NOW, answered
from tests.support.seed import import_seed


async def test_golden_answers(figures: Database) -> None:
    await import_seed(figures)
    told = await answered(figures)
    for language in LANGUAGES:
        accepted = (FOLDER / f"answers.{language}.txt").read_text(encoding="utf-8")
        assert told[language] == accepted, language


async def test_a_ledger_is_of_what_its_words_name(figures: Database) -> None:
    """The place, the measure by its command's name, and none for a period without an end."""
    desk = Desk(database=figures, settings=Settings(), clock=lambda: NOW)
    reader = Reader(language="en")
    aghdam = (await reconciled(desk, "Aghdam 2023", reader)).plain
    assert aghdam.startswith("7,956.1 ha cleared · Aghdam · 2023")
    found = (await reconciled(desk, "found 2023", reader)).plain
    assert found.startswith("31,600 mines and unexploded items found")
    assert "one split does not agree with the total" in found.partition("\n")[0]
    assert "31,547 · 5 figures · 53 less than the total" in found
    assert "/reconcile 2023" in (await reconciled(desk, "Aghdam", reader)).plain
