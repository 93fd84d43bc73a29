from cityledger.convert.drafts import Line, Word
from cityledger.convert.pdf_rules import Rules
from cityledger.convert.pies import find_pies
from cityledger.records import Box

SLICES: list[Box] = [(200.0, 140.0, 260.0, 260.0), (140.0, 181.0, 200.0, 260.0), (143.0, 140.0, 200.0, 200.0)]
NAMES = ["Power supply", "Roads", "Waste"]


def line(x: float, y: float, text: str) -> Line:
    words = []
    for part in text.split():
        words.append(Word(part, 1, (x, y - 5, x + 5 * len(part), y + 5)))
        x += 5 * len(part) + 3
    return Line(words, (words[0].box[0], y - 5, words[-1].box[2], y + 5), 10)


LEGEND = [line(280, 180 + 15 * at, name) for at, name in enumerate(NAMES)]


def shares(*texts: str) -> list[Line]:
    """Three shares, each in the middle of its slice."""
    return [line(x - 8, y, text) for (x, y), text in zip([(230, 200), (168, 223), (176, 168)], texts, strict=True)]


def test_names_and_shares_of_a_pie_are_rows() -> None:
    ((grid, content, taken),) = find_pies([*shares("50%", "30%", "20%"), *LEGEND], Rules(artwork=SLICES))
    texts = [" ".join(word.text for line in content[at] for word in line) for at in range(len(grid.cells))]
    assert texts == ["Power supply", "50%", "Roads", "30%", "Waste", "20%"]
    assert len(taken) == 7


def test_shares_that_are_no_whole_or_stand_elsewhere_are_no_pie() -> None:
    assert find_pies([*shares("50%", "30%", "40%"), *LEGEND], Rules(artwork=SLICES)) == []
    assert find_pies([*shares("20%", "50%", "30%")[::-1], *LEGEND[:2]], Rules(artwork=SLICES)) == []
    assert find_pies([*shares("50%", "30%", "20%"), *LEGEND], Rules(artwork=SLICES[:1])) == []
