"""The frozen, typed records that the stages hand on; each is one row of a Parquet file in the store.

In: nothing but the standard library. Out: dataclasses whose field types `store` turns into Parquet columns, so a field
may be str, int, float, bool, one of these or None, a tuple of these, a tuple of another record, or WordBoxes.

Conventions: boxes are (x0, top, x1, bottom) in PDF points from the top left of the page as a reader sees it; spans are
half-open character offsets into the document's text (the texts of its body blocks in reading order, joined by a blank
line); pages count from 1; periods and dates are ISO 8601.
"""

from cityledger.records.documents import (
    BLOCK_KINDS,
    BLOCK_SEPARATOR,
    FURNITURE,
    Block,
    Cell,
    Document,
    Mend,
    Sighting,
    as_written,
    document_mends,
    document_text,
    make_key,
)
from cityledger.records.facts import (
    CanonicalCommitment,
    CanonicalDeclaredInterest,
    CanonicalIndicator,
    Commitment,
    DeclaredInterest,
    Indicator,
    Organization,
    Place,
)
from cityledger.records.reports import (
    OUTCOMES,
    Finding,
    Processing,
    Run,
)
from cityledger.records.words import Box, WordBox, WordBoxes

__all__ = [
    "BLOCK_KINDS",
    "BLOCK_SEPARATOR",
    "FURNITURE",
    "OUTCOMES",
    "Block",
    "Box",
    "CanonicalCommitment",
    "CanonicalDeclaredInterest",
    "CanonicalIndicator",
    "Cell",
    "Commitment",
    "DeclaredInterest",
    "Document",
    "Finding",
    "Indicator",
    "Mend",
    "Organization",
    "Place",
    "Processing",
    "Run",
    "Sighting",
    "WordBox",
    "WordBoxes",
    "as_written",
    "document_mends",
    "document_text",
    "make_key",
]
