"""Indicator records from what was found.

In: one finding in a block. Out: an `Indicator` with id, quote, page, box and confidence.
"""

from dataclasses import dataclass

from cityledger.extract.confidence import Evidence, confidence_of
from cityledger.extract.context import Context
from cityledger.extract.places_on_page import box_of, page_of
from cityledger.extract.quantities import Quantity
from cityledger.extract.version import EXTRACTOR_VERSION
from cityledger.records import Block, Document, Indicator, make_key

LONGEST_QUOTE = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One value with everything that is said of it, before it becomes a row. Offsets are the document's."""

    block: Block
    quantity: Quantity
    indicator: str
    subject: str | None
    kind: str
    direction: str | None
    period: str | None
    start: int
    end: int
    head: str
    """The line that introduces the list or table it stands in."""
    points_back: bool = False
    """Whether its sentence begins with `this` or `it`."""
    evidence: Evidence


_OUTSIDE = {
    "table": "table",
    "table without header": "table",
    "chart": "chart",
    "section": "heading",
    "repeated": "text before",
    "said before": "text before",
    "said elsewhere": "text before",
}
"""Where the words of an indicator stand, for the routes that do not stay in the sentence."""


def make_indicator(document: Document, context: Context, item: Observation) -> Indicator:
    """The row of one observation."""
    quantity = item.quantity
    start, end = item.start, item.end
    if end - start > LONGEST_QUOTE:
        start, end = quantity.modified_start, quantity.modified_end
    value, upper, unit = quantity.value, quantity.value_upper, quantity.symbol
    if quantity.form in ("fraction", "ratio") and unit == "count" and value <= 1:
        value, upper, unit = round(value * 100, 9), None if upper is None else round(upper * 100, 9), "%"
    return Indicator(
        indicator_id=make_key(document.document_id, "indicator", quantity.start, quantity.end, value),
        document_id=document.document_id,
        block_id=item.block.block_id,
        page=page_of(item.block, start, end),
        section=" > ".join(item.block.heading_path),
        indicator=item.indicator,
        subject=item.subject,
        value=value,
        value_upper=upper,
        value_text=quantity.value_text,
        comparator=quantity.comparator,
        unit=unit,
        kind=item.kind,
        direction=item.direction,
        period=item.period,
        quote=context.quote(start, end),
        start=start,
        end=end,
        box=box_of(item.block, start, end),
        confidence=confidence_of(item.evidence),
        extractor_version=EXTRACTOR_VERSION,
        indicator_source=_OUTSIDE.get(item.evidence.features[0], "sentence"),
        subject_source=_subject_source(item, context),
    )


def _subject_source(item: Observation, context: Context) -> str | None:
    """Where the subject stands, for the reader who asks why it is this one."""
    source = item.evidence.features[1]
    if item.subject is None or source in ("sentence", "list head"):
        return source if item.subject else None
    if item.subject == context.owner:
        return "document"
    if (source == "section" and not item.points_back) or item.subject == context.section_owner(item.block):
        return "section"
    return "table" if source == "row" else "text before"
