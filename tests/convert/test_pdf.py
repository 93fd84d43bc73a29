import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from cityledger.convert import Conversion
from cityledger.records import document_text
from cityledger.settings import Limits

Convert = Callable[..., Conversion]

LEFT = [
    "The city will plant ten thousand trees",
    "along its main roads before the end of",
    "2030. The trees are chosen with the uni-",
    "versity, which knows the soil. A fund of",
    "4.5 million euro pays for the work, and",
    "the districts look after the young trees",
    "for three years. The council reports on",
]
RIGHT = [
    "the trees each spring. A second fund is",
    "planned for parks.",
]


def texts(result: Conversion, kind: str) -> list[str]:
    return [block.text for block in result.blocks if block.kind == kind]


def test_columns_are_read_one_after_the_other_and_sentences_run_on(sheet: Any, convert: Convert) -> None:
    sheet.line(60, 50, "Green Streets", 20, "Helvetica-Bold")
    sheet.lines(60, 90, LEFT)
    sheet.lines(310, 90, RIGHT)
    result = convert(sheet.save())
    assert [block.kind for block in result.blocks] == ["heading", "paragraph"]
    text = result.blocks[1].text
    assert "with the university, which knows" in text
    assert text.endswith("The council reports on the trees each spring. A second fund is planned for parks.")
    assert result.blocks[1].heading_path == ("Green Streets",)


def test_a_page_written_across_its_columns_is_read_down_them(sheet: Any, convert: Convert) -> None:
    right = [
        "The port is rebuilt for smaller ships, as",
        "large ones go to the new harbour. Trams",
        "will link it to the station.",
    ]
    for row in range(3):
        sheet.line(60, 90 + 12 * row, LEFT[row])
        sheet.line(310, 90 + 12 * row, right[row])
    for row in range(3, 7):
        sheet.line(60, 90 + 12 * row, LEFT[row])
    text = document_text(convert(sheet.save()).blocks)
    assert "main roads before the end of 2030." in text
    assert "smaller ships, as large ones go to the new harbour. Trams will link it" in text


def test_a_heading_drawn_last_comes_first(sheet: Any, convert: Convert) -> None:
    sheet.lines(60, 120, LEFT[:3])
    sheet.line(60, 60, "Trees for All", 18, "Helvetica-Bold")
    assert [block.kind for block in convert(sheet.save()).blocks] == ["heading", "paragraph"]


def test_heads_folios_and_notes_leave_the_sentence_that_they_interrupt(sheet: Any, convert: Convert) -> None:
    for number, (first, last) in enumerate(
        [
            ("The plan begins with water and it goes on with", "the repair of pipes, pumps and the old reservoirs on"),
            (
                "the hill above the town. Then it turns to roads and",
                "says how many kilometres are rebuilt in each of the",
            ),
            ("four districts. Last it names what all of this costs.", "The sum is 9 million euro."),
        ],
        start=1,
    ):
        sheet.line(60, 30, "Plan of Exampleton", 8)
        sheet.lines(60, 90, [first, last])
        sheet.line(60, 760, f"{number} Prices of {2015 + number}{', without tax on them' * number}.", 7)
        sheet.line(290, 800, str(number), 8)
        sheet.next_page()
    result = convert(sheet.save())
    (text,) = texts(result, "paragraph")
    assert "old reservoirs on the hill above the town." in text
    assert "in each of the four districts." in text
    assert texts(result, "page_header") == ["Plan of Exampleton"] * 3
    assert texts(result, "page_footer") == ["1", "2", "3"]
    assert [block.marker for block in result.blocks if block.kind == "footnote"] == ["1", "2", "3"]
    assert {word.page for block in result.blocks if block.kind == "paragraph" for word in block.words} == {1, 2, 3}


def test_lists_have_markers_and_levels(sheet: Any, convert: Convert) -> None:
    sheet.line(60, 60, "The city will do this in the coming year, and it will report on all of it:")
    sheet.lines(70, 80, ["• Plant trees along the main roads of the town and", "  water them every week of the summer"])
    sheet.lines(90, 104, ["• oaks in the parks", "• limes in the streets"])
    sheet.line(70, 128, "• Repair the pipes")
    items = [block for block in convert(sheet.save()).blocks if block.kind == "list_item"]
    assert [(item.level, item.marker, item.text) for item in items] == [
        (1, "•", "Plant trees along the main roads of the town and water them every week of the summer"),
        (2, "•", "oaks in the parks"),
        (2, "•", "limes in the streets"),
        (1, "•", "Repair the pipes"),
    ]


