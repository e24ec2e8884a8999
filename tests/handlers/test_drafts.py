"""The admins' conversation: what they paste, forward or send, see, change, confirm, take back."""

import re
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from handlers import draft_buttons
from handlers.approvals import end_drafts
from handlers.context import Settings
from handlers.digests import compose
from handlers.exporting import export_csv
from handlers.language.edits import Change, Drop, Unread, read_edits
from handlers.replies.concerns import sentence
from handlers.replies.messages import say
from handlers.replies.reply import LANGUAGES
from store.database import Database, connect
from store.drafts import latest, load
from store.figures import everything
from store.history import entries
from store.measures import Measure
from store.outbox import PARCEL
from store.people import appoint
from store.personal import forget_person
from store.proposals import Doubt
from store.questions import Status
from store.subscriptions import Choice
from store.uploads import uploads
from tests.conftest import STOCKED, NewStore
from tests.handlers.house import OWNER, House, house
from tests.store.test_chats import everything_kept
from tests.support.botapi import faults
from tests.support.botapi.botapi import BotApi
from tests.support.botapi.ledger import Entry
from tests.support.botapi.talk import LEYLA, Person, buttons, group
from tests.support.botapi.values import Json

SEED = """\
 date 2023-03-06 FUZULI, Azerbaijan, March 6. Over 68,900 hectares of Azerbaijan’s liberated \
territories have been cleared of mines to date, Idris Ismayilov said, Trend reports.

According to Ismayilov, this year it’s expected to clear from mines up to 77 hectares of land \
where construction of roads is underway or will be.

Ismayilov added that by the end of 2023, it’s planned to clear over 820,000 hectares of land \
from mines and unexploded ordnances.

As part of the de-mining process from January 1 through January 30, 2023, a total of 61 \
anti-personnel, 157 anti-tank landmines, as well as 523 units of unexploded ordnance, were \
discovered and removed in Tartar, Kalbajar, Aghdam, Khojavand, Lachin, Shusha, Fuzuli, Gubadli, \
Jabrayil, and Zangilan districts.

In 2022, ANAMA has cleared over 8,780 anti-personnel, 4,133 anti-tank landmines, as well as \
14,950 unexploded ordnances from 41,915 hectares of land."""
ONE = "In January 2019, 61 anti-personnel mines were found in Aghdam."
APPROVER = Person(id=78, first_name="Approver")
CONTRIBUTOR = Person(id=79, first_name="Contributor")
READER = Person(id=80, first_name="Reader")


@pytest.fixture
async def record(dialect: str, new_store: NewStore) -> AsyncIterator[Database]:
    """The shipped figures, on either database, and people with a role."""
    opened = connect(new_store(dialect, STOCKED))
    await appoint(opened, APPROVER.id, "approver")
    await appoint(opened, CONTRIBUTOR.id, "contributor")
    await appoint(opened, READER.id, "reader")
    yield opened
    await opened.close()


@pytest.fixture
async def desk(api: BotApi, record: Database, now: datetime) -> AsyncIterator[House]:
    async with house(api, record, now) as opened:
        yield opened


def shown(entry: Entry) -> Json:
    """The message that an entry shows, to touch its buttons."""
    assert isinstance(entry.result, dict)
    return entry.result


def labels(entry: Entry) -> list[str]:
    return [button["text"] for button in buttons(shown(entry))]


async def drafted(desk: House, text: str = ONE, by: Person = OWNER, **more: Any) -> Entry:
    entry, *_ = await desk.say(text, by, **more)
    assert entry.text.splitlines()[0].startswith("Draft D-"), entry.text
    return entry


async def count(desk: House) -> int:
    return len(await everything(desk.desk.database, desk.clock()))


async def test_the_report_that_it_began_with(desk: House) -> None:
    """One stop, 820,000 ha; with a reason every figure is stored and can be asked."""
    before = await count(desk)
    entry = await drafted(desk, SEED)
    text = entry.text
    assert "Source: Trend, 6 March 2023" in text
    (stopped,) = [line for line in text.splitlines() if line.startswith("⛔")]
    assert stopped.startswith("⛔ 3. over 820,000 ha · Cleared land")
    assert stopped.endswith("planned · “820,000 hectares” · Idris Ismayilov")
    assert "This is 11.9 times everything" in text
    assert text.count("on record as F-") == 4
    (asked, *_) = (await desk.touch(shown(entry), "⛔ Line 3: reason", OWNER))[1:]
    assert "Why does line 3 stand?" in asked.text
    (entry,) = await desk.say("the ministry said so twice", OWNER)
    assert "⛔" not in entry.text
    assert "Reason: the ministry said so twice" in entry.text
    _, stored = await desk.touch(shown(entry), "Confirm 10 figures", OWNER)
    assert stored.text.startswith(f"Stored by {OWNER.id}: 6 figures as upload U-")
    assert await count(desk) == before + 6
    asked_for = {
        "planned to be cleared by the end of 2023": "Over 820,000 ha planned",
        "/uxo 1-30 January 2023 Tartar Kalbajar Aghdam Khojavand Lachin Shusha Fuzuli Gubadli"
        " Jabrayil Zangilan": "523",
        "/cleared until 6 March 2023": "etween 68,900 and",
        "/mines AP 2022": "over 8,780",
        "/cleared for roads planned 2023": "p to 77 ha planned",
    }
    for question, answer in asked_for.items():
        assert answer in await desk.told(question), question
    promise = await desk.told("planned to be cleared by the end of 2023")
    assert "Promised by Idris Ismayilov, 6 March 2023" in promise


