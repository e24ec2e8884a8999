"""Replies with a picture, as Telegram sees them: sent once, edited in place, never in the way."""

from collections.abc import AsyncIterator
from datetime import datetime

import pytest

from handlers.drawing import Studio
from handlers.photos import LONGEST_CAPTION, captioned
from handlers.replies.markup import visible_length
from store.database import Database
from tests.handlers.house import House, Log, house
from tests.support.botapi import faults
from tests.support.botapi.botapi import BotApi
from tests.support.botapi.ledger import PATIENCE, Entry
from tests.support.botapi.talk import Person, buttons, group

PNG = b"\x89PNG"
TREND, MAP = "/trend UXO 2024", "/map 2023"


@pytest.fixture
async def gallery(api: BotApi, figures: Database, now: datetime) -> AsyncIterator[House]:
    """A bot that draws."""
    studio = Studio(seconds=PATIENCE)
    async with house(api, figures, now, studio=studio) as opened:
        yield opened
    await studio.close()


def photo(entry: Entry) -> bytes:
    """The file that a message shows, or nothing where it was named by its id."""
    return next(iter(entry.request.files.values()), b"")


async def test_a_series_is_a_photo_with_its_text(gallery: House) -> None:
    """First "sending a photo", then the picture; the caption says the same in words."""
    action, sent = await gallery.say(TREND)
    assert action.method == "sendChatAction"
    assert action.request.fields["action"] == "upload_photo"
    assert sent.method == "sendPhoto"
    assert photo(sent).startswith(PNG)
    assert "August 2024: 27,872" in sent.text
    assert "As of 24 November 2026 · A-" in sent.text
    assert buttons(sent.result)


async def test_the_second_time_nothing_is_drawn_or_uploaded(gallery: House) -> None:
    """Also for somebody else who reads the same language."""
    first = (await gallery.say(TREND))[-1]
    (second,) = await gallery.say(TREND, by=Person(id=8))
    assert second.method == "sendPhoto"
    assert not second.request.files
    assert second.result["photo"] == first.result["photo"]
    _, other = await gallery.say(TREND, by=Person(id=9, language="ru"))
    assert photo(other).startswith(PNG)


async def test_an_id_that_telegram_knows_no_more_is_drawn_anew(gallery: House) -> None:
    await gallery.say(TREND)
    gallery.api.world.files.clear()
    sent = (await gallery.say(TREND))[-1]
    assert sent.method == "sendPhoto"
    assert photo(sent).startswith(PNG)


async def test_buttons_put_another_picture_in_its_place(gallery: House) -> None:
    """Another unit, the year before, bars for a map and back."""
    sent = (await gallery.say(MAP))[-1]
    assert sent.method == "sendPhoto"
    edited = sent
    for label in ("In km²", "← 2022", "Chart"):
        answered, _, edited = await gallery.touch(sent.result, label)
        assert answered.method == "answerCallbackQuery"
        assert edited.method == "editMessageMedia"
        assert edited.result["message_id"] == sent.result["message_id"]
        assert photo(edited).startswith(PNG)
    back = (await gallery.touch(edited.result, "Map"))[-1]
    assert back.method == "editMessageMedia"
    assert not back.request.files  # it was sent before
    assert back.text == sent.text


async def test_another_unit_and_another_year_are_still_maps(gallery: House) -> None:
    sent = (await gallery.say(MAP))[-1]
    edited = (await gallery.touch(sent.result, "← 2022"))[-1]
    labels = [button["text"] for button in buttons(edited.result)]
    assert "Chart" in labels
    assert "Map" not in labels


async def test_a_series_is_summed_row_by_row(gallery: House) -> None:
    """Every sum is proved anew: 7,944 by March, where no month of the three is known alone."""
    sent = (await gallery.say("/trend 2023"))[-1]
    summed = (await gallery.touch(sent.result, "Running total"))[-1]
    assert summed.method == "editMessageMedia"
    assert "Running totals: each row counts from the first day on." in summed.text
    assert "Q1 2023: 7,944 ha" in summed.text
    assert "\n• 2023: 53,081.8 ha\n" in summed.text
    back = (await gallery.touch(summed.result, "Each month"))[-1]
    assert back.text == sent.text


async def test_a_text_becomes_a_picture_where_it_stands(gallery: House) -> None:
    """Rankings have theirs by a button, a total by month."""
    (ranking,) = await gallery.say("/top 2023")
    assert ranking.method == "sendMessage"
    for label in ("Map", "Chart"):
        edited = (await gallery.touch(ranking.result, label))[-1]
        assert edited.method == "editMessageMedia"
        assert "text" not in edited.result
    (total,) = await gallery.say("/cleared 2023")
    edited = (await gallery.touch(total.result, "By month"))[-1]
    assert edited.method == "editMessageMedia"