def test_a_ruled_table_keeps_its_cells_spans_and_places(sheet: Any, convert: Convert) -> None:
    sheet.line(60, 40, "Table 1: Water")
    sheet.grid([60, 160, 260, 360], [60, 80, 100, 120])
    for row, cells in enumerate([["District", "2019", "2020"], ["North", "12", "14"], ["South", "9", "11"]]):
        for column, text in enumerate(cells):
            sheet.line(65 + 100 * column, 64 + 20 * row, text)
    blocks = convert(sheet.save()).blocks
    assert [block.kind for block in blocks] == ["caption", "table"]
    table = blocks[1]
    assert table.text == "District | 2019 | 2020\nNorth | 12 | 14\nSouth | 9 | 11"
    assert [cell.is_header for cell in table.cells] == [True] * 3 + [False] * 6
    north = table.cells[3]
    assert (north.row, north.column, table.text[north.start : north.end]) == (1, 0, "North")
    assert north.box == pytest.approx((60, 80, 160, 100), abs=1)


def test_a_table_without_rules_is_found_by_its_columns(sheet: Any, convert: Convert) -> None:
    rows = [["District", "Homes", "Trees"], ["North", "1,200", "350"], ["South", "900", "410"], ["West", "n/a", "55"]]
    sheet.lines(60, 60, LEFT[:2])
    for row, cells in enumerate(rows):
        for x, text in zip((60, 200, 300), cells, strict=True):
            sheet.line(x, 120 + 14 * row, text)
    (table,) = [block for block in convert(sheet.save()).blocks if block.kind == "table"]
    assert table.text.splitlines() == [" | ".join(cells) for cells in rows]


def test_a_list_of_contents_and_columns_of_prose_are_no_tables(sheet: Any, convert: Convert) -> None:
    for row, (title, page) in enumerate([("Water", "3"), ("Roads and trams", "7"), ("Homes", "12"), ("Costs", "19")]):
        sheet.line(60, 60 + 14 * row, title)
        sheet.line(400, 60 + 14 * row, page)
    sheet.lines(60, 200, LEFT)
    sheet.lines(310, 200, LEFT)
    assert not texts(convert(sheet.save()), "table")


def test_slides_keep_their_titles_and_lose_their_folios(wide_sheet: Any, convert: Convert) -> None:
    for number in range(1, 4):
        wide_sheet.line(40, 30, "Clean Air for Exampleton", 28, "Helvetica-Bold")
        wide_sheet.lines(60, 120, ["• Measure the air at ten places", f"• Buy {number}0 electric buses"], 16)
        wide_sheet.line(690, 380, str(number), 10)
        wide_sheet.next_page()
    result = convert(wide_sheet.save())
    assert texts(result, "heading") == ["Clean Air for Exampleton"] * 3
    assert texts(result, "page_footer") == ["1", "2", "3"]
    assert len(texts(result, "list_item")) == 6


def test_numbers_along_an_axis_stay_out_of_the_text(sheet: Any, convert: Convert) -> None:
    sheet.lines(60, 60, LEFT[:2])
    for step in range(6):
        sheet.line(80, 400 - 30 * step, str(1000 * step), 6)
        sheet.line(100 + 30 * step, 410, str(2020 + step), 6)
    result = convert(sheet.save())
    assert document_text(result.blocks) == " ".join(LEFT[:2])


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_boxes_are_as_a_reader_sees_the_page(sheet: Any, convert: Convert, tmp_path: Path, rotation: int) -> None:
    sheet.line(100, 200, "Trees")
    path = tmp_path / "turned.pdf"
    with pikepdf.open(sheet.save()) as document:
        page = document.pages[0]
        page.Rotate = rotation
        page.CropBox = [50, 40, 545, 800]
        document.save(path)
    (block,) = convert(path).blocks
    with pypdfium2.PdfDocument(path) as document:
        picture = document[0].render(scale=1, grayscale=True).to_pil()
    x0, top, x1, bottom = block.words[0].box
    inside = picture.crop((int(x0) - 1, int(top) - 1, int(x1) + 2, int(bottom) + 2))
    dark = [sum(value < 128 for value in part.tobytes()) for part in (picture, inside)]
    assert dark[0] == dark[1] > 20