async def test_who_said_it_stays_when_the_source_is_named(desk: House) -> None:
    said = "“Over 40 hectares were cleared in Lachin in May 2023,” Idris Ismayilov said."
    entry = await drafted(desk, said)
    await desk.touch(shown(entry), "Source", OWNER)
    (entry,) = await desk.say("Trend", OWNER)
    assert "· Idris Ismayilov" in entry.text
    await desk.touch(shown(entry), "Confirm one figure", OWNER)
    (figure,) = (await everything(desk.desk.database, desk.clock()))[-1:]
    assert (figure.source.publisher, figure.source.speaker) == ("Trend", "Idris Ismayilov")


AUGUST = """\
The Ministry of Emergency Situations summed up August: from 1 to 31 August its units cleared \
214.6 ha in Lachin and 94.2 ha in Kalbajar.

From 10 November 2020 to 1 September 2025, 237,821.5 ha were cleared in the liberated \
territories."""


async def test_what_holds_for_all_lines_of_a_period_is_said_once_above_them(desk: House) -> None:
    rows = (await drafted(desk, AUGUST)).text.splitlines()
    year = "The year is not written: it is inferred from the day of publication."
    assert rows.count(year) == 1
    assert "August" in rows[rows.index(year) - 1]
    assert [row[:3] for row in rows if row.startswith("•")] == ["• 1", "• 2"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Is this Ministry of Emergency Situations alone, or all operators together?"),
        ("az", "Bu, yalnız Fövqəladə Hallar Nazirliyi, yoxsa bütün qurumlar birlikdə?"),
        ("ru", "Это только Министерство по чрезвычайным ситуациям или все операторы вместе?"),
    ],
)
def test_whose_work_is_asked_in_the_language_of_the_reader(language: str, words: str) -> None:
    doubt = Doubt(
        level="warn", key="doubt-whose", params={"operator": "Ministry of Emergency Situations"}
    )
    assert sentence(doubt, language).startswith(words)


@pytest.mark.parametrize("words", ["Confirm", "confirm all", "təsdiq edirəm", "Подтверждаю!"])
async def test_words_confirm_nothing_and_the_button_is_shown_again(
    desk: House, words: str
) -> None:
    before = await count(desk)
    await drafted(desk)
    (again,) = await desk.say(words, OWNER)
    assert any(label.startswith(("Confirm", "Подтвердить", "Bir")) for label in labels(again))
    assert await count(desk) == before


async def test_a_figure_keeps_the_words_that_state_it(desk: House) -> None:
    entry = await drafted(desk, f"Agencies met today. {ONE} They left.")
    await desk.touch(shown(entry), "Confirm one figure", OWNER)
    (figure,) = (await everything(desk.desk.database, desk.clock()))[-1:]
    assert figure.words == ONE
    assert (figure.value, figure.places) == (61, ("aghdam",))


@pytest.mark.parametrize(
    "text",
    [
        "/cleared Fuzuli 2023",
        "how much was cleared in Fuzuli in 2023?",
        "top 5 mines last year",
        "were 5,000 hectares cleared in Fuzuli in 2022?",
        "mines 2021 vs 2022",
        "hello",
    ],
)
async def test_a_question_of_an_admin_is_answered(desk: House, text: str) -> None:
    assert "Draft D-" not in await desk.told(text, OWNER)
    assert await latest(desk.desk.database, OWNER.id) is None


@pytest.mark.parametrize("by", [LEYLA, READER])
async def test_who_is_no_admin_gets_no_draft(desk: House, by: Person) -> None:
    for text in (SEED[:900], f"/add {ONE}"):
        assert "Draft D-" not in await desk.told(text, by)
    assert "Only the people who keep the figures" in await desk.told("/undo", by)
    await desk.say(ONE, by, forward_origin=_channel("News"))
    assert await latest(desk.desk.database, by.id) is None


async def test_in_a_group_nothing_is_drafted(desk: House) -> None:
    await desk.say(f"@hektar_bot {ONE}", OWNER, group())
    assert await latest(desk.desk.database, OWNER.id) is None


async def test_add_forces_a_draft(desk: House) -> None:
    await drafted(desk, "/add mines in Aghdam in January 2019: 61")
    alone = await desk.told("/add", OWNER)
    assert "Put the text behind the command" in alone
    assert "find no figure" in await desk.told("/add nothing", OWNER)


def _channel(title: str, **more: Any) -> Json:
    chat = {"id": -1009, "type": "channel", "title": title} | more
    moment = int(datetime(2019, 2, 1, 22, tzinfo=UTC).timestamp())
    return {"type": "channel", "chat": chat, "message_id": 5, "date": moment}


@pytest.mark.parametrize(
    ("origin", "publisher"),
    [
        (_channel("ANAMA press"), "ANAMA press"),
        (_channel("ANAMA", username="anama"), "ANAMA"),
        (
            {"type": "user", "date": 1549058400,
             "sender_user": {"id": 5, "is_bot": False, "first_name": "Idris", "last_name": "I."}},
            "Idris I.",
        ),
        ({"type": "hidden_user", "date": 1549058400, "sender_user_name": "Hidden"}, "Hidden"),
        (
            {"type": "chat", "date": 1549058400,
             "sender_chat": {"id": -5, "type": "supergroup", "title": "Field office"}},
            "Field office",
        ),
    ],
)  # fmt: skip
async def test_a_forward_keeps_its_origin_as_the_source(
    desk: House, origin: Json, publisher: str
) -> None:
    """The day is the one where the people are: 22:00 in Greenwich is the next day in Baku."""
    await drafted(desk, "Last month 61 mines were found in Aghdam, Trend reports.",
                  forward_origin=origin)  # fmt: skip
    draft = await latest(desk.desk.database, OWNER.id)
    assert draft is not None
    assert draft.source.publisher == publisher
    assert draft.source.published == date(2019, 2, 2)
    assert draft.inferred == ()
    (line,) = draft.lines
    assert line.figure.period.start == date(2019, 1, 1), "last month, by the day of the forward"
    if publisher == "ANAMA":
        assert draft.source.url == "https://t.me/anama/5"


