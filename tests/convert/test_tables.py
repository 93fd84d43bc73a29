from cityledger.convert.drafts import Line, Word
from cityledger.convert.hyphens import Hyphens
from cityledger.convert.pdf_rules import Rules
from cityledger.convert.tables import draft_table, read_tables

XS, YS = (50.0, 200.0, 300.0, 400.0), (100.0, 120.0, 140.0, 160.0)
TEXTS = [["District", "Homes", "Trees"], ["North", "1,200,000", "35"], ["South", "1,900,000", "12"]]


def rules() -> Rules:
    return Rules(across=[(y, XS[0], XS[-1]) for y in YS], down=[(x, YS[0], YS[-1]) for x in XS])


def line(x: float, top: float, text: str) -> Line:
    words = []
    for part in text.split():
        words.append(Word(part, 1, (x, top, x + 5 * len(part), top + 10)))
        x += 5 * len(part) + 3
    return Line(words, (words[0].box[0], top, words[-1].box[2], top + 10), 10)


LINES = [
    line(XS[column] + 5, YS[row] + 5, text) for row, texts in enumerate(TEXTS) for column, text in enumerate(texts)
]


def rows(found: Rules, lines: list[Line]) -> tuple[list[list[str]], list[str]]:
    areas, rest = read_tables(lines, found, 600, 800)
    table: dict[int, list[str]] = {}
    for area in areas:
        for cell in draft_table(area, Hyphens(())).cells:
            table.setdefault(cell.row, []).append(cell.text)
    return list(table.values()), [other.text for other in rest]


def test_words_come_into_the_cells_that_hold_them_and_others_stay_outside() -> None:
    assert rows(rules(), [*LINES, line(50, 300, "Trees are counted in spring")]) == (
        TEXTS,
        ["Trees are counted in spring"],
    )


def test_a_frame_around_prose_is_no_table() -> None:
    prose = [line(60, top, "the city plants trees and waters them") for top in (104, 116, 128, 140)]
    found = Rules(across=[(100, 50, 400), (160, 50, 400)], down=[(50, 100, 160), (400, 100, 160)])
    assert rows(found, prose) == ([], [each.text for each in prose])


def test_a_line_that_runs_through_words_is_hidden_and_parts_nothing() -> None:
    found = rules()
    found.down.append((228.0, 20.0, 160.0))
    assert rows(found, LINES)[0] == TEXTS


def test_a_word_that_runs_over_its_cell_hides_no_line() -> None:
    long = [*LINES[:3], line(XS[0] + 5, 125, "Old quarter by the northern tide"), *LINES[4:6]]
    long += [line(XS[0] + 5, 145, "New quarter by the southern tide"), *LINES[7:]]
    found = rows(rules(), long)[0]
    assert [len(row) for row in found] == [3, 3, 3]