def test_words_map_back_to_the_text_of_real_documents(shared: Path, convert: Convert) -> None:
    for path in sorted((shared / "documents").glob("*.pdf")):
        result = convert(path)
        text = document_text(result.blocks)
        for block in result.blocks:
            covered = {at for word in block.words for at in range(word.start, word.end)}
            bare = {at for at, letter in enumerate(block.text) if not letter.isspace() and letter != "|"}
            assert bare <= covered
            assert all(len(word.box) == 4 and word.page >= block.page for word in block.words)
            assert block.start is None or text[block.start : block.end] == block.text


def test_a_truncated_file_is_mended_once_and_says_so(shared: Path, convert: Convert) -> None:
    result = convert(shared / "corpus" / "hostile" / "02_trunc99.pdf")
    assert (result.outcome, result.pages) == ("partial", 18)
    assert "mended" in (result.reason or "")
    assert "02_trunc99.pdf" in (result.reason or "")


def test_an_encrypted_file_asks_for_one_without_a_password(sheet: Any, convert: Convert, tmp_path: Path) -> None:
    sheet.line(60, 60, "Secret")
    path = tmp_path / "locked.pdf"
    with pikepdf.open(sheet.save()) as document:
        document.save(path, encryption=pikepdf.Encryption(owner="o", user="u"))
    assert convert(path).reason == "locked.pdf: it is encrypted; save it without a password and give it again"


def test_pages_beyond_the_limit_are_named(sheet: Any, convert: Convert) -> None:
    for number in range(3):
        sheet.line(60, 60, f"Page {number} of the plan of the town")
        sheet.next_page()
    result = convert(sheet.save(), Limits(pages=2))
    assert (result.outcome, result.pages) == ("partial", 3)
    assert "only the first 2 are read" in (result.reason or "")


def test_an_overfull_page_is_left_out_and_named(sheet: Any, convert: Convert) -> None:
    sheet.line(60, 60, "A page that people read")
    sheet.next_page()
    for row in range(1100):
        sheet.line(10, row * 0.7, "x" * 100, 1)
    result = convert(sheet.save())
    assert (result.outcome, document_text(result.blocks)) == ("partial", "A page that people read")
    assert "page 2 has more than 100,000 characters" in (result.reason or "")


def test_a_pie_with_a_legend_is_a_table_of_its_slices(sheet: Any, convert: Convert) -> None:
    _draw_pie(sheet, [40, 35, 25])
    (table,) = [block for block in convert(sheet.save()).blocks if block.kind == "table"]
    assert table.text == "Homes | 40%\nTraffic | 35%\nWork | 25%"


def test_a_pie_whose_shares_are_no_whole_stays_as_it_is(sheet: Any, convert: Convert) -> None:
    _draw_pie(sheet, [40, 35, 5])
    assert not texts(convert(sheet.save()), "table")


def _draw_pie(sheet: Any, shares: list[int]) -> None:
    before = 0
    for row, (name, share) in enumerate(zip(("Homes", "Traffic", "Work"), shares, strict=True)):
        sheet.canvas.wedge(100, 500, 260, 660, 90 - 3.6 * before, -3.6 * share, fill=1)
        angle = math.radians(3.6 * (before + share / 2))
        x, top = 172 + 50 * math.sin(angle), sheet.height - 585 - 50 * math.cos(angle)
        sheet.line(x, top, f"{share}%", 8)
        sheet.line(300, 220 + 14 * row, name, 8)
        before += share


def test_the_label_of_a_caption_joins_its_title(sheet: Any, convert: Convert) -> None:
    sheet.line(60, 60, "Table 6:")
    sheet.line(130, 60, "Trees planted in the town, by district and year of planting")
    assert texts(convert(sheet.save()), "caption") == [
        "Table 6: Trees planted in the town, by district and year of planting"
    ]