@pytest.mark.parametrize("command", ["/undo", "/add", "/units km2", "/cleared Fuzuli 2023"])
async def test_a_forward_is_never_a_command(desk: House, command: str) -> None:
    (entry,) = await desk.say(command, OWNER, forward_origin=_channel("News"))
    assert "I find no figure" in entry.text
    (entry,) = await desk.say(f"{command}\n{ONE}", OWNER, forward_origin=_channel("News"))
    assert entry.text.startswith("Draft D-")


async def test_a_caption_is_read_and_a_picture_is_not(desk: House) -> None:
    photo = [{"file_id": "p", "file_unique_id": "p", "width": 9, "height": 9}]
    desk.talk.push(message=desk.talk.message(OWNER, photo=photo))
    (entry,) = await desk.handle()
    assert "Send the table as text or as a file" in entry.text
    captioned = desk.talk.message(OWNER, photo=photo, caption=ONE)
    desk.talk.push(message=captioned)
    (entry,) = await desk.handle()
    assert entry.text.startswith("Draft D-")


async def test_a_file_becomes_a_draft(desk: House) -> None:
    """Every row is a line or is named with the reason; a caption may name the source."""
    table = (
        "measure,places,start,end,value\n"
        "uxo,Aghdam,2019-01-01,2019-01-31,7\n"
        "uxo,Nowhere,2019-01-01,2019-01-31,7\n"
        "mines,Aghdam,2019-01-01,2019-01-31,5\n"
    )
    desk.talk.send_file("t.csv", table.encode(), OWNER, caption="source: ANAMA")
    *_, entry = await desk.handle()
    assert entry.text.startswith("Draft D-1: 2 figures\nSource: ANAMA")
    assert "row 2" in entry.text
    assert "row 3: I do not know the place “Nowhere”" in entry.text
    before = await count(desk)
    await desk.touch(shown(entry), "Confirm 2 figures", OWNER)
    assert await count(desk) == before + 2
    desk.talk.send_file("report.txt", ONE.encode(), OWNER)
    *_, entry = await desk.handle()
    assert entry.text.startswith("Draft D-2: one figure")
    desk.talk.send_file("x.csv", b"a,b\n1,2\n", OWNER)
    *_, entry = await desk.handle()
    assert "no header here" in entry.text
    desk.talk.send_file("bad.csv", table.replace("01-31", "02-31").encode(), OWNER)
    *_, entry = await desk.handle()
    assert entry.text.startswith("Draft D-3: 0 figures")
    assert not [label for label in labels(entry) if label.startswith("Confirm")]
    desk.talk.send_file("t.csv", table.encode(), LEYLA)
    *_, entry = await desk.handle()
    assert "Draft" not in entry.text


async def test_the_words_with_a_file_may_say_its_days(desk: House) -> None:
    table = "Rayon;PHS\nAğdam;402\nFüzuli;511\nSabirabad;3\nSabirabad;4\n"
    desk.talk.send_file("t.csv", table.encode(), OWNER, caption="mart 2019, mənbə: ANAMA")
    *_, entry = await desk.handle()
    assert "2019-cu ilin martı" in entry.text
    assert "402" in entry.text
    rows = [line for line in entry.text.splitlines() if line.startswith("sətir")]
    assert len(rows) == 1, "rows that are not taken for one reason stand together"
    assert rows[0].startswith("sətir 4, 5:")
    desk.talk.send_file("t.csv", table.encode(), OWNER)
    *_, entry = await desk.handle()
    assert "in the message with the file" in entry.text


async def test_a_report_is_not_of_the_agency_alone_that_wrote_it(desk: House) -> None:
    table = "ANAMA monthly report – March 2019\n,UXO\nAghdam,402\n"
    desk.talk.send_file("t.csv", table.encode(), OWNER)
    *_, entry = await desk.handle()
    assert "402" in entry.text
    assert "ANAMA alone" not in entry.text


async def test_a_long_draft_is_a_file_as_well(desk: House) -> None:
    rows = [f"uxo,Aghdam,2019-01-{day:02},2019-01-{day:02},{day}" for day in range(1, 29)]
    table = "measure,places,start,end,value\n" + "\n".join(rows) + "\nuxo,X,,2019-01-31,7\n"
    desk.talk.send_file("=t.csv", table.encode(), OWNER)
    *_, entry, document = await desk.handle()
    assert "8 more lines are in the file." in entry.text
    sheet = document.request.files["document"].decode("utf-8-sig").splitlines()
    assert sheet[0].startswith("line,row,level,standing,problem,measure,places")
    assert len(sheet) == 1 + 28 + 1
    assert sheet[-1].startswith(',30,left out,,"I do not know the place “X”.')
    assert not [cell for row in sheet for cell in row.split(",") if cell.startswith(("=", "+"))]


async def test_the_reading_of_a_large_file_is_told_in_one_message(desk: House) -> None:
    first = date(2005, 1, 1).toordinal()
    days = [date.fromordinal(first + number) for number in range(2_500)]
    rows = [f"uxo,Aghdam,{day},{day},{number + 1}" for number, day in enumerate(days)]
    table = "measure,places,start,end,value\n" + "\n".join(rows) + "\n"
    desk.talk.send_file("t.csv", table.encode(), OWNER)
    entries = [entry for entry in await desk.handle() if entry.method != "getFile"]
    told = [entry for entry in entries if entry.text.endswith("of 2,500 rows")]
    assert [entry.method for entry in told] == ["sendMessage", *["editMessageText"] * 4]
    assert told[-1].text == "2,500 of 2,500 rows"
    assert entries[-2].text.startswith("Draft D-1: 2,500 figures")
    assert "More than 400 lines" in entries[-2].text


