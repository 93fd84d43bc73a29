"""A made-up plan for tests of indicators: blocks put one behind the other, and the rows that are read from them."""

from dataclasses import dataclass

from cityledger.extract import extract_document
from cityledger.records import Block, Cell, Document, Indicator

OPENING = (
    "The City of Elmhaven adopted this plan. The City of Elmhaven will report on it each year. "
    "The City of Elmhaven will also ask its people."
)


def make_document(published_on: str = "2021") -> Document:
    return Document(
        document_id="d" * 16, sha256="d" * 64, file_name="plan.txt", media_type="text/plain", byte_size=1,
        source="test", collected_at="2026-01-01T00:00:00Z", published_on=published_on, publisher="City of Elmhaven",
    )  # fmt: skip


@dataclass
class Paragraphs:
    """Blocks put one behind the other, as the convert stage leaves them."""

    blocks: list[Block]
    headings: tuple[str, ...] = ()
    offset: int = 0

    def add(self, kind: str, text: str, **more) -> "Paragraphs":
        position = len(self.blocks)
        place = {"start": self.offset, "end": self.offset + len(text), "heading_path": self.headings}
        about = {"document_id": "d" * 16, "block_id": f"b{position}", "position": position, "page": 1}
        self.blocks.append(Block(kind=kind, text=text, **about, **place, **more))
        self.offset += len(text) + 2
        if kind == "heading":
            self.headings = (text,)
        return self

    def table(self, *rows: tuple[str, ...]) -> "Paragraphs":
        text, cells = "", []
        for r, row in enumerate(rows):
            text += "\n" * bool(r)
            for c, value in enumerate(row):
                text += " | " * bool(c)
                cells.append(Cell(row=r, column=c, text=value, start=len(text), end=len(text) + len(value)))
                text += value
        return self.add("table", text, cells=tuple(cells))

    def read(self) -> tuple[Indicator, ...]:
        return extract_document(make_document(), self.blocks).indicators


def read_sentence(sentence: str) -> tuple[Indicator, ...]:
    rows = Paragraphs([]).add("paragraph", OPENING).add("paragraph", sentence).read()
    return tuple(row for row in rows if row.block_id == "b1")
