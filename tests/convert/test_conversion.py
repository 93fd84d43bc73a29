import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from cityledger.convert import Conversion, conversion, convert_document
from cityledger.convert.drafts import Reading
from cityledger.records import Document, document_text
from cityledger.settings import Limits

Convert = Callable[..., Conversion]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "it is empty"),
        ("page.pdf", b"<html>404</html>", "is named .pdf and is not a PDF"),
        ("cut.pdf", b"%PDF-1.7\n%broken", "broken PDF"),
        ("old.doc", b"\xd0\xcf\x11\xe0" + bytes(600), "old or an encrypted Office file"),
        ("cut.docx", b"PK\x03\x04" + bytes(50), "zip container is broken"),
        ("photo.txt", b"\xff\xd8\xff\xe0" + bytes(50), "it is a picture"),
        ("blank.txt", b"\n \n", "it holds no text"),
    ],
)
def test_a_bad_file_gets_a_reason_that_names_it(
    tmp_path: Path, convert: Convert, name: str, content: bytes, reason: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    result = convert(path)
    assert (result.outcome, result.blocks) == ("failed", ())
    assert reason in (result.reason or "")
    assert (result.reason or "").startswith(f"{name}: ")


def test_a_missing_file_is_a_reason_too(tmp_path: Path) -> None:
    document = Document(
        document_id="1", sha256="1", file_name="gone.pdf", media_type="", byte_size=1, source="", collected_at=""
    )
    result = convert_document(document, tmp_path / "gone", Limits())
    assert result.reason == "gone.pdf: its bytes can not be opened (No such file or directory); collect it again"


def test_a_file_over_the_size_limit_is_not_opened(tmp_path: Path, convert: Convert) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"x" * 3_000_000)
    assert "raise CITYLEDGER_MAX_FILE_MEGABYTES" in (convert(path, Limits(file_bytes=2 << 20)).reason or "")


def test_spans_hold_in_the_documents_text(tmp_path: Path, convert: Convert) -> None:
    path = tmp_path / "plan.md"
    path.write_text("# Plan\n\nOne.\n\n- Plant trees\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", encoding="utf-8")
    result = convert(path)
    text = document_text(result.blocks)
    assert [block.kind for block in result.blocks] == ["heading", "paragraph", "list_item", "table"]
    assert all(text[block.start : block.end] == block.text for block in result.blocks)
    table = result.blocks[-1]
    assert table.text == "a | b\n1 | 2"
    assert [table.text[cell.start : cell.end] for cell in table.cells] == ["a", "b", "1", "2"]
    assert table.heading_path == ("Plan",)


def test_what_the_source_says_of_a_document_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("The city will plant the trees and it will water them in the summer of the year.", encoding="utf-8")
    document = Document(
        document_id="1", sha256="1", file_name="plan.txt", media_type="", byte_size=1, source="", collected_at=""
    )
    assert convert_document(document, path, Limits()).document.language == "en"
    given = replace(document, language="fr", title="Given")
    kept = convert_document(given, path, Limits()).document
    assert (kept.language, kept.title) == ("fr", "Given")


def test_block_ids_are_stable_and_distinct(tmp_path: Path, convert: Convert) -> None:
    path = tmp_path / "plan.md"
    path.write_text("# A\n\nOne.\n\nTwo.\n", encoding="utf-8")
    first, second = convert(path), convert(path)
    assert first.blocks == second.blocks
    assert len({block.block_id for block in first.blocks}) == 3


@pytest.mark.slow
def test_no_hostile_file_harms_the_parent(shared: Path, convert: Convert) -> None:
    limits = Limits(processor_seconds=20, wall_seconds=60, memory_bytes=1 << 30)
    for path in sorted((shared / "corpus" / "hostile").iterdir()):
        result = convert(path, limits)
        assert result.outcome in ("ok", "partial", "failed")
        assert (result.outcome == "ok") == (result.reason is None)
        assert result.reason is None or result.reason.startswith(f"{path.name}: ")


def _hang(path: Path, limits: Limits, skip: frozenset[int], begin: Callable[[int], None]) -> Reading:
    """A reader that gets stuck on whichever page comes first."""
    begin(1 + len(skip))
    time.sleep(60)
    raise AssertionError


def test_all_tries_together_keep_to_one_wall_time(
    tmp_path: Path, convert: Convert, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversion, "find_reader", lambda *_: _hang)
    (tmp_path / "slow.txt").write_text("Stuck.", encoding="utf-8")
    begun = time.monotonic()
    result = convert(tmp_path / "slow.txt", Limits(wall_seconds=2))
    assert time.monotonic() - begun < 4
    assert result.outcome == "failed"
    assert "longer than 2 seconds" in (result.reason or "")
