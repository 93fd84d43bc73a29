import pytest

from cityledger.convert.repair import repair_line


@pytest.mark.parametrize(
    ("line", "repaired"),
    [
        ("Took part in **20** meetings and **6 visits**", "Took part in 20 meetings and 6 visits"),
        ("a **stray mark", "a stray mark"),
        ("“l am the envoy”", "“I am the envoy”"),
        ("the city'’s plan", "the city’s plan"),
        ("five l of milk, level l", "five l of milk, level l"),
        ("2 ** 3 is 1l0", "2 3 is 1l0"),
        ("festival ,and more", "festival ,and more"),
        ("festival , and more", "festival, and more"),
        ("12 , 13", "12 , 13"),
    ],
)
def test_slips_are_set_right_and_numbers_left_alone(line: str, repaired: str) -> None:
    assert " ".join(repair_line(line).split()) == repaired
