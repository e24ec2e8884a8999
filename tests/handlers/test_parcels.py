"""Parcels: what stands in the outbox as text, with its picture, and goes out as it was made."""

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date

import pytest

from handlers.drawing import Studio
from handlers.parcels import mend, pack, parts, poster, unpack
from handlers.photos import LONGEST_CAPTION
from handlers.replies.digests import Digest, Entry, Section, digest_reply
from handlers.replies.markup import Html, escape, lines, visible_length
from handlers.replies.messages import say
from handlers.replies.pictures import Mark, Ranking
from handlers.replies.reply import LANGUAGES, Reader, Reply
from store.areas import WHOLE
from store.outbox import Claim
from store.periods import TO_DATE, month, year
from tests.handlers.house import House
from tests.handlers.replies.builders import nothing, planned, published, question
from tests.support.botapi import faults
from tests.support.botapi.ledger import PATIENCE
from tests.support.botapi.talk import Person


@pytest.fixture
async def studio() -> AsyncIterator[Studio]:
    opened = Studio(seconds=PATIENCE)
    yield opened
    await opened.close()


def digest(language: str = "en") -> Reply:
    """October 2026: more than in September, nothing known of the year before."""
    october = question(period=month(2026, 10))
    entry = Entry(
        now=published(october, "6025.1", 1),
        before=published(question(period=month(2026, 9)), "5100", 2),
        last_year=nothing(question(period=month(2025, 10))),
        this_year=nothing(question(period=year(2026))),
        to_date=nothing(question(period=TO_DATE)),
    )
    plan = nothing(planned(question(period=year(2026))))
    section = Section(places=(WHOLE,), entries=(entry,), plan=plan, done=entry.this_year)
    whole = Digest(
        days=month(2026, 10),
        sections=(section,),
        news=(),
        since=date(2026, 10, 1),
        as_of=date(2026, 11, 24),
    )
    return digest_reply(whole, Reader(language=language))


def claim(content: str, chat: int = 7, *, repeat: bool = False) -> Claim:
    return Claim(
        id=1, attempt=1, chat=chat, once="", edition=None, content=content, part=0, failures=0,
        repeat=repeat,
    )  # fmt: skip


def test_a_digest_says_what_it_compares_and_what_was_not_published() -> None:
    told = digest().plain.split("\n")
    assert "• September 2026: 5,100 ha · +18 %" in told
    assert "• October 2025: not published" in told
    assert "• plan for 2026: not published" in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_digest_has_a_picture_of_its_first_number_and_those_before(language: str) -> None:
    picture = digest(language).picture
    assert isinstance(picture, Ranking)
    assert [bar.mark for bar in picture.bars] == [Mark.MISSING, Mark.VALUE, Mark.VALUE]
    assert [bar.low for bar in picture.bars] == [0.0, 5100.0, 6025.1]


def test_a_picture_comes_out_of_the_outbox_as_it_was_put_in() -> None:
    """As JSON: nothing that is read from a store is executed."""
    packed = pack(digest(), "en")
    json.loads(packed)
    (message,) = unpack(packed)
    assert message.picture == digest().picture
    assert message.html == digest().html
    assert message.buttons == digest().buttons


def test_a_picture_of_another_version_is_left_out_and_its_text_is_not() -> None:
    packed = json.loads(pack(digest(), "en"))
    del packed["messages"][0]["picture"]["bars"]
    (message,) = unpack(json.dumps(packed))
    assert message.picture is None
    assert message.html == digest().html


def test_a_long_text_goes_on_after_its_picture_and_loses_nothing() -> None:
    """The caption leaves room for the line that says that it may be there already."""
    lines = [f"• {number}: about {number} hectares of land" for number in range(60)]
    shown = replace(digest(), html=Html("\n".join(lines)))
    packed = pack(shown, "en")
    first, *more = unpack(packed)
    assert parts(packed) == 1 + len(more)
    assert first.picture is not None
    assert all(one.picture is None for one in more)
    repeated = say("en", "delivery-repeat")
    assert visible_length(f"{repeated}\n{first.html}") <= LONGEST_CAPTION
    assert "\n".join(one.html for one in (first, *more)) == shown.html
    assert more[-1].buttons == shown.buttons