async def test_words_left_out_are_named_with_the_reason(desk: House) -> None:
    entry = await drafted(desk, f"{ONE} 3 people were injured.\nA convoy of 20 km came.")
    assert "Left out:" in entry.text
    assert "– people, not ordnance" in entry.text
    assert "– a length" in entry.text


async def test_the_text_is_shown_with_its_numbers_marked(desk: House) -> None:
    entry = await drafted(desk, f"A <b> & c. {ONE}")
    *_, text = await desk.touch(shown(entry), "Text", OWNER)
    assert text.request.fields["text"].endswith(
        "A &lt;b&gt; &amp; c. In January 2019, <b><u>61 anti-personnel mines</u></b>"
        "<code>[1]</code> were found in Aghdam."
    )


async def test_a_message_that_may_be_cut_says_so(desk: House) -> None:
    entry = await drafted(desk, f"{ONE} {'They met again. ' * 250}".strip())
    assert "send the text as a .txt file." in entry.text
    assert ".txt" not in (await drafted(desk)).text


LONG = f"{ONE} {'They met again. ' * 250}".strip()
REST = "In February 2019, 12 anti-tank mines were found in Lachin."


async def test_the_parts_of_a_long_text_become_one_draft(desk: House) -> None:
    """The next part of a text is sent at once, by the dates that Telegram gives them."""
    first = await drafted(desk, LONG)
    entry = await drafted(desk, f"{'They met twice. ' * 254}".strip())
    entry = await drafted(desk, REST)
    assert first.text.splitlines()[0] == "Draft D-1: one figure"
    assert entry.text.splitlines()[0] == "Draft D-1: 2 figures"
    assert ".txt" not in entry.text
    draft = await latest(desk.desk.database, OWNER.id)
    assert draft is not None
    assert draft.text.endswith(f"They met twice.\n{REST}")
    assert [draft.text[slice(*(line.span or (0, 0)))] for line in draft.lines] == [
        "61 anti-personnel mines", "12 anti-tank mines",
    ]  # fmt: skip
    await desk.touch(shown(entry), labels(entry)[0], OWNER)
    stored = (await everything(desk.desk.database, desk.clock()))[-2:]
    assert [(one.printed, one.places) for one in stored] == [("61", ("aghdam",)),
                                                            ("12", ("lachin",))]  # fmt: skip


async def test_a_later_message_is_a_draft_of_its_own(desk: House) -> None:
    first = await drafted(desk, LONG)
    desk.clock.later(seconds=30)
    entry = await drafted(desk, REST)
    assert entry.text.splitlines()[0] != first.text.splitlines()[0]
    assert "one figure" in entry.text


async def test_a_short_message_and_another_person_do_not_go_on(desk: House) -> None:
    await drafted(desk)
    entry = await drafted(desk, REST)
    assert "one figure" in entry.text
    await drafted(desk, LONG)
    entry = await drafted(desk, REST, by=APPROVER)
    assert "one figure" in entry.text


async def test_a_line_is_changed_in_plain_words(desk: House) -> None:
    entry = await drafted(
        desk,
        "In January 2019, 61 anti-personnel and 5 anti-tank mines were found in Aghdam.\n"
        "In 2019, 7 hectares were cleared in Lachin.",
    )
    message = shown(entry)
    (entry,) = await desk.say("3: over 1,454.2 ha\ndrop 2", OWNER, reply_to_message=message)
    assert "2 figures" in entry.text
    assert "over 1,454.2 ha" in entry.text
    (entry,) = await desk.say("line 3 Fuzuli, planned", OWNER)
    assert "Fuzuli · planned" in entry.text
    (entry,) = await desk.say("sətir 3: mənbə yox", OWNER)
    assert "I do not understand" in entry.text or "aydın olmadı" in entry.text
    (entry,) = await desk.say("line 9 Lachin", OWNER)
    assert "no line 9" in entry.text
    (entry,) = await desk.say("line 3: 12.298 ha", OWNER)
    assert "can be read as 12298 or as 12.298" in entry.text
    (entry,) = await desk.say("source: Azertac; published 3 February 2019", OWNER)
    assert "Source: Azertac, 3 February 2019" in entry.text
    await desk.touch(shown(entry), labels(entry)[0], OWNER)
    stored = (await everything(desk.desk.database, desk.clock()))[-2:]
    assert [(one.measure, one.printed, one.places, one.scope.status) for one in stored] == [
        (Measure.AP_MINES, "61", ("aghdam",), Status.ACTUAL),
        (Measure.CLEARED_AREA, "1454.2", ("fuzuli",), Status.PLANNED),
    ]
    assert {one.source.publisher for one in stored} == {"Azertac"}


async def test_another_day_of_publication_reads_the_text_again(desk: House) -> None:
    entry = await drafted(
        desk, "Last month 61 mines were found in Aghdam. 7 mines in Lachin in 2019."
    )
    (entry,) = await desk.say("line 2: 8", OWNER)
    *_, asked = await desk.touch(shown(entry), "Date", OWNER)
    assert "When was it published?" in asked.text
    (entry,) = await desk.say("tomorrow maybe", OWNER)
    assert "I see no day there" in entry.text
    (entry,) = await desk.say("5 February 2019", OWNER)
    draft = await latest(desk.desk.database, OWNER.id)
    assert draft is not None
    first, second = draft.lines
    assert first.figure.period.start == date(2019, 1, 1)
    assert second.figure.printed == "8", "what somebody wrote stays"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_of_an_edit_can_be_read(language: str) -> None:
    found = [
        edit
        for part in say(language, "draft-examples").split(" · ")
        for edit in read_edits(part, date(2026, 11, 24), replied=False)
    ]
    assert [type(edit) for edit in found] == [Change, Change, Drop]
    assert isinstance(found[0], Change)
    assert str(found[0].values[0]) == "1454.2"
    assert not any(isinstance(edit, Unread) for edit in found)


