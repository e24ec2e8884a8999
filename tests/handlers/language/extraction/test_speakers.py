"""Who says a figure: a person by name, in three languages; nobody where it is not certain."""

from datetime import date

import pytest

from handlers.language.extract import extract
from handlers.replies.findings import as_json

SPOKEN = [
    (
        (
            "Last year 59,763.2 hectares were cleared, Chairman of the Board of ANAMA"
            " Vugar Suleymanov said.\n\n“In 2025 we intend to demine about 60,000 hectares,”"
            " Suleymanov noted.\n\n"
            "He added that 120 mines were found in May."
        ),
        ["Vugar Suleymanov"] * 3,
    ),
    (
        (
            "ANAMA sədri Vüqar Süleymanov jurnalistlərə bildirib ki, 2024-cü ildə 59 236,4 hektar"
            " təmizlənib. Onun sözlərinə görə, mayda 12 mina tapılıb."
        ),
        ["Vüqar Süleymanov"] * 2,
    ),
    (
        "Sabuhi Məmmədlinin sözlərinə görə, mayda 12 mina tapılıb.",
        ["Sabuhi Məmmədli"],
    ),
    (
        (
            "«В 2024 году очищено 59 236,4 га. В мае найдено 12 мин», — сообщил журналистам глава"
            " ANAMA Вугар Сулейманов."
        ),
        ["Вугар Сулейманов"] * 2,
    ),
    (
        (
            "“In 2025 we plan to clear 62,000 hectares,” Vagif Karimov, the deputy chairman of"
            " ANAMA, said."
        ),
        ["Vagif Karimov"],
    ),
    (
        "Вагиф Керимов, заместитель главы ANAMA, сообщил, что в мае найдено 12 мин.",
        ["Вагиф Керимов"],
    ),
    ("ANAMA said that 30 hectares were cleared in May 2024.", [""]),
    (
        (
            "In May 30 hectares were cleared, Vugar Suleymanov said. In June 40 hectares were"
            " cleared, Sabuhi Mammadli said. He added that 12 mines were found in July."
        ),
        ["Vugar Suleymanov", "Sabuhi Mammadli", ""],
    ),
]


@pytest.mark.parametrize(("text", "speakers"), SPOKEN)
def test_who_says_a_figure(text: str, speakers: list[str]) -> None:
    found = extract(text, date(2025, 9, 9))
    assert [figure.speaker for figure in found.figures] == speakers


def test_json_has_the_speaker() -> None:
    text, speakers = SPOKEN[0]
    figures = as_json(extract(text, date(2025, 9, 9)))["figures"]
    assert [figure["speaker"] for figure in figures] == speakers
