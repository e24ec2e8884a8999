"""Several real processes, and one under what Telegram may bring: each test is named after it."""

import asyncio
import socket
import sys
from asyncio.subprocess import PIPE, STDOUT
from collections import Counter
from contextlib import AsyncExitStack
from pathlib import Path

from aiohttp import ClientSession

from bot.webhook import SECRET_HEADER
from handlers.replies.messages import say
from store.database import connect
from store.editions import editions
from store.outbox import tally
from store.uploads import uploads
from tests.bot.process import NOW, ROOT, Running, hektar_run
from tests.bot.test_faults import edition, readers_of
from tests.conftest import STOCKED, NewStore
from tests.support.botapi.botapi import BotApi
from tests.support.botapi.talk import LEYLA, Person, Talk
from tests.support.botapi.values import Json

OWNER = Person(id=77, first_name="Owner")
SECRET = "s" * 32
FIGURE = "measure,places,start,end,value,unit\nuxo,Fuzuli,2026-10-01,2026-10-31,77,item\n"


def new(folder: Path) -> Path:
    folder.mkdir()
    return folder


async def started(
    stack: AsyncExitStack, api: BotApi, folder: Path, url: str, **more: str
) -> Running:
    """A process with a folder of its own."""
    return await stack.enter_async_context(hektar_run(api, new(folder), url, **more))


async def test_a_second_process_on_an_embedded_store_says_so(
    api: BotApi, talk: Talk, tmp_path: Path, new_store: NewStore
) -> None:
    url = new_store("sqlite", STOCKED)
    async with AsyncExitStack() as stack:
        await started(stack, api, tmp_path / "first", url)
        await api.ledger.until(lambda: api.updates.polls, "a poll")
        second = await started(stack, api, tmp_path / "second", url)
        status, log = await second.ended()
        assert status == 1
        assert "Another hektar run serves this store." in log
        assert "Traceback" not in log
        talk.say("/cleared Fuzuli 2023")  # the first goes on
        assert (await talk.reply(0)).text.startswith("6,025.1 ha")


async def test_of_eight_processes_one_leads_and_the_next_takes_over_after_a_kill(
    api: BotApi, talk: Talk, tmp_path: Path, new_store: NewStore
) -> None:
    """All start at once while a digest is due: one edition, one copy each, nothing unanswered."""
    url = new_store("postgresql", STOCKED)
    database = connect(url)
    await edition(api, database, 30)
    async with AsyncExitStack() as stack:
        running = [await started(stack, api, tmp_path / str(n), url) for n in range(8)]
        talk.say("/cleared Fuzuli 2023")
        await talk.reply(0)
        leading = [one for one in running if " polling " in one.log.read_text()]
        assert len(leading) == 1
        leading[0].kill()
        await leading[0].ended()
        talk.say("/cleared Fuzuli 2022")
        await talk.reply(1)
        assert len([one for one in running if " polling " in one.log.read_text()]) == 2
        await api.ledger.until(lambda: len(delivered(api)) + 4 >= 30, "the digest")
    assert max(delivered(api).values()) == 1
    assert len(await editions(database, 9)) == 1
    found = await tally(database)
    assert found.get("uncertain", 0) <= 4
    assert found["sent"] + found.get("uncertain", 0) == 30
    await database.close()


async def test_of_eight_processes_that_start_while_a_digest_is_due_one_makes_it(
    api: BotApi, tmp_path: Path, new_store: NewStore
) -> None:
    url = new_store("postgresql", STOCKED)
    database = connect(url)
    await readers_of(api, database, 12)
    async with AsyncExitStack() as stack:
        for number in range(8):
            automatic = {"HEKTAR_DIGEST__RELEASE": "automatic"}
            folder = tmp_path / str(number)
            await started(stack, api, folder, url, now="2026-11-05T08:00+00:00", **automatic)
        await api.ledger.until(lambda: len(digests(api)) >= 12, "a digest for everyone")
    (edition,) = await editions(database, 9)
    assert digests(api) == Counter(dict.fromkeys(range(1, 13), 1))
    assert await tally(database, edition.id) == {"sent": 12}
    await database.close()


def digests(api: BotApi) -> Counter[int | None]:
    """How many digests each chat has, counted by their title."""
    found = api.ledger.accepted("sendMessage", "sendPhoto")
    return Counter(entry.chat for entry in found if "What is on record for" in entry.text)


