import time

from cityledger.convert.drafts import Line, Word
from cityledger.convert.pdf_order import Piece
from cityledger.convert.pdf_paragraphs import Print, is_capitals, split_paragraphs

STYLE = Print(10.0, 0, 1.2)


def piece(*texts: str, width: float = 300) -> Piece:
    lines = []
    for row, text in enumerate(texts):
        top = 100 + 12 * row
        step = width / len(text)
        words, at = [], 0
        for word in text.split():
            words.append(Word(word, 1, (50 + step * at, top, 50 + step * (at + len(word)), top + 11)))
            at += len(word) + 1
        lines.append(Line(words, (50, top, 50 + width, top + 11), 10))
    return Piece((50, 100, 50 + width, 100 + 12 * len(texts)), lines)


def texts(*lines: str) -> list[str]:
    return [paragraph.text for paragraph in split_paragraphs([piece(*lines)], STYLE)]


def test_a_title_in_capitals_ends_where_a_sentence_begins() -> None:
    assert texts("2 :: TREES AND", "THEIR STREETS", "Plant a row of limes in", "each of the streets.") == [
        "2 :: TREES AND THEIR STREETS",
        "Plant a row of limes in each of the streets.",
    ]


def test_capitals_that_a_sentence_goes_on_from_stay_with_it() -> None:
    assert texts("THE CITY OF EXAMPLETON", "and its partners plant limes.") == [
        "THE CITY OF EXAMPLETON and its partners plant limes."
    ]
    assert texts("A LETTER FROM MAYOR", "Anna Miller of Exampleton") == [
        "A LETTER FROM MAYOR Anna Miller of Exampleton"
    ]


def test_capitals_are_told_from_short_forms_and_chinese() -> None:
    assert is_capitals("3 :: WATER")
    assert not is_capitals("EU 9")
    assert not is_capitals("Water")
    assert not is_capitals("水资源管理办法")


def test_a_paragraph_of_four_thousand_lines_takes_no_time() -> None:
    long = piece(*["planes and limes and elms and oaks and ashes"] * 4000)
    begun = time.process_time()
    assert len(split_paragraphs([long], STYLE)) == 1
    assert time.process_time() - begun < 2