async def test_a_new_report_is_no_edit_of_the_draft_before(desk: House) -> None:
    await drafted(desk)
    entry = await drafted(
        desk, "1) 61 mines were found in Aghdam in 2019\n2) 5 mines in Lachin in 2019"
    )
    assert entry.text.startswith("Draft D-2: 2 figures")


async def test_pressed_twice_it_is_stored_once(desk: House) -> None:
    entry = await drafted(desk)
    before = await count(desk)
    await desk.touch(shown(entry), "Confirm one figure", OWNER)
    again = await desk.press(shown(entry), buttons(shown(entry))[0]["callback_data"], OWNER)
    assert again[0].request.fields["text"] == "This draft was confirmed already."
    assert await count(desk) == before + 1


async def test_a_draft_survives_a_restart(api: BotApi, record: Database, now: datetime) -> None:
    async with house(api, record, now) as first:
        entry = await drafted(first)
    async with house(api, record, now) as second:
        _, stored = await second.touch(shown(entry), "Confirm one figure", OWNER)
        assert stored.text.startswith("Stored by")


async def test_what_was_shown_before_is_not_confirmed(desk: House) -> None:
    entry = await drafted(desk)
    old = buttons(shown(entry))[0]["callback_data"]
    await desk.say("line 1: 62", OWNER)
    alert, edited = await desk.press(shown(entry), old, OWNER)
    assert "The draft has changed since" in alert.request.fields["text"]
    assert "62 anti-personnel" in edited.text
    draft = await latest(desk.desk.database, OWNER.id)
    assert draft is not None
    assert draft.state == "open"


async def test_when_the_record_moves_on_it_is_checked_and_shown_again(desk: House) -> None:
    first = await drafted(desk)
    other = await drafted(desk, ONE.replace("61", "62"))
    await desk.touch(shown(other), "Confirm one figure", OWNER)
    alert, edited = await desk.touch(shown(first), "Confirm one figure", OWNER)
    assert "The record has changed since" in alert.request.fields["text"]
    assert "⚠ 1." in edited.text
    assert "62" in edited.text
    draft = await load(desk.desk.database, 1)
    assert draft is not None
    assert draft.state == "open"


async def test_only_the_clean_lines(desk: House) -> None:
    entry = await drafted(desk, f"{ONE}\nIn 2023, 500 hectares were cleared in Fuzuli.")
    assert "Less than the record proves: at least 6,025.1 ha (F-B01E)" in entry.text
    before = await count(desk)
    _, stored, rest = await desk.touch(shown(entry), "Confirm only the clean one", OWNER)
    assert "stays, as draft D-2" in stored.text
    assert await count(desk) == before + 1
    assert rest.text.startswith("Draft D-2: one figure")
    held = await desk.press(shown(rest), _data(rest, "✓").replace(":t:", ":c:")[:-2], OWNER)
    assert "lines 2 need a tap" in held[0].request.fields["text"]
    _, ready = await desk.touch(shown(rest), "✓ Line 2", OWNER)
    await desk.touch(shown(ready), "Confirm one figure", OWNER)
    assert await count(desk) == before + 2


def _data(entry: Entry, label: str) -> str:
    found = next(b for b in buttons(shown(entry)) if b["text"].startswith(label))
    return str(found["callback_data"])


@pytest.mark.parametrize(
    "data",
    ["p:", "p:c:1", "p:c:1:zzzzzzzzzz", "p:q:1:0123456789", "p:c:99999999999:0123456789", "p:u:x",
     "p:c:1:0123456789:1:1", "p:t:1:0123456789:9999999"],
)  # fmt: skip
async def test_forged_buttons_are_refused_politely(desk: House, data: str) -> None:
    entry = await drafted(desk)
    (alert,) = await desk.press(shown(entry), data, OWNER)
    assert "older version" in alert.request.fields["text"]


async def test_buttons_of_others_do_nothing(desk: House) -> None:
    entry = await drafted(desk)
    before = await count(desk)
    for by, words in (
        (LEYLA, "Only the people who keep"),
        (READER, "Only the people who keep"),
        (CONTRIBUTOR, "Only who made this draft"),
        (APPROVER, "Only who made this draft"),
    ):
        for verb in "ckxtrespmfn":
            data = re.sub("^p:.", f"p:{verb}", buttons(shown(entry))[0]["callback_data"])
            alert, *_ = await desk.press(shown(entry), f"{data}:1" if verb in "tr" else data, by)
            assert words in alert.request.fields["text"], (by.first_name, verb)
    assert await count(desk) == before
    unknown = await desk.press(shown(entry), "p:c:77:0123456789", OWNER)
    assert "no such draft" in unknown[0].request.fields["text"]


async def test_every_button_fits(desk: House) -> None:
    entry = await drafted(desk, SEED)
    assert buttons(shown(entry))
    for button in buttons(shown(entry)):
        assert len(button["callback_data"].encode()) <= 64


async def test_a_draft_that_scrolled_away_is_opened_again(desk: House) -> None:
    await drafted(desk)
    (listed,) = await desk.say("/uploads", OWNER)
    *_, opened = await desk.touch(shown(listed), "D-1", OWNER)
    (entry,) = await desk.say("62", OWNER, reply_to_message=shown(opened))
    assert "I do not understand" in entry.text
    (entry,) = await desk.say("1: 62", OWNER, reply_to_message=shown(opened))
    assert "62 anti-personnel" in entry.text


