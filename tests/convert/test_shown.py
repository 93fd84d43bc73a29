import datetime
from decimal import Decimal

import pytest

from cityledger.convert.shown import show_number, show_value


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (1234.5, "#,##0", "1,235"),
        (0.4131, "0.0%", "41.3%"),
        (1234567, '0.0,,"M"', "1.2M"),
        (-12, "0;(0)", "-12"),
        (0, '0;-0;"–"', "–"),
        (12.5, "0.0##", "12.5"),
        (12345, "0.00E+00", "1.23E+4"),
        (7, '"No. "0', "No. 7"),
        (3.0, "General", "3"),
        (1 / 3, None, "0.3333333333"),
        (float("nan"), "0", ""),
    ],
)
def test_numbers_are_shown_as_their_format_says(value: float, code: str | None, text: str) -> None:
    assert show_number(value, code) == text


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (datetime.datetime(2024, 5, 2), "d mmm yyyy", "2024-05-02"),
        (datetime.datetime(2024, 5, 2, 14, 30), "d mmm yyyy hh:mm", "2024-05-02T14:30"),
        (datetime.date(2024, 5, 2), "mmm yyyy", "2024-05"),
        (datetime.date(2024, 5, 2), "yyyy", "2024"),
        (datetime.time(14, 30), "hh:mm", "14:30"),
        (datetime.timedelta(minutes=90), "[h]:mm", "1:30"),
        (True, None, "TRUE"),
        (Decimal("2.50"), "0.00", "2.50"),
        ("oaks", "0", "oaks"),
        (None, "0", ""),
    ],
)
def test_other_values_are_shown_as_a_person_reads_them(value: object, code: str | None, text: str) -> None:
    assert show_value(value, code) == text