async def test_who_chose_the_same_gets_the_same_picture(hall: House, studio: Studio) -> None:
    """Drawn and uploaded for the first of them."""
    post = poster(hall.application.bot, studio)
    content = pack(digest(), "en")
    for number in (7, 8):
        hall.talk.message(Person(id=number), text="/start")
        await post(claim(content, number))
    first, second = hall.api.ledger.accepted("sendPhoto")
    assert first.request.files
    assert not second.request.files
    assert first.result["photo"] == second.result["photo"]
    assert first.text.startswith("6,025.1 ha cleared")
    assert not hall.api.ledger.accepted("sendMessage")


async def test_what_may_be_there_already_says_so_under_its_picture(
    hall: House, studio: Studio
) -> None:
    hall.talk.message(Person(id=7), text="/start")
    await poster(hall.application.bot, studio)(claim(pack(digest(), "en"), repeat=True))
    (sent,) = hall.api.ledger.accepted("sendPhoto")
    assert sent.text.startswith(say("en", "delivery-repeat"))


async def test_where_it_cannot_be_drawn_the_text_goes_out(hall: House) -> None:
    hall.talk.message(Person(id=7), text="/start")
    await poster(hall.application.bot, Studio(seconds=0.0))(claim(pack(digest(), "en")))
    (sent,) = hall.api.ledger.accepted("sendMessage")
    assert sent.text.startswith("6,025.1 ha cleared")


async def test_where_no_photos_may_be_sent_the_words_go_alone(hall: House, studio: Studio) -> None:
    hall.api.world.chats[7] = Person(id=7).chat
    no_photos = "not enough rights to send photos to the chat"
    hall.api.faults.plan(faults.bad_request(no_photos), method="sendPhoto")
    content = pack(digest(), "en")
    assert await poster(hall.application.bot, studio)(claim(content)) > 0
    (sent,) = hall.api.ledger.accepted("sendMessage")
    assert "October 2026" in sent.text


async def test_every_part_of_what_may_be_there_already_says_so(hall: House) -> None:
    hall.api.world.chats[7] = Person(id=7).chat
    long = lines(*(escape("x" * 99) for _ in range(60)))
    content = pack(Reply(html=long), "en")
    assert parts(content) == 2
    for part in range(2):
        row = replace(claim(content, repeat=True), part=part)
        await poster(hall.application.bot)(row)
    sent = hall.api.ledger.accepted("sendMessage")
    assert all(one.text.startswith(say("en", "delivery-repeat")) for one in sent)


NOTE = escape("A figure of this message has been corrected.")


async def test_a_note_comes_below_what_arrived_under_its_picture(
    hall: House, studio: Studio
) -> None:
    api = hall.api
    await hall.say("/start")
    arrived = await poster(hall.application.bot, studio)(claim(pack(digest(), "en")))
    mended = mend(pack(digest(), "en"), arrived, NOTE)
    assert mended is not None
    assert await poster(hall.application.bot, studio)(claim(mended)) == arrived
    (before,) = api.ledger.accepted("sendPhoto")
    (after,) = api.ledger.accepted("editMessageCaption")
    assert after.text == f"{before.text}\n\n{NOTE}"


async def test_one_that_is_gone_stays_so_and_is_no_failure(hall: House) -> None:
    await hall.say("/start")
    mended = mend(pack(Reply(html=escape("A digest")), "en"), 999, NOTE)
    assert mended is not None
    assert await poster(hall.application.bot)(claim(mended)) == 999


def test_where_there_is_no_room_for_the_note_nothing_is_mended() -> None:
    full = pack(Reply(html=escape("x" * 4000)), "en")
    parcel = json.loads(full)
    parcel["messages"][-1]["html"] = "x" * 4090
    assert mend(json.dumps(parcel), 1, NOTE) is None
    assert mend(full, 1, escape("y")) is not None
