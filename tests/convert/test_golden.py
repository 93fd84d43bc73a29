"""Each golden document gives the blocks that stand beside it.

CITYLEDGER_REWRITE_GOLDEN=1 writes them anew; read the difference before you commit it.
"""

import json
import os
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from cityledger.convert import Conversion
from cityledger.convert.ocr_engine import ENGLISH, ORIENTATION, Engine, MissingEngineError
from cityledger.records import WordBoxes, document_text
from tests.conftest import require_tool

FOLDER = Path(__file__).resolve().parents[1] / "golden" / "convert"
DOCUMENTS = sorted(path for path in FOLDER.iterdir() if path.suffix not in (".json", ".py") and path.is_file())
FORMATS = {".pdf", ".pptx", ".docx", ".html", ".md", ".txt", ".xlsx", ".csv"}
SCANS = {"scan.pdf"}
STATED = ("title", "publisher", "published_on", "language", "place")


def as_plain(result: Conversion) -> dict[str, Any]:
    """A conversion as the golden files hold it: no ids, and words as [text, page, box]."""
    blocks = []
    for block in result.blocks:
        row = {key: value for key, value in asdict(block).items() if value not in (None, (), [], WordBoxes())}
        for key in ("document_id", "block_id", "position", "start", "end"):
            row.pop(key, None)
        if block.read_by == "ocr":  # where a word stands to the point differs between versions of Tesseract
            row.pop("words", None)
            row.pop("box", None)
        elif block.words:
            row["words"] = [
                [block.text[word.start : word.end], word.page, *map(round, word.box)] for word in block.words
            ]
        blocks.append(row)
    stated = {name: getattr(result.document, name) for name in STATED}
    return {"outcome": result.outcome, "pages": result.pages, "stated": stated, "blocks": blocks}


def _has_tesseract() -> bool:
    try:
        return {ENGLISH, ORIENTATION} <= Engine().languages
    except MissingEngineError:
        return False


def test_every_format_has_a_golden_document() -> None:
    assert {path.suffix for path in DOCUMENTS} >= FORMATS
    assert {path.name for path in DOCUMENTS} >= SCANS


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_golden_document_gives_its_blocks(path: Path, convert: Callable[..., Conversion]) -> None:
    if path.name in SCANS:
        require_tool("Tesseract with its English model", _has_tesseract())
    found = json.loads(json.dumps(as_plain(convert(path)), ensure_ascii=False))
    golden = path.with_name(f"{path.name}.json")
    if os.environ.get("CITYLEDGER_REWRITE_GOLDEN") == "1":
        lines = [json.dumps(block, ensure_ascii=False) for block in found.pop("blocks")]
        head = json.dumps(found, ensure_ascii=False)[:-1]
        golden.write_text(head + ', "blocks": [\n' + ",\n".join(lines) + "\n]}\n", encoding="utf-8")
        return
    assert found == json.loads(golden.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_spans_and_words_map_back_to_the_text(path: Path, convert: Callable[..., Conversion]) -> None:
    result = convert(path)
    text = document_text(result.blocks)
    for block in result.blocks:
        assert block.start is None or text[block.start : block.end] == block.text
        assert all(block.text[cell.start : cell.end] == cell.text for cell in block.cells)
        if path.suffix == ".pdf":
            covered = {at for word in block.words for at in range(word.start, word.end)}
            assert {at for at, letter in enumerate(block.text) if letter.isalnum()} <= covered
