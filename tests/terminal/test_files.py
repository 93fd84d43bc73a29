"""Files that a person names, and what is written for each."""

import json
import zipfile
from pathlib import Path

import pytest

from cityledger.collect import source_of_path
from cityledger.settings import Limits
from cityledger.terminal.files import write_blocks, write_extracted, write_sources

HTML = """<!doctype html><html><head><title>Plan</title></head><body><h1>The Plan</h1>
<p>The city of Example will plant 300 trees by 2030, and it counted 40 parks in 2019 across all of its districts.</p>
<h2>Figures</h2>
<table><tr><th>Year</th><th>Trees</th></tr><tr><td>2019</td><td>120</td></tr><tr><td colspan="2">none</td></tr></table>
<p>These figures were taken from the register of the parks department of the city of Example.</p></body></html>"""


def write(paths: list[Path], output: Path, how: object = write_blocks) -> tuple[dict[str, int], list[str]]:
    output.mkdir(exist_ok=True)
    lines: list[str] = []
    tally = write_sources(map(source_of_path, paths), output, how, Limits(), lines.append)  # type: ignore[arg-type]
    return dict(tally), lines


def test_a_document_gives_its_text_and_its_blocks(tmp_path: Path) -> None:
    (tmp_path / "plan.html").write_text(HTML)
    tally, _ = write([tmp_path / "plan.html"], tmp_path / "out")
    assert tally == {"ok": 1}
    text = (tmp_path / "out" / "plan.txt").read_text()
    assert text.index("The Plan") < text.index("300 trees") < text.index("120") < text.index("register")
    blocks = json.loads((tmp_path / "out" / "plan.json").read_text())
    assert {frozenset(block) for block in blocks} == {
        frozenset(("kind", "page", "box", "level", "heading_path", "text")),
        frozenset(("kind", "page", "box", "level", "heading_path", "text", "cells")),
    }
    (paragraph,) = [block for block in blocks if "300 trees" in block["text"]]
    assert (paragraph["kind"], paragraph["page"], paragraph["heading_path"]) == ("paragraph", 1, ["The Plan"])
    (table,) = [block for block in blocks if block["kind"] == "table"]
    assert [(cell["row"], cell["column"], cell["text"]) for cell in table["cells"]][:4] == [
        (0, 0, "Year"),
        (0, 1, "Trees"),
        (1, 0, "2019"),
        (1, 1, "120"),
    ]
    assert table["cells"][4]["column_span"] == 2
    assert set(table["cells"][0]) == {"row", "column", "row_span", "column_span", "text", "box"}


def test_boxes_of_a_pdf_are_four_numbers(tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "plan.pdf"), pagesize=(300, 400))
    canvas.drawString(50, 300, "The city will plant 300 trees by 2030.")
    canvas.save()
    write([tmp_path / "plan.pdf"], tmp_path / "out")
    (block,) = json.loads((tmp_path / "out" / "plan.json").read_text())
    x0, top, x1, bottom = block["box"]
    assert 45 < x0 < 55
    assert 150 < x1 < 300
    assert 80 < top < bottom < 110


def test_every_name_gets_its_files_where_stems_or_bytes_are_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    (folder / "plan.txt").write_text("The city will plant 300 trees.")
    (folder / "plan.md").write_text("The city will build 4 parks.")
    (folder / "copy.txt").write_text("The city will plant 300 trees.")
    (folder / "sub" / "plan.txt").write_text("The city will open 2 schools.")
    tally, _ = write([folder], tmp_path / "out")
    assert tally == {"ok": 4}
    texts = {path.name: path.read_text() for path in (tmp_path / "out").glob("*.txt")}
    assert sorted(texts) == ["copy.txt", "plan.txt", "plan.txt.2.txt", "plan.txt.txt"]
    assert texts["copy.txt"] == "The city will plant 300 trees.\n"
    assert {text.split()[3] for text in texts.values()} == {"plant", "build", "open"}


def test_what_cannot_be_read_is_told_and_the_rest_written(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "empty.pdf").touch()
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 nothing more")
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        archive.writestr("plan.txt", "The city will plant 300 trees.")
    tally, lines = write([folder], tmp_path / "out")
    assert tally == {"ok": 1, "failed": 2}
    aside = [line for line in lines if line.startswith("set aside")]
    assert [line.split()[2] for line in aside] == ["empty.pdf:", "broken.pdf:"]
    assert (tmp_path / "out" / "plan.txt").exists()


def test_extracted_rows_are_lines_of_json(tmp_path: Path) -> None:
    (tmp_path / "plan.html").write_text(HTML)
    write([tmp_path / "plan.html"], tmp_path / "out", write_extracted)
    lines = (tmp_path / "out" / "plan.indicators.jsonl").read_text().splitlines()
    rows = [json.loads(line) for line in lines]
    assert 300 in {row["value"] for row in rows}
    assert all(row["quote"] and row["extractor_version"] for row in rows)
    assert (tmp_path / "out" / "plan.commitments.jsonl").exists()
    assert (tmp_path / "out" / "plan.interests.jsonl").exists()


@pytest.mark.parametrize("name", ["ein plan.txt", "计划.txt", "plan.final.v2.txt"])
def test_stems_keep_their_letters(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("The city will plant 300 trees.")
    write([tmp_path / name], tmp_path / "out")
    assert (tmp_path / "out" / name).exists()
