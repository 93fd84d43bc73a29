"""One document's extraction: indicators first, then the commitments that may carry them as targets, then options.

In: a Document and its blocks. Out: one Extraction. Nothing is read from disk but the lookups.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from cityledger.extract.commitments import extract_commitments
from cityledger.extract.context import build_context
from cityledger.extract.indicators import extract_indicators
from cityledger.extract.interests import extract_interests
from cityledger.extract.overlong import find_overlong
from cityledger.extract.unread_languages import find_unread_languages
from cityledger.records import Block, Commitment, DeclaredInterest, Document, Finding, Indicator


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What one document states, and what could not be read in it."""

    indicators: tuple[Indicator, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    findings: tuple[Finding, ...] = ()
    interests: tuple[DeclaredInterest, ...] = ()


def extract_document(document: Document, blocks: Sequence[Block]) -> Extraction:
    """The indicators, commitments and options of a document's body blocks; never raises for what a document says."""
    context = build_context(document, blocks)
    indicators = extract_indicators(document, blocks, context)
    commitments = extract_commitments(document, blocks, context, indicators)
    return Extraction(
        indicators=indicators,
        commitments=commitments,
        findings=(*find_overlong(document, blocks), *find_unread_languages(document, blocks)),
        interests=extract_interests(document, blocks, context),
    )