def hook() -> tuple[str, dict[str, str]]:
    """Where a process of this environment serves the webhook."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return f"http://127.0.0.1:{port}/hektar", {
        "HEKTAR_WEBHOOK__URL": "https://bot.example.org/hektar",
        "HEKTAR_WEBHOOK__SECRET": SECRET,
        "HEKTAR_WEBHOOK__PORT": str(port),
    }


async def test_a_process_serves_the_webhook(
    api: BotApi, talk: Talk, tmp_path: Path, new_store: NewStore
) -> None:
    """It tells Telegram where, takes what is brought with the secret, and answers."""
    where, served = hook()
    update = talk.update(message=talk.message(LEYLA, text="fuzuli 2023 cleared"))
    url = new_store("sqlite", STOCKED)
    async with hektar_run(api, tmp_path, url, **served), ClientSession() as telegram:
        await api.ledger.until(lambda: api.ledger.accepted("setWebhook"), "a webhook")
        (told,) = api.ledger.accepted("setWebhook")
        assert told.request.fields["secret_token"] == SECRET
        async with telegram.post(where, json=update) as stranger:
            assert stranger.status == 403
        for _ in range(2):  # Telegram brings it again where it heard no answer
            async with telegram.post(where, json=update, headers={SECRET_HEADER: SECRET}) as taken:
                assert taken.status == 200
        assert (await talk.reply(0)).text.startswith("6,025.1 ha")
    assert len(talk.answers()) == 1


async def test_a_hundred_taps_that_two_processes_take_have_one_effect(
    api: BotApi, talk: Talk, tmp_path: Path, new_store: NewStore
) -> None:
    """Both serve the webhook; each tap comes to one of them, all at once."""
    url = new_store("postgresql", STOCKED)
    hooks = [hook(), hook()]
    owners = {"HEKTAR_PEOPLE__OWNERS": str(OWNER.id)}

    database = connect(url)
    before = len(await uploads(database, 99))

    async def bring(update: Json, number: int) -> None:
        where, _ = hooks[number % 2]
        async with telegram.post(where, json=update, headers={SECRET_HEADER: SECRET}) as taken:
            assert taken.status == 200

    async with AsyncExitStack() as stack:
        telegram = await stack.enter_async_context(ClientSession())
        for number, (_, served) in enumerate(hooks):
            await started(stack, api, tmp_path / str(number), url, **served, **owners)
        await api.ledger.until(lambda: len(api.ledger.accepted("setWebhook")) == 2, "both")
        talk.send_file("new.csv", FIGURE.encode(), OWNER)
        (sent,) = api.updates.pop()
        await bring(sent, 0)
        draft = (await talk.reply(0, OWNER.id)).result
        for _ in range(100):
            talk.touch(draft, "Confirm one figure", OWNER)
        await asyncio.gather(*map(bring, api.updates.pop(), range(100)))
        await api.ledger.until(
            lambda: len(api.ledger.accepted("answerCallbackQuery")) == 100, "answers to all taps"
        )
    assert len(await uploads(database, 99)) == before + 1
    await database.close()


async def hektar(*given: str) -> str:
    """Another process of the command line, which has to succeed; what it prints."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *given, cwd=ROOT, stdout=PIPE, stderr=STDOUT
    )
    printed, _ = await process.communicate()
    assert process.returncode == 0, printed.decode()
    return printed.decode()


async def test_asking_importing_and_exporting_go_on_beside_the_bot(
    api: BotApi, talk: Talk, tmp_path: Path, new_store: NewStore
) -> None:
    url = new_store("sqlite", STOCKED)
    figures = tmp_path / "new.csv"
    figures.write_text(FIGURE)
    async with hektar_run(api, new(tmp_path / "bot"), url):
        talk.say("/uxo Fuzuli October 2026")
        assert "77" not in (await talk.reply(0)).text
        assert "6,025.1 ha" in await hektar("ask", "cleared", "Fuzuli", "2023", "--store", url)
        await hektar("import", str(figures), "--yes", "--store", url, "--now", NOW)
        await hektar("export", str(tmp_path / "all.csv"), "--store", url)
        talk.say("/uxo Fuzuli October 2026")
        assert (await talk.reply(1)).text.startswith("77 items of unexploded ordnance")
    assert ",77," in (tmp_path / "all.csv").read_text(encoding="utf-8-sig")


