from collections.abc import Callable
from pathlib import Path

import pytest

from cityledger.convert import Conversion
from cityledger.convert.csv import MOST_CELLS, find_delimiter
from cityledger.settings import Limits

Convert = Callable[..., Conversion]


def _write(tmp_path: Path, content: str | bytes, name: str = "values.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_table_of_indicators_is_one_block_with_its_heading_row(tmp_path: Path, convert: Convert) -> None:
    path = _write(tmp_path, 'Indicator,Unit,2019,2020\n"Waste, recycled",%,31,34.5\nTrees planted,number,"3,200",\n')
    (block,) = convert(path).blocks
    assert (block.kind, block.page) == ("table", 1)
    assert block.text == (
        "Indicator | Unit | 2019 | 2020\nWaste, recycled | % | 31 | 34.5\nTrees planted | number | 3,200 | "
    )
    assert {cell.row for cell in block.cells if cell.is_header} == {0}
    assert [block.text[cell.start : cell.end] for cell in block.cells] == [cell.text for cell in block.cells]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b\n1,2\n", ","),
        ("a;b\n1,5;2,5\n3,5;4,5\n", ";"),
        ("a\tb, c\n1\t2, 3\n4\t5\n", "\t"),
        ("a|b\n1|2\n", "|"),
        ("title\n\na;b;c\n1;2;3\n4;5;6\n", ";"),
        ("alone\nin\nits column\n", ";"),
        ("name,note\nNorth,a; b\nSouth,c\n", ","),
    ],
)
def test_the_delimiter_is_found(text: str, delimiter: str) -> None:
    assert find_delimiter(text) == delimiter


def test_a_first_line_that_names_the_delimiter_decides(tmp_path: Path, convert: Convert) -> None:
    (block,) = convert(_write(tmp_path, "sep=|\r\na,b|c\r\n1,2|3\r\n")).blocks
    assert block.text == "a,b | c\n1,2 | 3"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings(tmp_path: Path, convert: Convert, encoding: str) -> None:
    text = "Stadt;Größe in m²\r\nFürth;63,3 €\r\nKöln;405,2 €\r\n"
    (block,) = convert(_write(tmp_path, text.encode(encoding))).blocks
    assert block.text == "Stadt | Größe in m²\nFürth | 63,3 €\nKöln | 405,2 €"


def test_chinese_in_its_own_encoding(tmp_path: Path, convert: Convert) -> None:
    text = "指标,单位,2023年,2024年\n生活垃圾分类覆盖率,百分比,92,95\n新增电动公交车数量,辆,30,40\n"
    (block,) = convert(_write(tmp_path, text.encode("gb18030"))).blocks
    assert block.text.startswith("指标 | 单位 | 2023年 | 2024年\n生活垃圾分类覆盖率 | 百分比 | 92 | 95")


def test_lines_around_the_table_are_paragraphs(tmp_path: Path, convert: Convert) -> None:
    text = "Water of Exampleton\n\nYear;Use\n2019;5\n2020;6\n\nSource: the water company of Exampleton\n"
    blocks = convert(_write(tmp_path, text)).blocks
    assert [(block.kind, block.text) for block in blocks] == [
        ("paragraph", "Water of Exampleton"),
        ("table", "Year | Use\n2019 | 5\n2020 | 6"),
        ("paragraph", "Source: the water company of Exampleton"),
    ]


def test_lines_and_delimiters_inside_quotation_marks_stay_in_their_cell(tmp_path: Path, convert: Convert) -> None:
    (block,) = convert(_write(tmp_path, 'a,b\n"one,\r\ntwo ""x""",3\nfour,5\n')).blocks
    assert block.text == 'a | b\none, two "x" | 3\nfour | 5'


def test_a_quotation_mark_that_is_never_closed_does_not_swallow_the_rest(tmp_path: Path, convert: Convert) -> None:
    rows = "".join(f"row {number},{number}\n" for number in range(200))
    (block,) = convert(_write(tmp_path, f'a,b\n"open,1\n{rows}')).blocks
    assert block.text.startswith('a | b\n"open | 1\nrow 0 | 0\n')
    assert block.text.endswith("row 199 | 199")


def test_a_huge_file_is_read_in_part_and_says_so(tmp_path: Path, convert: Convert) -> None:
    count = MOST_CELLS // 2 + 10
    result = convert(_write(tmp_path, "a,b\n" + "x,1\n" * count))
    assert result.outcome == "partial"
    assert sum(len(block.cells) for block in result.blocks) == MOST_CELLS
    assert (result.reason or "").startswith("values.csv: only its first 100,000 records are read")


def test_a_file_longer_than_the_text_limit_is_cut_at_a_line(tmp_path: Path, convert: Convert) -> None:
    result = convert(_write(tmp_path, "a,b\n" + "row,12\n" * 1000), Limits(text_characters=3000))
    assert result.outcome == "partial"
    assert result.blocks[0].text.endswith("row | 12")


def test_an_error_page_under_the_name_of_a_table_is_read_as_a_page(tmp_path: Path, convert: Convert) -> None:
    blocks = convert(_write(tmp_path, "<!DOCTYPE html><html><body><p>The city plants trees.</p></body></html>")).blocks
    assert [(block.kind, block.text) for block in blocks] == [("paragraph", "The city plants trees.")]


def test_bytes_that_are_no_text_are_refused(tmp_path: Path, convert: Convert) -> None:
    result = convert(_write(tmp_path, bytes(range(256)) * 40))
    assert result.outcome == "failed"
    assert "values.csv: it holds" in (result.reason or "")
