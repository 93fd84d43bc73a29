from collections.abc import Callable
from pathlib import Path

from cityledger.convert import Conversion
from cityledger.convert.markdown import draft_markdown

TEXT = """---
title: ignored
---
# Clean Air

The city will **halve** its
emissions by `2030`.

1. Measure
2. Report
   - each *month*

- [x] Trees
- [ ] Trams

| Year | Share |
|------|------:|
| 2030 | 50 %  |

<div><p>Inside HTML</p></div>

> Quoted words
"""


def test_markdown_gives_blocks_without_its_marks() -> None:
    found = [(draft.kind, draft.level, draft.marker, draft.text) for draft in draft_markdown(TEXT)]
    assert found == [
        ("heading", 1, None, "Clean Air"),
        ("paragraph", None, None, "The city will halve its emissions by 2030."),
        ("list_item", 1, "1.", "Measure"),
        ("list_item", 1, "2.", "Report"),
        ("list_item", 2, "-", "each month"),
        ("list_item", 1, "☒", "Trees"),
        ("list_item", 1, "☐", "Trams"),
        ("table", None, None, ""),
        ("paragraph", None, None, "Inside HTML"),
        ("paragraph", None, None, "Quoted words"),
    ]


def test_table_cells_know_their_place_and_which_are_headings() -> None:
    table = next(draft for draft in draft_markdown(TEXT) if draft.kind == "table")
    assert [(cell.row, cell.column, cell.text, cell.is_header) for cell in table.cells] == [
        (0, 0, "Year", True),
        (0, 1, "Share", True),
        (1, 0, "2030", False),
        (1, 1, "50 %", False),
    ]


def test_deep_nesting_ends_and_keeps_the_words(tmp_path: Path, convert: Callable[..., Conversion]) -> None:
    path = tmp_path / "deep.md"
    path.write_text("> " * 5000 + "deep", encoding="utf-8")
    assert convert(path).blocks[0].text.endswith("deep")


def test_the_front_matter_states_title_publisher_and_date(tmp_path: Path, convert: Callable[..., Conversion]) -> None:
    path = tmp_path / "plan.md"
    path.write_text(
        '---\ntitle: "Water Plan for Exampleton"\ndate: 2024-05-02T10:00:00\npublisher: Exampleton Water\n'
        "tags: [a]\n---\n# Water Plan for Exampleton\n\nThe town mends its pipes.\n",
        encoding="utf-8",
    )
    document = convert(path).document
    assert (document.title, document.publisher, document.published_on) == (
        "Water Plan for Exampleton",
        "Exampleton Water",
        "2024-05-02",
    )
    path.write_text(
        "---\ntitle: Words That Are Not There\ndate: soon\n---\nThe town mends its pipes.\n", encoding="utf-8"
    )
    document = convert(path).document
    assert (document.title, document.published_on) == (None, None)
