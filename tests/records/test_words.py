"""Words are a sequence of records, kept in a few bytes each."""

import pytest

from cityledger.records import WordBox, WordBoxes

FIRST = WordBox(start=0, end=4, page=1, box=(1.0, 2.5, 30.1, 12.0))
SECOND = WordBox(start=5, end=9, page=2, box=(40.0, -2.5, 60.0, 12.0), confidence=0.875)
WORDS = WordBoxes([FIRST, SECOND])


def test_words_are_a_sequence() -> None:
    assert (len(WORDS), list(WORDS), WORDS[-1], WORDS[0]) == (2, [FIRST, SECOND], SECOND, FIRST)
    assert WORDS[1:] == WordBoxes([SECOND])
    assert WordBoxes(iter([FIRST, SECOND])) == WORDS and hash(WORDS) == hash(WordBoxes([FIRST, SECOND]))
    assert WordBoxes([FIRST]) != WORDS and not WordBoxes()
    for at in (2, -3):
        with pytest.raises(IndexError, match="there are 2 words"):
            WORDS[at]


def test_words_come_back_from_their_bytes() -> None:
    packed = WORDS.to_bytes()
    assert len(packed) == 64
    assert packed[4:8] == b"\x04\x00\x00\x00", "the lowest byte first, on every machine"
    assert WordBoxes.of_bytes(packed) == WORDS
    with pytest.raises(ValueError, match="rows of 8"):
        WordBoxes.of_bytes(packed[:-4])


@pytest.mark.parametrize(("start", "end", "found"), [(0, 1, [FIRST]), (4, 5, []), (3, 6, [FIRST, SECOND]), (9, 20, [])])
def test_words_within_a_span(start: int, end: int, found: list[WordBox]) -> None:
    assert WORDS.within(start, end) == found