def test_a_line_printed_sideways_is_kept_apart(sheet: Any, convert: Convert) -> None:
    sheet.lines(60, 60, LEFT[:2])
    sheet.canvas.saveState()
    sheet.canvas.rotate(90)
    sheet.canvas.drawString(300, -40, "thousand tonnes a year")
    sheet.canvas.restoreState()
    result = convert(sheet.save())
    assert texts(result, "paragraph") == [" ".join(LEFT[:2])]
    assert texts(result, "caption") == ["thousand tonnes a year"]


def test_a_table_printed_sideways_is_read_as_if_the_page_were_turned(sheet: Any, convert: Convert) -> None:
    sheet.canvas.saveState()
    sheet.canvas.rotate(90)
    for row, cells in enumerate([["District", "2019", "2020"], ["North", "12", "14"], ["South", "9", "11"]]):
        for column, text in enumerate(cells):
            sheet.canvas.drawString(100 + 90 * column, -100 - 16 * row, text)
    sheet.canvas.restoreState()
    (table,) = convert(sheet.save()).blocks
    assert table.text == "District | 2019 | 2020\nNorth | 12 | 14\nSouth | 9 | 11"
    x0, top, x1, bottom = table.words[0].box
    assert bottom - top > x1 - x0  # as the page is shown, its first word runs up
    assert 85 < x0 < 105 and 690 < top < bottom < 750


@pytest.mark.parametrize("repeated", [True, False])
def test_a_table_goes_on_over_a_page_with_or_without_its_heading_again(
    sheet: Any, convert: Convert, repeated: bool
) -> None:
    heading = [["District", "2019", "2020"]]
    _draw_table(sheet, 700, [*heading, ["North", "12", "14"], ["South", "9", "11"]])
    sheet.line(290, 800, "1", 8)
    sheet.next_page()
    _draw_table(sheet, 60, [*(heading if repeated else []), ["West", "7", "8"], ["Port", "1", "2"]])
    sheet.line(290, 800, "2", 8)
    (table,) = [block for block in convert(sheet.save()).blocks if block.kind == "table"]
    assert table.text == "District | 2019 | 2020\nNorth | 12 | 14\nSouth | 9 | 11\nWest | 7 | 8\nPort | 1 | 2"
    assert {word.page for word in table.words} == {1, 2}


def test_tables_with_other_columns_or_text_between_stay_apart(sheet: Any, convert: Convert) -> None:
    _draw_table(sheet, 700, [["District", "2019", "2020"], ["North", "12", "14"], ["South", "9", "11"]])
    sheet.next_page()
    sheet.line(60, 40, "The homes of the town are counted each year, as follows.")
    _draw_table(sheet, 60, [["District", "2019", "2020"], ["North", "12", "14"], ["South", "9", "11"]])
    assert len(texts(convert(sheet.save()), "table")) == 2


def _draw_table(sheet: Any, top: float, rows: list[list[str]]) -> None:
    sheet.grid([60, 160, 260, 360], [top + 20 * row for row in range(len(rows) + 1)])
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            sheet.line(65 + 100 * column, top + 4 + 20 * row, text)


def test_initials_of_names_are_no_markers_and_lettered_items_are(sheet: Any, convert: Convert) -> None:
    sheet.lines(60, 60, ["These people of the town have helped to write the plan, for no pay at all:"])
    sheet.lines(60, 84, ["Anna Miller, Town Hall of the Old Quarter", "H. Jay Blake, University of Exampleton"])
    sheet.lines(60, 130, ["A. Plant trees.", "B. Water them."])
    items = [block for block in convert(sheet.save()).blocks if block.kind == "list_item"]
    assert [(item.marker, item.text) for item in items] == [("A.", "Plant trees."), ("B.", "Water them.")]


def test_a_run_of_text_that_the_reader_cuts_is_told(sheet: Any, convert: Convert) -> None:
    sheet.line(10, 10, "word " * 8000, 1)
    result = convert(sheet.save())
    assert (result.outcome, "page 1 is cut at 32,767 characters" in (result.reason or "")) == ("partial", True)
