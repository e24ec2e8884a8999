"""All that a person can do which may change something, and the one rule of who may do it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from handlers.context import Access
from store.questions import encode
from tests.handlers.house import OWNER
from tests.handlers.stage import (
    APPROVER,
    CHANNEL,
    CONTRIBUTOR,
    DEMOTED,
    FIGURE,
    MANAGED,
    OTHERS,
    PEOPLE,
    PLANNED,
    READER,
    REPORT,
    STAND_INS,
    STRANGER,
    Stage,
)
from tests.support.botapi.talk import Person
from tests.support.botapi.values import Json
from tests.support.botapi.world import BOT_AS_SENDER, MOMENT

Place = Literal["private", "group", "managed group", "channel", "nowhere"]
Manner = Literal[
    "now", "edited", "forwarded", "of another bot", "as a channel", "as the chat itself"
]  # fmt: skip

RANKS = {STRANGER: 0, READER: 1, DEMOTED: 1, CONTRIBUTOR: 2, APPROVER: 3, OWNER: 4}
NEEDED = {"": 0, "reader": 1, "contributor": 2, "approver": 3, "owner": 4}
SENDERS: tuple[Person | None, ...] = (*PEOPLE, *STAND_INS, None)
TELEGRAM = STAND_INS[-1]
PLACES: dict[Place, Json] = {"group": OTHERS, "managed group": MANAGED, "channel": CHANNEL}

_ORIGIN = {"type": "hidden_user", "sender_user_name": "Somebody", "date": MOMENT}
_ANOTHER: Json = {"id": -1009, "type": "channel", "title": "Another"}
MANNERS: dict[Manner, Json] = {
    "now": {},
    "edited": {},
    "forwarded": {"forward_origin": _ORIGIN},
    "of another bot": {"via_bot": BOT_AS_SENDER},
    "as a channel": {"sender_chat": _ANOTHER},
    "as the chat itself": {},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """`whose` is changed; `content`: the parts of a message, or the data of a button.

    `changes`: the tables that it may change. `needs`: the role. `report`: it states figures.
    `idle`: those for whom it changes nothing, though they may. `here`: in private only.
    """

    name: str
    whose: Literal["everybody's", "the chat's", "their own"]
    content: Callable[[Stage, Person, int], Any]
    changes: str
    needs: Literal["", "contributor", "approver", "owner"] = ""
    uninvited: bool = False
    report: bool = False
    idle: tuple[Person, ...] = ()
    here: bool = False

    def __str__(self) -> str:
        return self.name


def allowed(
    act: Act,
    sender: Person | None,
    place: Place,
    manner: Manner,
    access: Access,
    *,
    written: bool,
) -> frozenset[str]:
    """THE RULE. The tables that an act may change; mostly none.

    1. What a channel posts, and what another bot wrote, changes nothing.
    2. What somebody else wrote, or is written anew, is at most a report, and that only drafted.
    3. Everybody's figures and digests: by a person under their own id, with the role, in private.
    4. What a chat gets: by a person in private or who manages it, or by the group itself.
    5. What is their own: by a person, wherever they are.
    And 4 and 5 only by those who may ask. `written`: a message, else a button that is pressed.
    """
    rank = RANKS.get(sender, 0) if sender is not None else 0
    person = sender in RANKS and not manner.startswith("as ")
    may_ask = access == "open" or rank > 0 or act.uninvited
    private = place == "private"
    if manner == "of another bot" or (written and place == "channel"):
        done = False
    elif manner in {"forwarded", "edited"}:
        drafts = person and private and rank >= NEEDED["contributor"]
        return frozenset({"draft"} if drafts else ())
    elif act.whose == "everybody's":
        done = person and private and rank >= NEEDED[act.needs]
    elif act.whose == "the chat's":
        managed = place in {"managed group", "channel"}
        itself = manner == "as the chat itself" and place in {"group", "managed group"}
        itself = itself and sender not in {None, TELEGRAM}
        done = may_ask and (itself or (person and (private or managed)))
    else:
        done = may_ask and person and (private or not act.here)
    return frozenset(act.changes.split() if done else ())


DRAFT = "draft history outbox parcel person"
RECORD = f"{DRAFT} upload source area area_place figure supersession citation"


def _text(text: str) -> Callable[[Stage, Person, int], Json]:
    return lambda stage, _by, _chat: {"text": text.format(stage=stage)}


def _line(stage: Stage, by: Person, _chat: int) -> Json:
    """A reply to the message that shows a draft: another number for its line."""
    draft = stage.draft_of(by.id)
    shown = stage.hall.api.world.messages[draft.chat, draft.message]
    return {"text": "1: 70 mines", "reply_to_message": shown}


def _table(stage: Stage, _by: Person, _chat: int) -> Json:
    table = "measure,places,start,end,value\nuxo,Aghdam,2019-01-01,2019-01-31,7\n"
    kept = stage.hall.api.world.keep_file("t.csv", table.encode())
    return {"document": kept | {"file_name": "t.csv"}}


def _photo(_stage: Stage, _by: Person, _chat: int) -> Json:
    photo = [{"file_id": "p", "file_unique_id": "p", "width": 9, "height": 9}]
    return {"photo": photo, "caption": _NEWS}


_NEWS = REPORT.format(month="December")
_WATCHED = "watch mark outbox"
_SUBSCRIBED = "subscription outbox"

WRITTEN = (
    Act(name="/subscribe", whose="the chat's", changes=_SUBSCRIBED,
        content=_text("/subscribe Lachin")),
    Act(name="/subscribe zone", whose="the chat's", changes=_SUBSCRIBED,
        content=_text("/subscribe zone Istanbul")),
    Act(name="/unsubscribe", whose="the chat's", changes=_SUBSCRIBED,
        content=_text("/unsubscribe")),
    Act(name="/watch", whose="the chat's", changes=_WATCHED,
        content=_text("/watch Aghdam 90000 ha")),
    Act(name="wish", whose="the chat's", changes=_WATCHED,
        content=_text("@hektar_bot tell me when Aghdam passes 90000 ha")),
    Act(name="/units", whose="their own", changes="person", content=_text("/units acre")),
    Act(name="/language", whose="their own", changes="person", content=_text("/language az")),
    Act(name="/start i-CODE", whose="their own", changes="person invitation", uninvited=True,
        here=True, idle=(APPROVER,), content=_text("/start i-{stage.code}")),
    Act(name="/add", whose="everybody's", needs="contributor", changes="draft",
        content=_text(f"/add {_NEWS}")),
    Act(name="/correct", whose="everybody's", needs="contributor", changes="draft",
        content=_text(f"/correct {FIGURE} correction: 1,455.2 ha because a digit was lost")),
    Act(name="/undo", whose="everybody's", needs="approver", changes=RECORD,
        content=_text("/undo {stage.upload} wrong")),
    Act(name="/invite", whose="everybody's", needs="owner", changes="invitation",
        content=_text("/invite approver")),
    Act(name="report", whose="everybody's", needs="contributor", changes="draft", report=True,
        content=_text(f"@hektar_bot {_NEWS}")),
    Act(name="line", whose="everybody's", needs="contributor", changes="draft", content=_line),
    Act(name="table", whose="everybody's", needs="contributor", changes="draft", report=True,
        content=_table),
    Act(name="photo", whose="everybody's", needs="contributor", changes="draft", report=True,
        content=_photo),
)  # fmt: skip
"""What changes something by being written."""


def _own(verb: str, line: str = "") -> Callable[[Stage, Person, int], str]:
    def data(stage: Stage, by: Person, _chat: int) -> str:
        draft = stage.draft_of(by.id)
        return f"p:{verb}:{draft.id}:{draft.digest}{line}"

    return data


def _data(data: str) -> Callable[[Stage, Person, int], str]:
    return lambda stage, _by, _chat: data.format(stage=stage)


PRESSED = (
    *(Act(name=f"draft {verb}", whose="everybody's", needs="contributor", changes=RECORD,
          content=_own(verb)) for verb in "ckxesp"),
    Act(name="draft reason", whose="everybody's", needs="contributor", changes="draft",
        content=_own("r", ":1")),
    *(Act(name=f"draft {verb}", whose="everybody's", needs="approver", changes=RECORD,
          content=_data(f"p:{verb}:{{stage.waiting.id}}:{{stage.waiting.digest}}"))
      for verb in "aj"),
    Act(name="undo", whose="everybody's", needs="approver", changes=RECORD,
        content=_data("p:u:{stage.upload}")),
    *(Act(name=f"edition {what}", whose="everybody's", needs="approver", changes="edition outbox",
          content=_data(f"e:{what}:{{stage.held}}")) for what in ("release", "cancel")),
    Act(name="edition pause", whose="everybody's", needs="approver", changes="edition outbox",
        content=_data("e:pause:{stage.released}")),
    Act(name="resend", whose="everybody's", needs="owner", changes="edition outbox",
        content=_data("e:resend:0")),
    Act(name="lift", whose="everybody's", needs="owner", changes="quiet",
        content=_data("e:lift:0")),
    Act(name="wrong", whose="their own", changes="report outbox parcel",
        content=_data(f"w:{encode(PLANNED)}")),
    Act(name="language", whose="their own", changes="person", content=_data("l:az")),
    Act(name="units", whose="their own", changes="person", content=_data("u:acre")),
    Act(name="forget", whose="their own", uninvited=True, content=_data("f:yes"),
        changes="person invitation draft report subscription watch mark outbox parcel quiet"),
    Act(name="watch", whose="the chat's", changes=_WATCHED,
        content=_data(f"k:{encode(PLANNED)}:{91_000 * 10_000}")),
    Act(name="watch end", whose="the chat's", changes=_WATCHED,
        content=lambda stage, _by, chat: f"n:{stage.watch[chat]}"),
    *(Act(name=f"setting {what}", whose="the chat's", changes=_SUBSCRIBED,
          content=_data(f"d:{what}"))
      for what in ("unit", "pictures", "language", "cadence", "stop", "until:7", "hour:18",
                   "place:lachin", "measure:mines")),
)  # fmt: skip
"""What changes something by being pressed."""
