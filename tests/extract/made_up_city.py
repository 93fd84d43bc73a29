"""A made-up city for tests of the extract stage: its documents as blocks, and what is read from them."""

from collections.abc import Sequence

from cityledger.extract.commitments import extract_commitments
from cityledger.extract.context import build_context
from cityledger.records import Block, Commitment, Document, Indicator

NAMES = "The City of Elmhaven wrote this. On March 3, 2024 the Elmhaven Water Board (EWB) met."


def make_document(published_on: str | None = "2024") -> Document:
    return Document(
        document_id="d", sha256="0" * 64, file_name="plan.txt", media_type="text/plain", byte_size=1, source="test",
        collected_at="2026-01-01T00:00:00Z", published_on=published_on,
    )  # fmt: skip


def make_blocks(*parts: tuple[str, str], headings: tuple[str, ...] = ()) -> list[Block]:
    blocks: list[Block] = []
    offset = 0
    for position, (kind, text) in enumerate((("paragraph", NAMES), *parts)):
        blocks.append(
            Block(
                document_id="d", block_id=f"b{position}", position=position, kind=kind, page=1, text=text, start=offset,
                end=offset + len(text), heading_path=headings if position else (),
            )
        )  # fmt: skip
        offset += len(text) + 2
    return blocks


def extract(blocks: Sequence[Block], indicators: Sequence[Indicator] = ()) -> tuple[Commitment, ...]:
    document = make_document()
    return extract_commitments(document, blocks, build_context(document, blocks), indicators)


def read(text: str, *, kind: str = "paragraph", headings: tuple[str, ...] = ()) -> tuple[Commitment, ...]:
    return extract(make_blocks((kind, text), headings=headings))


def actions(text: str, **more: object) -> list[str]:
    return [row.action for row in read(text, **more)]  # type: ignore[arg-type]