async def test_cancel_stores_nothing(desk: House) -> None:
    entry = await drafted(desk)
    _, done = await desk.touch(shown(entry), "Cancel", OWNER)
    assert "is cancelled. Nothing was stored." in done.text
    alert, *_ = await desk.touch(shown(entry), "Confirm one figure", OWNER)
    assert "was cancelled" in alert.request.fields["text"]


async def test_what_is_only_drafted_is_in_no_answer_digest_or_export(desk: House) -> None:
    await drafted(desk, "In January 2019, 61,987 anti-personnel mines were found in Aghdam.")
    for asked in ("/mines AP Aghdam January 2019", "/mines Aghdam 2019 by month", "/changes"):
        assert "61,987" not in await desk.told(asked, READER), asked
    assert "61,987" not in (await compose(desk.desk, Choice(language="en"), "2019-01")).plain
    assert b"61987" not in await export_csv(desk.desk)


async def test_undo_by_button_and_by_command(desk: House) -> None:
    before = await count(desk)
    entry = await drafted(desk)
    _, stored = await desk.touch(shown(entry), "Confirm one figure", OWNER)
    _, undone = await desk.touch(shown(stored), "Undo", OWNER)
    assert "one figure counts no longer" in undone.text
    assert await count(desk) == before
    again, *_ = (await desk.touch(shown(stored), "Undo", OWNER))[1:]
    assert "was taken back already" in again.text
    entry = await drafted(desk)
    await desk.touch(shown(entry), "Confirm one figure", OWNER)
    assert "is taken back: one figure" in await desk.told("/undo a wrong month", OWNER)
    assert "no upload of yours" in await desk.told("/undo", OWNER)
    assert "or is none that can be" in await desk.told("/undo U-1", OWNER)
    assert await count(desk) == before
    newest = (await entries(desk.desk.database))[0]
    assert newest.detail.endswith("a wrong month")


async def test_a_withdrawn_figure_may_come_again(desk: House) -> None:
    entry = await drafted(desk)
    _, stored = await desk.touch(shown(entry), "Confirm one figure", OWNER)
    await desk.touch(shown(stored), "Undo", OWNER)
    entry = await drafted(desk)
    assert "1 new" in entry.text
    before = await count(desk)
    await desk.touch(shown(entry), "Confirm one figure", OWNER)
    assert await count(desk) == before + 1


async def test_the_history_is_read_in_chat_and_as_a_file(desk: House) -> None:
    entry = await drafted(desk)
    await desk.touch(shown(entry), "Confirm one figure", OWNER)
    text, document = await desk.say("/history file", OWNER)
    assert "✓ The chain of 2 entries holds." in text.text
    assert f"{OWNER.id}: stored U-2" in text.text
    rows = document.request.files["document"].decode("utf-8-sig").splitlines()
    assert rows[0] == "number,at,who,act,about,detail,before,hash"
    assert len(rows) == 3
    assert rows[2].split(",")[-2] == rows[1].split(",")[-1], "each holds the hash before it"
    assert f"U-2, 24 November 2026, by {OWNER.id}: one figure" in await desk.told(
        "/uploads", OWNER
    )
    assert await uploads(desk.desk.database, 9)


async def test_an_edited_message_is_drafted_anew_in_the_same_place(desk: House) -> None:
    message = desk.talk.say(ONE, OWNER)
    (first,) = await desk.handle()
    desk.talk.edit(message, ONE.replace("61", "62"))
    (second,) = await desk.handle()
    assert second.method == "editMessageText"
    assert shown(second)["message_id"] == shown(first)["message_id"]
    assert "62 anti-personnel" in second.text
    old = await load(desk.desk.database, 1)
    assert old is not None
    assert old.state == "cancelled"


@pytest.fixture
async def careful(api: BotApi, record: Database, now: datetime) -> AsyncIterator[House]:
    """A bot where another person has to approve."""
    settings = Settings(owners=frozenset({OWNER.id}), approvals=2)
    api.world.chats |= {person.id: person.chat for person in (OWNER, APPROVER, CONTRIBUTOR)}
    async with house(api, record, now, settings) as opened:
        yield opened


async def test_with_two_approvals_another_admin_approves(careful: House) -> None:
    entry = await drafted(careful)
    before = await count(careful)
    _, submitted = await careful.touch(shown(entry), "Confirm one figure", OWNER)
    (asked,) = await careful.deliver()
    assert asked.chat == APPROVER.id
    assert asked.text.startswith(f"{OWNER.id} asks you to approve:\nDraft D-1")
    assert labels(asked)[:2] == ["Approve", "Reject"]
    assert "waits for another person" in submitted.text
    assert await count(careful) == before
    own = await careful.press(shown(submitted), _data(asked, "Approve"), OWNER)
    assert "Another person has to decide" in own[0].request.fields["text"]
    no = await careful.press(shown(asked), _data(asked, "Approve"), CONTRIBUTOR)
    assert "Another person" in no[0].request.fields["text"]
    _, stored = await careful.touch(shown(asked), "Approve", APPROVER)
    (told,) = await careful.deliver()
    assert f"Approved by {APPROVER.id}" in stored.text
    assert (told.chat, told.text) == (OWNER.id, stored.text)
    assert await count(careful) == before + 1
    assert f"approved by {APPROVER.id}" in await careful.told("/uploads", OWNER)


