"""Texts made to be slow: work, time and memory of the grammar of quantities grow with the text and no faster."""

import sys
import time
import tracemalloc

import pytest

from cityledger.extract import find_quantities

PIECES = [
    "9",
    "9.",
    "1,",
    "1-",
    "1 ",
    "1/2/",
    "1 . 2 . ",
    "123 ",
    "10^",
    "1e9",
    "9e99999 ",
    "1x10^9999999 10^10^10^10 ",
    "½",
    "$",
    "US$ ",
    "u.s ",
    "ten thousand ",
    "one hundred and ",
    "one and a half ",
    "hundred thousand ",
    "nought point ",
    "two thirds of a million and ",
    "5 million ",
    "5 dollars and ",
    "5 ft ",
    "10, 20 and ",
    "40 × ",
    "7 ± ",
    "5 m s−1 ",
    "5 kg/m2/",
    "4 homes per 100 ",
    "3 per ",
    "more than ",
    "between 3 and ",
    "Figures 4A, 4B, ",
    "Section ",
    "top ",
    "6'2\" ",
    "6' 2\" ",
    "0800 555 ",
    "6-4, 3-6, ",
    "8- to 10-",
    "12 Mill ",
    "an hour and a half ",
    "three-and-a-half-",
    "GBP40m ",
    "$US3 ",
    "9c a ",
    "per 100 km ",
    "2 crore 35 lakh ",
    "a couple of hundred ",
    "minus ",
    "a",
    "a@",
    "http://a.5/",
    "\x00 5 tons\x00 of \x00 waste ",
    "السكان ٥٠٠٠٠٠ نسمة ",
    "\u202e12\u202c km ",
    "a\u0301\u0301",
    "一",
    "十",
    "万",
    "百分之",
    "9万",
    "1，",
    "约9至",
    "5元/",
    "增长５.",
]
LENGTHS = (500, 1_000, 2_000)


def _text(piece: str, length: int) -> str:
    return (piece * (length // len(piece) + 1))[:length]


def _calls(text: str) -> int:
    """How many functions are called, Python's and C's: the same in every run."""
    count = 0

    def add(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(add)
    try:
        find_quantities(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.fixture(scope="module", autouse=True)
def _lookups_are_read() -> None:
    find_quantities("5 km and 五公里")


@pytest.mark.parametrize("piece", PIECES)
def test_work_grows_no_faster_than_the_text(piece):
    small, middle, large = (_calls(_text(piece, length)) for length in LENGTHS)
    assert large - middle <= 2.2 * (middle - small) + 200


def test_no_pattern_makes_time_grow_faster_than_the_text():
    """Calls do not see what happens inside a pattern. Four times the text may take ten times the time, as machines are
    shared; what grows with the square would take sixteen."""
    text = "".join(_text(piece, 120) + " " for piece in PIECES)

    def seconds(many: int) -> float:
        best = float("inf")
        for _ in range(3):
            begun = time.process_time()
            find_quantities(text * many)
            best = min(best, time.process_time() - begun)
        return best

    assert seconds(4) < 10 * seconds(1)


@pytest.mark.parametrize("piece", ["1 ", "9万"])
def test_memory_grows_no_faster_than_the_text(piece):
    peaks = []
    for length in (2_000, 8_000):
        text = _text(piece, length)
        tracemalloc.start()
        find_quantities(text)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 6 * peaks[0] + 1_000_000
    assert peaks[1] < 2_000 * 8_000


@pytest.mark.parametrize("piece", PIECES)
def test_values_are_finite_and_spans_are_sound(piece):
    text = _text(piece, 1_000)
    end = 0
    for item in find_quantities(text):
        assert abs(item.value) < 1e100 and (item.value_upper is None or abs(item.value_upper) < 1e100)
        assert end <= item.start < item.end <= len(text)
        assert item.modified_start <= item.start <= item.number_start and item.end <= item.modified_end
        assert text[item.start : item.end] == item.value_text
        end = item.end


def test_a_number_of_four_hundred_digits_is_passed_over_and_its_neighbours_are_read():
    values = [item.value for item in find_quantities("7 lamps, " + "9" * 400 + " lamps, 8 lamps")]
    assert values == [7, 8]


@pytest.mark.parametrize(
    "text", ["50 to $", "50 -$ ", "CO2 ٣ to ¥ ", '5’ ①"', "half a km/① l", "2 crore ² lakh", "6-foot-²", "3.² m"]
)
def test_signs_at_the_end_and_raised_digits_break_nothing(text):
    assert all(item.end <= len(text) for item in find_quantities(text))
