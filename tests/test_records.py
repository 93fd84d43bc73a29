"""Quotes of a text whose slips were set right: what is quoted stands in the file, letter for letter."""

import pytest

from cityledger.convert import convert_document
from cityledger.extract import extract_document
from cityledger.records import Block, Document, Mend, as_written, document_mends, document_text
from cityledger.settings import Limits
from cityledger.store import Store

SOURCE = """\
The city of Exampleton will run the campaign “l am the river’'s friend” with **40** schools
by 2031. It will plant **300 street trees** and , in the east , open 12 parks by 2030.

l will publish the figures each year.
"""


def test_what_the_source_has_is_found_again_for_every_span() -> None:
    mends = (
        Mend(start=4, end=5, written="l"),
        Mend(start=9, end=9, written="**"),
        Mend(start=11, end=11, written="**"),
    )
    text = "say I am 20 years"
    assert as_written(text, mends, 0, len(text)) == "say l am **20** years"
    assert as_written(text, mends, 9, 11) == "20", "marks at the edges stay out"
    assert as_written(text, mends, 4, 5) == "l"
    assert as_written(text, (), 2, 6) == text[2:6]


@pytest.fixture(scope="module")
def blocks(tmp_path_factory: pytest.TempPathFactory) -> list[Block]:
    folder = tmp_path_factory.mktemp("mended")
    (folder / "plan.txt").write_text(SOURCE, encoding="utf-8")
    found = convert_document(document(), folder / "plan.txt", Limits())
    store = Store(folder / "store")
    store.write("convert", Block, "one", found.blocks)
    return store.read("convert", Block, "one")


def document() -> Document:
    return Document(
        document_id="d1",
        sha256="0" * 64,
        file_name="plan.txt",
        media_type="text/plain",
        byte_size=len(SOURCE.encode()),
        source="test",
        collected_at="2026-01-01T00:00:00Z",
    )


def test_the_mends_survive_the_child_and_the_store(blocks: list[Block]) -> None:
    text = document_text(blocks)
    assert "“I am the river’s friend” with 40 schools by 2031." in text and "I will publish" in text
    whole = as_written(text, document_mends(blocks), 0, len(text))
    assert whole.split() == SOURCE.split()


def test_every_quote_stands_in_the_source_letter_for_letter(blocks: list[Block]) -> None:
    extraction = extract_document(document(), blocks)
    quotes = [row.quote for row in (*extraction.indicators, *extraction.commitments)]
    assert len(quotes) >= 4
    assert any("l am the river’'s friend" in quote for quote in quotes)
    source = " ".join(SOURCE.split())
    assert [quote for quote in quotes if " ".join(quote.split()) not in source] == []