async def test_what_is_no_series_takes_a_pictures_place_as_well(gallery: House) -> None:
    """By district and the total are bars there: a text cannot take the place of a picture."""
    sent = (await gallery.say("/trend 2023"))[-1]
    edited = sent
    for label, said in (("By district", "• Fuzuli: 6,025.1 ha"), ("Total", "53,081.8 ha cleared"),
                        ("By month", "• Q1 2023 together: 7,944 ha")):  # fmt: skip
        edited = (await gallery.touch(edited.result, label))[-1]
        assert edited.method == "editMessageMedia"
        assert edited.result["message_id"] == sent.result["message_id"]
        assert said in edited.text
    assert edited.text == sent.text


async def test_short_sources_stand_under_their_picture(gallery: House) -> None:
    """And lead back to the very picture."""
    sent = (await gallery.say("/trend Fuzuli 2023"))[-1]
    total = (await gallery.touch(sent.result, "Total"))[-1]
    _, sources = await gallery.touch(total.result, "Sources")
    assert sources.method == "editMessageCaption"
    assert sources.text.startswith("Sources: ")
    back = (await gallery.touch(sources.result, "← Back to the answer"))[-1]
    assert back.method == "editMessageMedia"
    assert back.text == total.text
    assert back.result["photo"] == total.result["photo"]


async def test_long_sources_come_below_and_lead_back_to_a_map(gallery: House) -> None:
    sent = (await gallery.say(MAP))[-1]
    _, sources, *_ = await gallery.touch(sent.result, "Sources")
    assert sources.method == "sendMessage"
    assert sources.text.startswith("Sources: ")


@pytest.mark.parametrize("text", ["/compare 2021 2022", "compare 2021 and 2022"])
async def test_times_are_compared_by_bars_and_shown_over_time_by_a_button(
    gallery: House, text: str
) -> None:
    sent = (await gallery.say(text))[-1]
    assert sent.method == "sendPhoto"
    over_time = (await gallery.touch(sent.result, "Over time"))[-1]
    assert over_time.method == "editMessageMedia"
    assert over_time.text == sent.text
    assert photo(over_time) != photo(sent)


async def test_a_map_without_figures_says_so_at_a_glance(gallery: House) -> None:
    sent = (await gallery.say("/map 2019"))[-1]
    assert sent.method == "sendPhoto"
    assert sent.text.startswith("Not published: ")


async def test_pressing_twice_changes_nothing_more(gallery: House) -> None:
    sent = (await gallery.say(MAP))[-1]
    await gallery.touch(sent.result, "In km²")
    assert [e.method for e in await gallery.touch(sent.result, "In km²")] == [
        "answerCallbackQuery"
    ]


async def test_an_edited_question_edits_its_picture(gallery: House) -> None:
    asked = gallery.talk.say("/trend UXO 2023")
    first = (await gallery.handle())[-1]
    gallery.talk.edit(asked, TREND)
    edited = (await gallery.handle())[-1]
    assert edited.method == "editMessageMedia"
    assert edited.result["message_id"] == first.result["message_id"]
    gallery.talk.edit(asked, "/cleared 2023")
    assert [entry.method for entry in await gallery.handle()] == ["sendMessage", "deleteMessage"]


async def test_in_a_topic_of_a_group_it_is_a_reply_there(gallery: House) -> None:
    chat = group(forum=True)
    action, sent = await gallery.say(TREND, chat=chat, message_thread_id=5, is_topic_message=True)
    assert action.request.fields["message_thread_id"] == 5
    assert sent.result["message_thread_id"] == 5
    assert "reply_to_message" in sent.result


async def test_without_a_picture_the_text_goes_out(
    api: BotApi, figures: Database, now: datetime, log: Log
) -> None:
    """No time at all to draw, as when its process is stuck."""
    async with house(api, figures, now, studio=Studio(seconds=0.0)) as hall:
        entries = await hall.say(TREND)
        assert [entry.method for entry in entries][-1] == "sendMessage"
        assert "August 2024: 27,872" in entries[-1].text
        assert "a picture was not drawn" in [entry["event"] for entry in log]


async def test_a_failed_chat_action_is_no_failed_answer(gallery: House) -> None:
    gallery.api.faults.plan(faults.gateway_down(), method="sendChatAction")
    sent = (await gallery.say(TREND))[-1]
    assert sent.method == "sendPhoto"


async def test_a_long_text_goes_on_below_the_picture(gallery: House) -> None:
    """Nothing is lost, and the buttons stand under the picture."""
    _, sent, *more = await gallery.say("/trend UXO 2021-2023", by=Person(id=9, language="ru"))
    assert sent.method == "sendPhoto"
    assert buttons(sent.result)
    assert [entry.method for entry in more] == ["sendMessage"]
    assert not buttons(more[0].result)


@pytest.mark.parametrize("count", [1, 30, 200])
def test_captions_fit_and_lose_nothing(count: int) -> None:
    lines = [f"• <b>{number}</b>: between 0 and {number} ha" for number in range(count)]
    caption, rest = captioned("\n".join(lines))
    assert visible_length(caption) <= LONGEST_CAPTION
    assert "\n".join([caption, *rest]) == "\n".join(lines)
