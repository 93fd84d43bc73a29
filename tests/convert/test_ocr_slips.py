import pytest

from cityledger.convert.ocr_slips import repair_slips


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("lnformation", "Information"),
        ("govemment", "government"),
        ("c1ty", "city"),
        ("pub|ic,", "public,"),
        ("(Govemment)", "(Government)"),
    ],
)
def test_a_letter_taken_for_its_like_is_set_right(wrong: str, right: str) -> None:
    assert repair_slips([wrong], [60.0]) == [right]


@pytest.mark.parametrize(
    "word", ["1O0", "CO2", "2O30", "l0", "10th", "1,3OO", "COVID-19", "15km", "Bem", "l1l", "B5", ""]
)
def test_numbers_names_and_words_stay(word: str) -> None:
    assert repair_slips([word], [10.0]) == [word]


def test_what_tesseract_is_sure_of_stays() -> None:
    assert repair_slips(["modem", "modem"], [96.0, 60.0]) == ["modem", "modern"]


def test_a_line_keeps_its_count_of_words() -> None:
    line = ["l", "am", "sure", "of", "1l", "things"]
    assert repair_slips(line, [95.0] * 6) == ["I", "am", "sure", "of", "1l", "things"]