async def test_or_rejects_with_a_reason_that_the_author_is_told(careful: House) -> None:
    entry = await drafted(careful)
    await careful.touch(shown(entry), "Confirm one figure", OWNER)
    (asked,) = await careful.deliver()
    _, question = await careful.touch(shown(asked), "Reject", APPROVER)
    assert "Why is D-1 rejected?" in question.text
    (done,) = await careful.say("it is of 2018", APPROVER)
    (told,) = await careful.deliver()
    assert "its author will be told" in done.text
    assert told.chat == OWNER.id
    assert told.text == f"D-1 was rejected by {APPROVER.id}: it is of 2018"
    late = await careful.touch(shown(asked), "Approve", APPROVER)
    assert "was rejected" in late[0].request.fields["text"]


async def test_what_was_decided_is_told_though_the_process_ends_at_once(
    careful: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Decided and not yet in the outbox: the next look takes it there, and none does twice."""
    entry = await drafted(careful)

    async def killed(*_: object) -> None:
        raise RuntimeError("the process ended here")

    with monkeypatch.context() as ended:
        ended.setattr(draft_buttons, "pass_on", killed)
        await careful.touch(shown(entry), "Confirm one figure", OWNER)
    assert not await careful.deliver()
    assert await end_drafts(careful.desk) == 0
    (asked,) = await careful.deliver()
    assert asked.text.startswith(f"{OWNER.id} asks you to approve:")
    with monkeypatch.context() as ended:
        ended.setattr(draft_buttons, "pass_on", killed)
        await careful.touch(shown(asked), "Approve", APPROVER)
    await end_drafts(careful.desk)
    await end_drafts(careful.desk)
    (told,) = await careful.deliver()
    assert told.chat == OWNER.id
    assert f"Approved by {APPROVER.id}" in told.text
    assert labels(told) == ["Undo"]


async def test_who_is_forgotten_is_named_in_no_notice_that_is_kept(careful: House) -> None:
    entry = await drafted(careful)
    await careful.touch(shown(entry), "Confirm one figure", OWNER)
    (asked,) = await careful.deliver()
    await careful.touch(shown(asked), "Approve", APPROVER)
    assert f"Approved by {APPROVER.id}" in (await careful.deliver())[0].text
    database = careful.desk.database
    assert await parcels_naming(database, APPROVER.id) == 1
    await forget_person(database, APPROVER.id)
    assert await parcels_naming(database, APPROVER.id) == 0
    assert await parcels_naming(database, OWNER.id) == 1, "what names only others stays"


async def parcels_naming(database: Database, person: int) -> int:
    """How many parcels have the id of a person in their words."""
    content = PARCEL.c.content
    async with database.read() as connection:
        return len([words for words in await connection.scalars(select(content))
                    if re.search(rf"\b{person}\b", words)])  # fmt: skip


async def test_an_approver_who_was_away_is_asked_when_they_are_back(careful: House) -> None:
    entry = await drafted(careful)
    careful.api.faults.plan(faults.blocked(), method="sendMessage", chat=APPROVER.id)
    _, submitted = await careful.touch(shown(entry), "Confirm one figure", OWNER)
    assert "waits for another person" in submitted.text
    assert not await careful.deliver()
    await careful.say("/start", APPROVER)
    (asked,) = await careful.deliver()
    assert asked.text.startswith(f"{OWNER.id} asks you to approve:")


async def test_a_long_request_has_its_buttons_under_its_last_part(careful: House) -> None:
    """Twenty lines and eight that are left out are two messages; the file is behind a button."""
    who = "A deputy chairman of the board for operations in the field"
    rows = [
        f"uxo,Aghdam;Fuzuli;Lachin,2019-01-{day:02},2019-01-{day:02},{day},{who},Trend"
        for day in range(1, 29)
    ]
    odd = [f"uxo,{row}{' beyond the river' * 4},,2019-01-31,7,," for row in range(9)]
    table = "\n".join(["measure,places,start,end,value,speaker,publisher", *rows, *odd])
    careful.talk.send_file("t.csv", table.encode(), OWNER)
    entry = [one for one in await careful.handle() if one.method == "sendMessage"][-1]
    await careful.touch(shown(entry), "Confirm 28 figures", OWNER)
    (first,) = await careful.deliver()
    careful.clock.later(seconds=1)
    (last,) = await careful.deliver()
    assert {first.chat, last.chat} == {APPROVER.id}
    assert first.text.startswith(f"{OWNER.id} asks you to approve:")
    assert not buttons(shown(first))
    assert "they are in the file." in last.text
    *_, document = await careful.touch(shown(last), "File", APPROVER)
    lines = document.request.files["document"].decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + len(rows) + len(odd)
    before = await count(careful)
    _, stored = await careful.touch(shown(last), "Approve", APPROVER)
    assert "Stored by" in stored.text
    assert await count(careful) == before + 28


GONE = Person(id=555_000_111, first_name="Gone")


async def test_who_is_forgotten_stands_in_nothing_that_others_heard(careful: House) -> None:
    """As the one who approved, and as the one who asks, told or not yet."""
    database = careful.desk.database
    careful.api.world.chats[GONE.id] = GONE.chat
    await appoint(database, GONE.id, "approver")
    entry = await drafted(careful)
    await careful.touch(shown(entry), "Confirm one figure", OWNER)
    to_gone = next(one for one in await careful.deliver() if one.chat == GONE.id)
    await careful.touch(shown(to_gone), "Approve", GONE)
    (told,) = await careful.deliver()
    assert f"Approved by {GONE.id}" in told.text
    for place in ("Lachin", "Shusha"):
        entry = await drafted(careful, ONE.replace("Aghdam", place), GONE)
        await careful.touch(shown(entry), "Confirm one figure", GONE)
        if place == "Lachin":
            asked = await careful.deliver()
            assert [str(GONE.id) in one.text for one in asked] == [True, True]
            await careful.touch(shown(asked[0]), "Approve", OWNER)
            (own,) = await careful.deliver()
            assert own.text.startswith(f"Stored by {GONE.id}:")
    assert str(GONE.id) in await everything_kept(database)
    await forget_person(database, GONE.id)
    assert str(GONE.id) not in await everything_kept(database)
    later = await careful.deliver()
    assert [one.chat for one in later] == [OWNER.id, APPROVER.id]
    assert all(one.text.startswith("… asks you to approve:") for one in later)


async def test_a_contributor_always_needs_an_approver(api: BotApi, desk: House) -> None:
    api.world.chats |= {person.id: person.chat for person in (OWNER, APPROVER)}
    entry = await drafted(desk, by=CONTRIBUTOR)
    before = await count(desk)
    _, submitted = await desk.touch(shown(entry), "Confirm one figure", CONTRIBUTOR)
    asked = await desk.deliver()
    assert {one.chat for one in asked} == {OWNER.id, APPROVER.id}
    assert "waits for another person" in submitted.text
    (listed,) = await desk.say("/uploads", APPROVER)
    *_, opened = await desk.touch(shown(listed), "D-1", APPROVER)
    assert opened.text.startswith("Draft D-1")
    assert labels(opened)[0] == "Approve"
    assert await count(desk) == before
    await desk.touch(shown(asked[0]), "Approve", OWNER)
    assert await count(desk) == before + 1
    assert "Only the people" in await desk.told("/undo", CONTRIBUTOR)


async def test_a_correction_is_a_draft_and_says_why(desk: House) -> None:
    how = await desk.told("/correct F-QVA1", OWNER)
    assert "/correct F-QVA1 correction: 1,454.2 ha because a digit was lost" in how
    assert "no figure F-ZZZZ that counts" in await desk.told(
        "/correct F-ZZZZ revision: 5 ha because x", OWNER
    )
    assert "says already" in await desk.told(
        "/correct F-QVA1 correction: 1,454.2 ha because x", OWNER
    )
    entry = await drafted(desk, "/correct F-QVA1 correction: 1,455.2 ha because a digit was lost")
    assert "in the place of F-QVA1" in entry.text
    assert "More than the record can hold" in entry.text
    await desk.touch(shown(entry), "Confirm one figure", OWNER)
    assert "1,455.2 ha cleared" in await desk.told("/cleared Lachin 2023")
    assert "Corrected" in await desk.told("/changes since 1 November 2026")
    assert "is taken back" in await desk.told("/undo", OWNER)
    assert "1,454.2 ha cleared" in await desk.told("/cleared Lachin 2023")


async def test_the_same_bulletin_of_another_agency_is_a_second_source(desk: House) -> None:
    """The answer names both, and nothing is added up twice."""
    text = "In 2023, 1,454.2 hectares were cleared in Lachin. Azertac reports"
    entry = await drafted(desk, text)
    assert "1 on record, from another source" in entry.text
    assert "becomes a second source of F-QVA1" in entry.text
    before, whole = await count(desk), await desk.told("/cleared 2023")
    _, stored = await desk.touch(shown(entry), "Confirm one figure", OWNER)
    assert "One figure has a second source now." in stored.text
    assert await count(desk) == before
    answer = await desk.told("/cleared Lachin 2023")
    assert "Trend, 5 March 2024; Azertac, 24 November 2026 · F-QVA1" in answer
    assert "Azertac" in await desk.told("/ref F-QVA1")
    assert (await desk.told("/cleared 2023")).splitlines()[0] == whole.splitlines()[0]
    entry = await drafted(desk, text)
    assert "1 on record already" in entry.text, "a third time it is nothing new"
    await desk.touch(shown(stored), "Undo", OWNER)
    assert "Azertac" not in await desk.told("/cleared Lachin 2023")


async def test_after_a_day_it_is_over_and_its_author_is_told_once(desk: House) -> None:
    entry = await drafted(desk)
    assert await end_drafts(desk.desk) == 0
    desk.clock.moment += timedelta(hours=24)
    alert, *_ = await desk.touch(shown(entry), "Confirm one figure", OWNER)
    assert "has expired" in alert.request.fields["text"]
    assert await end_drafts(desk.desk) == 1
    (told,) = await desk.deliver()
    assert told.chat == OWNER.id
    assert told.text.startswith("D-1 was not confirmed within a day and has expired.")
    assert await end_drafts(desk.desk) == 0
    assert not await desk.deliver()
    (late,) = await desk.say("line 1: 62", OWNER, reply_to_message=shown(entry))
    assert "has expired" in late.text


async def test_a_number_that_is_given_again_is_told_of_again(desk: House) -> None:
    """SQLite gives the number of the newest draft anew once that is deleted."""
    for days in (0, 60):
        desk.clock.later(days=days)
        await end_drafts(desk.desk)  # what ended a month ago is deleted
        await drafted(desk)
        desk.clock.later(hours=24)
        assert await end_drafts(desk.desk) == 1
        (told,) = await desk.deliver()
        assert "was not confirmed within a day" in told.text


async def test_each_of_two_readings_is_offered_so_that_it_can_be_written(desk: House) -> None:
    text = "In January 2019, 500 hectares were cleared and 61 mines were found in Aghdam."
    await drafted(desk, text)
    told = await desk.told("line 1: 5.005 ha", OWNER)
    assert "can be read as 5005 or as 5.0050" in told
    for written, kept in (("5.0050", "5.005 ha"), ("5005", "5,005 ha"), ("5,700.5", "5,700.5 ha")):
        assert f"• 1. {kept} " in await desk.told(f"line 1: {written} ha", OWNER)
    assert "• 2. 1,200 mines" in await desk.told("line 2: 1,200", OWNER), "no part of a mine"
