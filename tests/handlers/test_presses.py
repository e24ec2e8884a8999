"""Buttons that are pressed again, too late, or that nobody ever showed."""

import random
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from store.database import Database
from store.drafts import load
from tests.handlers.acts import PRESSED
from tests.handlers.house import OWNER, Log
from tests.handlers.stage import APPENDED, DEMOTED, READER, Stage, mishaps, stage
from tests.support.botapi.botapi import BotApi
from tests.support.botapi.talk import Person
from tests.support.botapi.world import BOT_AS_SENDER as HEKTAR


async def test_a_button_works_once(api: BotApi, figures: Database, log: Log) -> None:
    """Pressed again, or once something else ended what it is about, it changes nothing more."""
    async with stage(api, figures, "open") as there:
        draft, press_by_owner = there.own[OWNER.id], pressing(there, OWNER)
        confirm = f"p:c:{draft.id}:{draft.digest}"
        release, end = f"e:release:{there.held}", f"n:{there.watch[OWNER.id]}"
        for first, then in (
            (confirm, confirm),
            (confirm, f"p:x:{draft.id}:{draft.digest}"),
            (f"p:x:{draft.id}:{draft.digest}", confirm),
            (f"p:u:{there.upload}", f"p:u:{there.upload}"),
            (release, release),
            (f"e:cancel:{there.held}", release),
            ("e:resend:0", "e:resend:0"),
            ("e:lift:0", "e:lift:0"),
            (end, end),
            ("f:yes", end),
        ):
            assert await there.effect(press_by_owner(first)), first
            assert not await there.effect(press_by_owner(then)), (first, then)
            there.begin_again()
    assert mishaps(log) == []


async def test_a_button_that_is_old_or_made_up_changes_nothing(
    api: BotApi, figures: Database, log: Log
) -> None:
    """Of a state that no draft has, of nothing that there is, of another chat, after a day."""
    async with stage(api, figures, "open") as there:
        draft, press_by_owner = there.own[OWNER.id], pressing(there, OWNER)
        confirm = f"p:c:{draft.id}:{draft.digest}"
        none = "0" * len(draft.digest)
        for data in (f"p:c:{draft.id}:{none}", f"p:k:{draft.id}:{none}"):
            # The draft is shown as it is now: only which message shows it is kept.
            assert await there.effect(press_by_owner(data)) == {"draft"}
            now = await load(there.hall.desk.database, draft.id)
            assert now is not None
            assert (now.state, now.digest) == ("open", draft.digest)
            there.begin_again()
        forged = [f"p:c:{draft.id + 50}:{draft.digest}", f"n:{there.watch[READER.id]}"]
        forged += ["p:u:1", "p:u:99", "e:release:99", f"e:release:{there.released}"]
        for data in forged:
            assert not await there.changed(press_by_owner(data)), data
        there.hall.clock.later(days=1, seconds=1)
        assert not await there.changed(press_by_owner(confirm))
    assert mishaps(log) == []


async def test_no_64_bytes_move_a_figure_for_who_may_not(
    api: BotApi, figures: Database, log: Log
) -> None:
    """Parts of ours put together anew, and any letters: what is everybody's stays as it is."""
    dice = random.Random(52)  # noqa: S311 - an order to try, no secret
    async with stage(api, figures, "open") as there:
        ours = [act.content(there, DEMOTED, DEMOTED.id) for act in PRESSED]
        press_by_demoted = pressing(there, DEMOTED)
        for _ in range(400):
            data = scrambled(dice, ours)
            did = await there.changed(press_by_demoted(data))
            assert not did & EVERYBODYS, data
            assert "draft" not in did or data == "f:yes", data
    assert mishaps(log) == []


EVERYBODYS = frozenset({*APPENDED, "edition"})


def pressing(there: Stage, sender: Person) -> Callable[[str], Coroutine[Any, Any, Any]]:
    """Presses a button with any data, in private."""
    shown = there.hall.talk.message(sender, text="Hektar's") | {"from": HEKTAR}
    there.hall.api.world.keep(shown)
    return lambda data: there.hall.press(shown, data, sender)


def scrambled(dice: random.Random, ours: Sequence[str]) -> str:
    """Data that is nearly ours, 1 to 64 bytes."""
    parts = [part for data in dice.sample(ours, 2) for part in data.split(":")]
    data = ":".join(dice.sample(parts, dice.randint(1, len(parts))))
    if dice.random() < 0.3:
        letter = dice.choice("0a:-*\0ə😀")
        at = dice.randrange(len(data) + 1)
        data = data[:at] + letter * dice.randint(1, 9) + data[at:]
    return data.encode()[:64].decode(errors="ignore") or ":"
