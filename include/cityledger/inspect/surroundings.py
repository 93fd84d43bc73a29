"""What a record is checked against besides itself: its document, the document's text and the batch's other records.

In: a batch. Out: `Surroundings`, which answer questions about one record. Texts are compared with their white space
made even, as a quote may run over a line's end.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from cityledger.records import (
    Block,
    CanonicalCommitment,
    CanonicalIndicator,
    Document,
    Mend,
    as_written,
    document_mends,
    document_text,
)

CELL_SEPARATOR = " | "
"""Joins the cells of a quote from a table; those between may be left out."""


def even(text: str) -> str:
    """The text with each run of white space as one space."""
    return " ".join(text.split())


def holds(text: str, quote: str) -> bool:
    """Whether the text holds the quote: as one run or, for a quote from a table, cell by cell in this order."""
    position = 0
    for cell in quote.split(CELL_SEPARATOR):
        found = text.find(even(cell), position)
        if found < 0:
            return False
        position = found + len(even(cell))
    return True


@dataclass(frozen=True)
class Surroundings:
    """A batch's records by id. `unsound` are documents whose own record was set aside."""

    documents: dict[str, Document]
    unsound: frozenset[str]
    blocks: dict[str, Sequence[Block]]
    indicators: dict[str, CanonicalIndicator]
    commitments: dict[str, CanonicalCommitment]

    @cached_property
    def _texts(self) -> dict[str, str]:
        return {document_id: document_text(blocks) for document_id, blocks in self.blocks.items()}

    @cached_property
    def _mends(self) -> dict[str, tuple[Mend, ...]]:
        return {document_id: document_mends(blocks) for document_id, blocks in self.blocks.items()}

    @cached_property
    def _even_texts(self) -> dict[str, str]:
        return {document_id: even(text) for document_id, text in self._texts.items()}

    def span(self, document_id: str, start: int, end: int) -> str | None:
        """A span of the document's text in the source's letters; None where the batch came without its blocks."""
        text = self._texts.get(document_id)
        return None if text is None else as_written(text, self._mends[document_id], start, end)

    def text(self, document_id: str) -> str | None:
        """The document's text with even white space, or None where the batch came without its blocks."""
        return self._even_texts.get(document_id)

    def published_on(self, document_id: str) -> str | None:
        """The document's date, as exact as it is known."""
        document = self.documents.get(document_id)
        return document.published_on if document else None


def surroundings_of(
    documents: Iterable[Document],
    blocks: Iterable[Block],
    indicators: Iterable[CanonicalIndicator],
    commitments: Iterable[CanonicalCommitment],
    unsound: Iterable[str] = (),
) -> Surroundings:
    """Put a batch's records in order."""
    ordered = sorted(blocks, key=lambda block: (block.document_id, block.position))
    return Surroundings(
        documents={item.document_id: item for item in documents},
        unsound=frozenset(unsound),
        blocks={key: tuple(group) for key, group in groupby(ordered, key=lambda block: block.document_id)},
        indicators={item.indicator_id: item for item in indicators},
        commitments={item.commitment_id: item for item in commitments},
    )
