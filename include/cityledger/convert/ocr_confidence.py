"""How sure the words of pictures were: carried beside the drafts, whose words are counted in hundred thousands.

In: the pages read from pictures. Out: rows for the wire, and blocks whose words have their confidence.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from cityledger.convert.ocr import Scans
from cityledger.records import Block, Box, WordBox, WordBoxes

ConfidenceRow = tuple[int, Box, float]
"""Page, the word's box as the blocks have it, confidence from 0 to 1."""


def confidence_rows(scans: Scans) -> list[ConfidenceRow]:
    """The confidence of each word, its box as it stands on the page that is shown."""
    return [
        (number, scans.pages[number].seen_box(box), round(sure / 100, 3))
        for number, confidences in sorted(scans.confidences.items())
        for box, sure in confidences.items()
    ]


def with_confidence(blocks: tuple[Block, ...], rows: Sequence[ConfidenceRow]) -> tuple[Block, ...]:
    """The blocks; those read from pictures with their words' confidences."""
    if not rows:
        return blocks
    known = {(page, _key(box)): sure for page, box, sure in rows}
    return tuple(
        replace(block, words=WordBoxes(_sure(block.words, known))) if block.read_by == "ocr" else block
        for block in blocks
    )


def _sure(words: Iterable[WordBox], known: dict[tuple[int, tuple[int, ...]], float]) -> Iterable[WordBox]:
    for word in words:
        yield replace(word, confidence=known.get((word.page, _key(word.box))))


def _key(box: Box) -> tuple[int, ...]:
    """Boxes travel in tenths of a point."""
    return tuple(int(10 * edge + 0.5) for edge in box)
