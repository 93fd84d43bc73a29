"""Numbers of quantities over made-up phrases: shares, decimals and powers, in words and digits."""

import pytest

from cityledger.extract import find_quantities


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("one-eighth of it", 0.125),
        ("three-fifths", 0.6),
        ("five twentieths", 0.25),
        ("two thirds of a million lamps", 2e6 / 3),
        ("seven and three quarters", 7.75),
        ("six and a fifth", 6.2),
        ("3 million and a half", 3_500_000),
        ("two million and one half", 2_500_000),
        ("one billion and a quarter million", 1_000_250_000),
        ("one and a quarter million", 1_250_000),
        ("a half-million lamps", 500_000),
        ("half a dozen", 6),
        ("hundred thousand lamps", 100_000),
        ("six point two five", 6.25),
        ("nought point nought four", 0.04),
        ("minus one", -1),
        ("sixty - four", 64),
        ("7 . 25 lamps", 7.25),
        ("2.4e5", 240_000),
        ("24e-1", 2.4),
        ("10^6 lamps", 1_000_000),
        ("4x10^-3", 0.004),
        ("10 tln", 1e13),
        ("6  1/2", 6.5),
        ("1234567890123", 1234567890123),
    ],
)
def test_one_number(text, value):
    (found,) = find_quantities(text)
    assert found.value == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize("text", ["by a third party", "in the third round", "several hundred thousand lamps"])
def test_ordinals_and_vague_numbers_are_none(text):
    assert find_quantities(text) == []


@pytest.mark.parametrize("text", ["9^99", "10^999", "9e99999", "2^-99999999", "1.5x10^9999", "9" * 400])
def test_exponents_stay_within_bounds(text):
    assert all(abs(item.value) <= 1e99 for item in find_quantities(text))
