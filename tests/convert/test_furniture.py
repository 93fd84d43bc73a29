import time

import pytest

from cityledger.convert.drafts import Line, Word
from cityledger.convert.furniture import split_furniture
from cityledger.convert.pdf_text import PageText


def line(page: int, top: float, text: str, size: float = 9) -> Line:
    word = Word(text, page, (50, top, 50 + 5 * len(text), top + size))
    return Line([word], word.box, size)


def pages(count: int, *lines: tuple[float, str, float], width: float = 595, height: float = 842) -> list[PageText]:
    return [
        PageText(number, width, height, [line(number, top, text.format(number), size) for top, text, size in lines])
        for number in range(1, count + 1)
    ]


def taken(made: list[PageText]) -> list[list[str]]:
    found = split_furniture(made, 10)
    return [[item.text for item in found[page.number]] for page in made]


def test_heads_and_folios_are_taken_out() -> None:
    made = pages(3, (30, "Plan of Exampleton", 8), (400, "Text {}", 10), (800, "Page {}", 8))
    assert taken(made) == [["Plan of Exampleton", f"Page {number}"] for number in (1, 2, 3)]
    assert [item.text for page in made for item in page.lines] == ["Text 1", "Text 2", "Text 3"]


def test_a_number_alone_at_the_bottom_of_the_only_page_is_its_folio() -> None:
    assert taken(pages(1, (400, "Text", 10), (810, "7", 8))) == [["7"]]


def test_a_number_among_the_text_is_none() -> None:
    assert taken(pages(1, (400, "Text", 10), (700, "7", 8))) == [[]]


@pytest.mark.parametrize(("size", "count"), [(24, 0), (8, 4)])
def test_slides_keep_their_titles(size: float, count: int) -> None:
    made = pages(4, (30, "Clean Air", size), (200, "Text {}", 10), width=720, height=405)
    assert sum(map(len, taken(made))) == count


def test_roman_folios_count_too() -> None:
    made = pages(3, (400, "Text {}", 10))
    for page, numeral in zip(made, ("iv", "v", "vi"), strict=True):
        page.lines.append(line(page.number, 810, numeral))
    assert taken(made) == [["iv"], ["v"], ["vi"]]


@pytest.mark.parametrize(
    ("text", "size", "top", "count"),
    [
        ("Plan of Exampleton 1", 8, 810, 1),
        ("1 Plan of Exampleton", 8, 810, 1),
        ("Plan of Exampleton 7", 8, 810, 0),
        ("Plan of Exampleton 1", 10, 810, 0),
        ("Plan of Exampleton 1", 8, 700, 0),
    ],
)
def test_a_small_line_with_the_pages_own_number_is_a_foot(text: str, size: float, top: float, count: int) -> None:
    assert len(taken(pages(1, (400, "Text", 10), (top, text, size)))[0]) == count


@pytest.mark.parametrize(("below", "count"), [(2, 0), (1, 1)])
def test_a_title_that_opens_a_text_at_the_top_of_several_pages_is_no_head(below: int, count: int) -> None:
    made = pages(3, (31, "3 :: Streets", 9))
    for page, trees in zip(made, ("limes", "oaks", "elms"), strict=True):
        page.lines += [line(page.number, 42 + 11 * row, f"{row}. Plant {trees}") for row in range(below)]
    assert [len(found) for found in taken(made)] == [count] * 3


def test_heads_of_several_lines_are_taken_out() -> None:
    made = pages(3, (20, "Plan of", 8), (29, "Exampleton", 8), (38, "First Part", 8), (300, "Text {}", 10))
    assert taken(made) == [["Plan of", "Exampleton", "First Part"]] * 3


@pytest.mark.parametrize(("count", "heads"), [(1, 0), (2, 1), (4, 1)])
def test_a_large_head_is_one_on_both_pages_of_two(count: int, heads: int) -> None:
    made = pages(count, (30, "Plan of Exampleton", 18), (400, "Text {}", 10))
    assert [len(found) for found in taken(made)] == [heads] * count


def test_thousands_of_lines_at_the_top_of_two_pages_take_no_time() -> None:
    made = pages(2, *[(40 + step % 70, f"Part {step}", 9) for step in range(4000)])
    begun = time.process_time()
    split_furniture(made, 9)
    assert time.process_time() - begun < 3
