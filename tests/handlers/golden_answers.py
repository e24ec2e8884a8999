"""Golden answers: `python -m tests.handlers.golden_answers` asks them all and writes them anew.

The store holds the shipped figures and the report that the project began with. Read every line
of the difference before you commit it: what stands there is what a minister reads.
"""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.config import sqlite_url
from handlers.asking import ask
from handlers.context import Desk, Settings
from handlers.ledger import reconciled
from handlers.replies.reply import LANGUAGES, Reader
from store.database import Database, connect
from store.published import load_published
from store.schema import migrate
from tests.support.seed import TEN, import_seed

FOLDER = Path(__file__).parent / "golden"
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
RECONCILE = "/reconcile"

QUESTIONS = {
    "en": (
        "/cleared 2023 by district",
        "/cleared 2022",
        "/mines AP Aghdam 1-30 January 2023",
        f"/mines AP {', '.join(TEN)} 1-30 January 2023",
        "/mines AP January 2023",
        "/mines January 2023",
        "/found January 2023",
        "/top mines Jan 2023",
        "/cleared",
        "/cleared as of 6 March 2023",
        "/found as of 6 March 2023",
        "/cleared transport as of 6 March 2023",
        "/plan transport 2023",
        "/mines AP 2022",
        "/mines AT 2022",
        "/uxo 2022",
        "/plan 2023",
        "/progress Aghdam 2023",
        "/compare 2022 2023",
        "/reconcile 2023",
    ),
    "az": (
        "2023-cü ildə rayonlar üzrə nə qədər ərazi təmizlənib?",
        "2022-ci ildə nə qədər ərazi təmizlənib?",
        "Ağdamda 1-30 yanvar 2023 neçə piyada əleyhinə mina tapılıb?",
        "2023-cü ilin yanvarında neçə mina tapılıb?",
        "İndiyədək nə qədər ərazi təmizlənib?",
        "2022-ci ildə neçə tank əleyhinə mina tapılıb?",
        "/plan 2023",
        "/progress Aghdam 2023",
        "/compare 2022 2023",
        "/top mines Jan 2023",
        "/reconcile 2023",
    ),
    "ru": (
        "Сколько очищено в 2023 году по районам?",
        "Сколько очищено в 2022 году?",
        "Сколько противопехотных мин найдено в Агдаме 1-30 января 2023?",
        "Сколько мин найдено в январе 2023?",
        "Сколько всего очищено?",
        "Сколько противотанковых мин найдено в 2022 году?",
        "/plan 2023",
        "/progress Aghdam 2023",
        "/compare 2022 2023",
        "/top mines Jan 2023",
        "/reconcile 2023",
    ),
}


async def answered(database: Database) -> dict[str, str]:
    """The replies as plain text, by language: each question behind a "> "."""
    desk = Desk(database=database, settings=Settings(), clock=lambda: NOW)
    found = {}
    for language in LANGUAGES:
        reader = Reader(language=language)
        told = []
        for text in QUESTIONS[language]:
            if text.startswith(RECONCILE):
                reply = await reconciled(desk, text.removeprefix(RECONCILE), reader)
            else:
                reply = (await ask(desk, text, reader)).reply
            told.append(f"> {text}\n\n{reply.plain}\n")
        found[language] = "\n".join(told)
    return found


async def _write() -> None:
    with TemporaryDirectory() as folder:
        database = connect(sqlite_url(Path(folder) / "golden.db"))
        await migrate(database)
        await load_published(database, NOW)
        await import_seed(database)
        told = await answered(database)
        await database.close()
    FOLDER.mkdir(exist_ok=True)
    for language, text in told.items():
        (FOLDER / f"answers.{language}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(_write())
