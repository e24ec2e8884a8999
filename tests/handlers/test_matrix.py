"""Everybody tries everything, everywhere and in every manner; one rule says what comes of it."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from itertools import product
from typing import Any

import pytest

from handlers.commands import COMMANDS
from handlers.context import Access
from handlers.replies.buttons import SOURCES, VIEWS
from store.database import Database
from store.questions import encode
from tests.handlers.acts import (
    MANNERS,
    PLACES,
    PRESSED,
    SENDERS,
    WRITTEN,
    Act,
    Manner,
    Place,
    allowed,
)
from tests.handlers.house import OWNER, Log
from tests.handlers.stage import (
    PEOPLE,
    PLANNED,
    READER,
    STAND_INS,
    STRANGER,
    Stage,
    mishaps,
    stage,
)
from tests.support.botapi.botapi import BotApi
from tests.support.botapi.talk import Person
from tests.support.botapi.values import Json
from tests.support.botapi.world import BOT_AS_SENDER as HEKTAR

NAME = "@hektar_bot "
SECOND_HAND = {"edited", "forwarded"}


def message(there: Stage, act: Act, sender: Person | None, place: Place, manner: Manner) -> Json:
    """What is written: the update, without its number."""
    by = sender or PEOPLE[0]
    chat = PLACES.get(place, by.chat)
    parts = act.content(there, by, chat["id"]) | MANNERS[manner]
    text = str(parts.pop("text", ""))
    text = text.removeprefix(NAME) if place == "private" else text
    if manner == "as the chat itself":
        parts["sender_chat"] = chat
    if manner == "edited":
        parts["edit_date"] = int(there.hall.clock().timestamp())
    there.hall.talk.say(text, by, chat, date=int(there.hall.clock().timestamp()), **parts)
    (said,) = there.hall.api.updates.pop()
    written = said["message"]
    if sender is None:
        del written["from"]
    kind = "channel_post" if place == "channel" else "message"
    return {f"edited_{kind}" if manner == "edited" else kind: written}


def press(there: Stage, act: Act, sender: Person, place: Place, *, gone: bool) -> Json:
    """What is pressed: below a message of ours, one that is gone, or one of inline mode."""
    chat = PLACES.get(place, sender.chat)
    data = act.content(there, sender, chat["id"])
    shown: Json = {"chat": chat, "message_id": 1, "date": 0}
    if not gone:
        shown = there.hall.talk.message(sender, chat, text="Hektar's") | {"from": HEKTAR}
        there.hall.api.world.keep(shown)
    there.hall.talk.press(shown, data, sender)
    (pressed,) = there.hall.api.updates.pop()
    query = pressed["callback_query"]
    if place == "nowhere":
        del query["message"]
        query["inline_message_id"] = "inline"
    return {"callback_query": query}


async def tried(there: Stage, update: Json) -> frozenset[str]:
    """The tables that an update changes."""
    there.hall.talk.push(**update)
    return await there.changed(there.hall.handle())


def wrong(
    act: Act, sender: Person | None, manner: Manner, may: frozenset[str], did: frozenset[str]
) -> bool:
    """Whether an act changed what it may not, or did nothing though it may."""
    should = may and (act.report or manner not in SECOND_HAND) and sender not in act.idle
    return bool(did - may or (should and not did))


def said(
    act: Act, sender: Person | None, where: str, may: AbstractSet[str], did: AbstractSet[str]
) -> str:
    """A cell that is not as the rule says."""
    who = sender.first_name if sender is not None else "nobody"
    return f"{act.name} by {who}, {where}: may change {sorted(may)}, changed {sorted(did)}"


PEOPLE_AT: dict[Access, tuple[tuple[Person | None, ...], tuple[Place, ...]]] = {
    "open": (SENDERS, ("private", *PLACES)),
    "invited": ((READER, STRANGER, STAND_INS[0]), ("private", "managed group")),
}
"""Where access is by invitation, who has none may do less; the others are as everywhere."""


@pytest.mark.parametrize(
    ("access", "place"), [(each, place) for each in PEOPLE_AT for place in PEOPLE_AT[each][1]]
)
async def test_who_may_change_what_by_writing(
    api: BotApi, figures: Database, log: Log, access: Access, place: Place
) -> None:
    found = []
    async with stage(api, figures, access) as there:
        for act, sender, manner in product(WRITTEN, PEOPLE_AT[access][0], MANNERS):
            may = allowed(act, sender, place, manner, access, written=True)
            did = await tried(there, message(there, act, sender, place, manner))
            if wrong(act, sender, manner, may, did):
                found.append(said(act, sender, manner, may, did))
    assert not found, "\n".join(found)
    assert mishaps(log) == []


@pytest.mark.parametrize("access", PEOPLE_AT)
async def test_who_may_change_what_by_a_button(
    api: BotApi, figures: Database, log: Log, access: Access
) -> None:
    found = []
    people, places = PEOPLE_AT[access]
    below = [*((place, False) for place in places), ("private", True), ("nowhere", False)]
    async with stage(api, figures, access) as there:
        for act, sender, (place, gone) in product(PRESSED, people, below):
            if sender is None or (place == "nowhere" and act.name == "watch end"):
                continue
            may = allowed(act, sender, place, "now", access, written=False)
            did = await tried(there, press(there, act, sender, place, gone=gone))
            if wrong(act, sender, "now", may, did):
                found.append(said(act, sender, place, may, did))
    assert not found, "\n".join(found)
    assert mishaps(log) == []


async def test_every_other_command_and_button_changes_nothing(
    api: BotApi, figures: Database, log: Log
) -> None:
    """A new command that changes something has to be told to the rule."""
    known = {act.name.split()[0] for act in WRITTEN}
    others = [one for one in COMMANDS if f"/{one.name}" not in known]
    assert len(others) + len(known & {f"/{one.name}" for one in COMMANDS}) == len(COMMANDS)
    texts = [text for one in others for text in (f"/{one.name}", *one.examples)]
    asks = [f"{verb}:{encode(PLANNED)}" for verb in (*VIEWS.values(), *SOURCES.values())]
    looks = [*asks, "h:record", "d:zones", "d:sample", "e:preview:1", "x:?"]
    async with stage(api, figures, "open") as there:
        for text, sender in product(texts, (OWNER, STRANGER)):
            act = Act(name=text, whose="their own", changes="", content=always({"text": text}))
            update = message(there, act, sender, "private", "now")
            assert await tried(there, update) == frozenset(), text
        for data, sender in product(looks, (OWNER, STRANGER)):
            act = Act(name=data, whose="their own", changes="", content=always(data))
            pressed = press(there, act, sender, "private", gone=False)
            assert await tried(there, pressed) == frozenset(), data
    assert mishaps(log) == []


def test_there_are_thousands_of_cells() -> None:
    sizes = [
        (len(WRITTEN) * len(MANNERS) + len(PRESSED)) * len(people) * len(places)
        for people, places in PEOPLE_AT.values()
    ]
    assert sum(sizes) > 5_000


def always(content: str | Json) -> Callable[..., Any]:
    """The same content, whoever it is by."""
    return lambda *_where: content