async def test_owners_are_told_that_no_backup_could_be_made(
    api: BotApi, talk: Talk, tmp_path: Path, new_store: NewStore
) -> None:
    api.world.chats[OWNER.id] = OWNER.chat
    (tmp_path / "copies").write_text("a file where the folder should be")
    more = {
        "HEKTAR_PEOPLE__OWNERS": str(OWNER.id),
        "HEKTAR_BACKUP__FOLDER": str(tmp_path / "copies"),
    }
    async with hektar_run(api, new(tmp_path / "bot"), new_store("sqlite", STOCKED), **more):
        alarm = await talk.reply(0, OWNER.id)
    assert "no backup could be made, the earlier ones are kept: " in alarm.text


async def test_a_restored_copy_tells_its_owner_and_sends_nothing_else_until_they_say_so(
    api: BotApi, talk: Talk, tmp_path: Path, new_store: NewStore
) -> None:
    url, copy = new_store("sqlite", STOCKED), tmp_path / "copy.sqlite"
    database = connect(url)
    await edition(api, database, 3)
    await database.close()
    await hektar("backup", str(copy), "--store", url)
    restored = f"sqlite+aiosqlite:///{copy}"
    owners = {"HEKTAR_PEOPLE__OWNERS": str(OWNER.id)}
    api.world.chats[OWNER.id] = OWNER.chat
    async with hektar_run(api, new(tmp_path / "bot"), restored, **owners):
        assert (await talk.reply(0, OWNER.id)).text.startswith(
            "This bot was started on a restored"
        )
        talk.say("/deliveries", OWNER)
        told = await talk.reply(1, OWNER.id)
        assert say("en", "deliveries-copy") in told.text
        assert not delivered(api)
        talk.touch(told.result, say("en", "deliveries-lift"), OWNER)
        await api.ledger.until(lambda: len(delivered(api)) == 3, "the digest")


def delivered(api: BotApi) -> Counter[int | None]:
    """How many copies of the digest each chat has."""
    found = api.ledger.accepted("sendMessage")
    return Counter(entry.chat for entry in found if entry.text == "A digest")


async def test_every_update_is_brought_twice_and_answered_once(
    api: BotApi, talk: Talk, tmp_path: Path, new_store: NewStore
) -> None:
    updates = [
        talk.update(message=talk.message(Person(id=100 + n), text=f"fuzuli {2021 + n} cleared"))
        for n in range(4)
    ]
    api.updates.push(*updates, *updates)
    async with hektar_run(api, tmp_path, new_store("sqlite", STOCKED)):
        for n in range(4):
            await talk.reply(0, 100 + n)
        talk.say("/help")  # after all of them
        await talk.reply(0)
    answered = Counter(entry.chat for entry in api.ledger.accepted("sendMessage"))
    assert answered == Counter([100, 101, 102, 103, LEYLA.id])


async def test_an_update_that_cannot_be_read_is_told_to_the_owner_and_the_token_to_nobody(
    api: BotApi, talk: Talk, tmp_path: Path, new_store: NewStore
) -> None:
    """At the level at which most is logged."""
    file = Path(new_store("sqlite", STOCKED).removeprefix("sqlite+aiosqlite:///"))
    api.world.chats[OWNER.id] = OWNER.chat
    number = api.updates.next_id()
    api.updates.push({"update_id": number, "message": {"message_id": "?", "date": {}}})
    more = {"HEKTAR_PEOPLE__OWNERS": str(OWNER.id), "HEKTAR_LOG__LEVEL": "debug"}
    url = f"sqlite+aiosqlite:///{file}"
    async with hektar_run(api, tmp_path, url, **more) as running:
        alarm = await talk.reply(0, OWNER.id)
        assert str(number) in alarm.text
        talk.say("/cleared Fuzuli 2023")
        await talk.reply(0)
        running.stop()
        status, log = await running.ended()
    assert status == 0
    secret = api.token.partition(":")[2]
    assert "update not readable" in log
    assert secret not in log
    for entry in api.ledger.entries:
        assert secret not in str(entry)
    for kept in file.parent.glob(f"{file.name}*"):
        assert secret.encode() not in kept.read_bytes()
