import pytest

from cityledger.convert.repair import repair_line, shift_slips


@pytest.mark.parametrize(
    ("line", "repaired"),
    [
        ("Took part in **20** meetings and **6 visits**", "Took part in 20 meetings and 6 visits"),
        ("a **stray mark", "a stray mark"),
        ("“l am the envoy”", "“I am the envoy”"),
        ("the city'’s plan", "the city’s plan"),
        ("** a mark at the **start**", "a mark at the start"),
        ("five l of milk, level l", "five l of milk, level l"),
        ("2 ** 3 is 1l0", "2 3 is 1l0"),
        ("festival ,and more", "festival ,and more"),
        ("festival , and more", "festival, and more"),
        ("12 , 13", "12 , 13"),
    ],
)
def test_slips_are_set_right_and_numbers_left_alone(line: str, repaired: str) -> None:
    assert repair_line(line)[0] == repaired


def test_what_the_line_had_is_kept_with_its_place() -> None:
    source = "**l am** here , the city'’s envoy **"
    text, slips = repair_line(source)
    assert text == "I am here, the city’s envoy"
    for start, end, written in reversed(slips):
        text = text[:start] + written + text[end:]
    assert text == source.removesuffix(" **") + "**", "white space alone may go without a trace"


def test_the_slips_of_a_part_are_told_from_the_beginning_of_the_whole() -> None:
    assert list(shift_slips([(0, 1, "l"), (5, 5, "**")], 3)) == [(3, 4, "l"), (8, 8, "**")]
    assert list(shift_slips([(0, 1, "l"), (5, 5, "**")], -2)) == [(3, 3, "**")]
