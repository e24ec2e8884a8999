"""Who published a report and when, by its own words."""

from datetime import date

import pytest

from handlers.language.origin import origin

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "publisher", "published"),
    [
        ("date 2023-03-06 FUZULI, Azerbaijan, March 6. He said so, Trend reports.", "Trend",
         date(2023, 3, 6)),
        ("BAKU, Azerbaijan, March 6. Trend:\n In 2022 much was cleared.", "Trend",
         date(2026, 3, 6)),
        ("Bakı, 6 mart, AZƏRTAC\nFüzulidə 20 hektar təmizlənib", "AZƏRTAC", date(2026, 3, 6)),
        ("Füzulidə 500 ha təmizlənib, AZƏRTAC xəbər verir.", "AZƏRTAC", None),
        ("Баку, 6 декабря. За 2022 год очищено 41 915 га, сообщает АПА.", "АПА",
         date(2025, 12, 6)),
        ("In 2023, 5 ha were cleared in Lachin. Azertac reports", "Azertac", None),
        ("06.03.2023 APA reports that 61 mines were found.", "APA", date(2023, 3, 6)),
        ("https://report.az/en/x/1 In 2022 500 ha were cleared", "report.az", None),
        ("61 mines were found from 1 to 30 January 2023, the report of ANAMA says", "", None),
        ("According to the report, 5 mines were found", "", None),
        ("Correction to our 3 November report: 5 ha in Fuzuli", "", date(2026, 11, 3)),
        ("CORRECTION. 3 November, Correction: it is 5 ha", "", date(2026, 11, 3)),
        ("", "", None),
    ],
)  # fmt: skip
def test_origin(text: str, publisher: str, published: date | None) -> None:
    """A day without its year is the latest one: no report is of a day to come."""
    found = origin(text, TODAY)
    assert (found.publisher, found.published) == (publisher, published)
