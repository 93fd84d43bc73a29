"""Checks across columns and records, one boolean a row, which great-expectations then sees as a column.

In: one record and its surroundings. Out: True, False, or None where the question does not arise. A flag bears the name
of the expectation that looks at it; the severity and the reason stand there.
"""

from collections.abc import Callable
from typing import TypeVar

from cityledger.inspect.surroundings import Surroundings, even, holds
from cityledger.records import CanonicalCommitment, CanonicalDeclaredInterest, CanonicalIndicator, Document

Row = TypeVar("Row")
Flags = dict[str, Callable[[Row, Surroundings], bool | None]]
Extracted = CanonicalIndicator | CanonicalCommitment | CanonicalDeclaredInterest

OPEN_END = ".."
"""How ISO 8601-2 writes an end that is left open."""


def _document_is_known(row: Extracted, around: Surroundings) -> bool:
    return row.document_id in around.documents and row.document_id not in around.unsound


def _span_is_ordered(row: Extracted, _around: Surroundings) -> bool:
    return 0 <= row.start < row.end


def _quote_is_in_document(row: Extracted, around: Surroundings) -> bool | None:
    if _span_holds_quote(row, around):
        return True
    text = around.text(row.document_id)
    return None if text is None else holds(text, row.quote)


def _span_holds_quote(row: Extracted, around: Surroundings) -> bool | None:
    span = around.span(row.document_id, row.start, row.end)
    return None if span is None else holds(even(span), row.quote)


def _box_is_ordered(row: Extracted, _around: Surroundings) -> bool | None:
    if row.box is None:
        return None
    return len(row.box) == 4 and row.box[0] <= row.box[2] and row.box[1] <= row.box[3]


def _themes_have_scores(row: Extracted, _around: Surroundings) -> bool | None:
    """Whether each theme has its score; rows that were made before scores were kept have none."""
    if not row.theme_scores:
        return None
    return len(row.theme_scores) == len(row.themes) and all(0 <= score <= 1 for score in row.theme_scores)


def _not_before(end: str | None, published_on: str | None) -> bool | None:
    """Whether a day comes no earlier than a document's date, as far as that is exact."""
    return None if end is None or published_on is None else end[: len(published_on)] >= published_on


def _quote_holds_value(row: CanonicalIndicator, _around: Surroundings) -> bool:
    return even(row.value_text) in even(row.quote)


def _value_upper_not_below_value(row: CanonicalIndicator, _around: Surroundings) -> bool | None:
    return None if row.value_upper is None else row.value_upper >= row.value


def _period_ends_after_it_starts(row: CanonicalIndicator, _around: Surroundings) -> bool | None:
    return _is_ordered(row.period, row.period_start, row.period_end)


def _deadline_ends_after_it_starts(row: CanonicalCommitment, _around: Surroundings) -> bool | None:
    return _is_ordered(row.deadline, row.deadline_start, row.deadline_end)


def _is_ordered(period: str | None, start: str | None, end: str | None) -> bool | None:
    """Whether a period's days are both there and in order; one that ISO 8601 leaves open (2008/..) lacks a day."""
    if start is not None and end is not None:
        return start <= end
    return None if start is end else OPEN_END in (period or "")


def _target_not_before_document(row: CanonicalIndicator, around: Surroundings) -> bool | None:
    if row.kind != "target":
        return None
    return _not_before(row.period_end, around.published_on(row.document_id))


def _actual_not_after_document(row: CanonicalIndicator, around: Surroundings) -> bool | None:
    published_on = around.published_on(row.document_id)
    if row.kind != "actual" or row.period_start is None or published_on is None:
        return None
    return row.period_start[: len(published_on)] <= published_on


def _standard_value_has_unit(row: CanonicalIndicator, _around: Surroundings) -> bool:
    return (row.standard_value is None) == (row.standard_unit is None)


def _deadline_not_before_document(row: CanonicalCommitment, around: Surroundings) -> bool | None:
    return _not_before(row.deadline_end, around.published_on(row.document_id))


def _target_value_has_unit(row: CanonicalCommitment, _around: Surroundings) -> bool:
    return (row.target_value is None) == (row.target_unit is None)


def _targets_are_known(row: CanonicalCommitment, around: Surroundings) -> bool | None:
    found = (around.indicators.get(target) for target in row.targets)
    return all(item is not None and item.document_id == row.document_id for item in found) if row.targets else None


def _parent_is_known(row: CanonicalCommitment, around: Surroundings) -> bool | None:
    if row.parent_commitment_id is None:
        return None
    parent = around.commitments.get(row.parent_commitment_id)
    return parent is not None and parent.document_id == row.document_id


def _parents_do_not_loop(row: CanonicalCommitment, around: Surroundings) -> bool | None:
    if row.parent_commitment_id is None:
        return None
    seen = {row.commitment_id}
    parent: str | None = row.parent_commitment_id
    while parent is not None and parent not in seen:
        seen.add(parent)
        above = around.commitments.get(parent)
        parent = above.parent_commitment_id if above else None
    return parent is None


def _id_begins_sha256(row: Document, _around: Surroundings) -> bool:
    return bool(row.document_id) and row.sha256.startswith(row.document_id)


def _published_before_collected(row: Document, _around: Surroundings) -> bool | None:
    return None if row.published_on is None else row.published_on <= row.collected_at[: len(row.published_on)]


_EXTRACTED: Flags[Extracted] = {
    "document_is_known": _document_is_known,
    "span_is_ordered": _span_is_ordered,
    "quote_is_in_document": _quote_is_in_document,
    "span_holds_quote": _span_holds_quote,
    "box_is_ordered": _box_is_ordered,
    "themes_have_scores": _themes_have_scores,
}
DOCUMENT_FLAGS: Flags[Document] = {
    "id_begins_sha256": _id_begins_sha256,
    "published_before_collected": _published_before_collected,
}
INDICATOR_FLAGS: Flags[CanonicalIndicator] = {
    **_EXTRACTED,
    "quote_holds_value": _quote_holds_value,
    "value_upper_not_below_value": _value_upper_not_below_value,
    "period_ends_after_it_starts": _period_ends_after_it_starts,
    "target_not_before_document": _target_not_before_document,
    "actual_not_after_document": _actual_not_after_document,
    "standard_value_has_unit": _standard_value_has_unit,
}
COMMITMENT_FLAGS: Flags[CanonicalCommitment] = {
    **_EXTRACTED,
    "deadline_ends_after_it_starts": _deadline_ends_after_it_starts,
    "deadline_not_before_document": _deadline_not_before_document,
    "target_value_has_unit": _target_value_has_unit,
    "targets_are_known": _targets_are_known,
    "parent_is_known": _parent_is_known,
    "parents_do_not_loop": _parents_do_not_loop,
}
INTEREST_FLAGS: Flags[CanonicalDeclaredInterest] = {**_EXTRACTED}
