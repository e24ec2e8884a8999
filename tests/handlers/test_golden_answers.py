"""What is asked of the shipped figures and of the report is answered as was read and accepted."""

from handlers.replies.reply import LANGUAGES
from store.database import Database
from tests.handlers.golden_answers import FOLDER, answered
from tests.support.seed import import_seed


async def test_golden_answers(figures: Database) -> None:
    await import_seed(figures)
    told = await answered(figures)
    for language in LANGUAGES:
        accepted = (FOLDER / f"answers.{language}.txt").read_text(encoding="utf-8")
        assert told[language] == accepted, language
