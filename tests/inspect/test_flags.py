"""Checks across columns and records: what holds, and what does not apply. What fails is in test_expectations."""

from dataclasses import replace

import pytest

from cityledger.inspect.flags import COMMITMENT_FLAGS, INDICATOR_FLAGS
from cityledger.inspect.surroundings import surroundings_of
from tests.inspect.examples import BLOCKS, COMMITMENT, DOCUMENT, INDICATOR

PARENT = replace(COMMITMENT, commitment_id="parent")


def around(published_on="2020-03", blocks=BLOCKS, commitments=(COMMITMENT, PARENT)):
    return surroundings_of([replace(DOCUMENT, published_on=published_on)], blocks, [INDICATOR], commitments)


@pytest.mark.parametrize(
    ("name", "change", "published_on", "holds"),
    [
        ("target_not_before_document", {"period_end": "2020-03-01"}, "2020-03", True),
        ("target_not_before_document", {"period_end": "2020-12-31"}, "2020", True),
        ("target_not_before_document", {"period_end": "2019-12-31"}, "2020", False),
        ("target_not_before_document", {"period_end": "2019-12-31"}, None, None),
        ("target_not_before_document", {"kind": "projection", "period_end": "2019-12-31"}, "2020", None),
        ("actual_not_after_document", {"kind": "actual", "period_start": "2020-01-01"}, "2020-03", True),
        ("actual_not_after_document", {"kind": "actual", "period_start": "2020-04-01"}, "2020-03", False),
        ("actual_not_after_document", {"kind": "actual", "period_start": None}, "2020", None),
        ("period_ends_after_it_starts", {"period_start": None, "period_end": None}, None, None),
        ("period_ends_after_it_starts", {"period_end": None}, None, False),
        ("period_ends_after_it_starts", {"period": "2025/..", "period_end": None}, None, True),
        ("value_upper_not_below_value", {"value_upper": 300.0}, None, True),
        ("value_upper_not_below_value", {}, None, None),
        ("quote_holds_value", {"value_text": "300  trees"}, None, True),
        ("box_is_ordered", {"box": None}, None, None),
        ("box_is_ordered", {"box": (1.0, 2.0, 3.0)}, None, False),
        ("span_is_ordered", {"start": -1}, None, False),
    ],
)
def test_of_an_indicator(name, change, published_on, holds):
    assert INDICATOR_FLAGS[name](replace(INDICATOR, **change), around(published_on)) is holds


@pytest.mark.parametrize(
    ("name", "change", "holds"),
    [
        ("parent_is_known", {}, None),
        ("parent_is_known", {"parent_commitment_id": "parent"}, True),
        ("parents_do_not_loop", {}, None),
        ("parents_do_not_loop", {"parent_commitment_id": "parent"}, True),
        ("parents_do_not_loop", {"parent_commitment_id": "nobody"}, True),
        ("targets_are_known", {"targets": ()}, None),
        ("targets_are_known", {}, True),
    ],
)
def test_of_a_commitment(name, change, holds):
    assert COMMITMENT_FLAGS[name](replace(COMMITMENT, **change), around()) is holds


def test_a_loop_over_two_parents_is_seen_and_a_branch_below_it_too():
    first = replace(COMMITMENT, commitment_id="a", parent_commitment_id="b")
    second = replace(COMMITMENT, commitment_id="b", parent_commitment_id="a")
    below = replace(COMMITMENT, commitment_id="c", parent_commitment_id="a")
    known = around(commitments=(first, second, below))
    assert [COMMITMENT_FLAGS["parents_do_not_loop"](row, known) for row in (first, second, below)] == [False] * 3


def test_rows_of_another_document_are_not_known():
    stranger = replace(PARENT, document_id="fedcba9876543210")
    row = replace(COMMITMENT, parent_commitment_id="parent", document_id="0123456789abcdef")
    assert COMMITMENT_FLAGS["parent_is_known"](row, around(commitments=(row, stranger))) is False


def test_without_blocks_a_quote_is_not_looked_up():
    assert INDICATOR_FLAGS["quote_is_in_document"](INDICATOR, around(blocks=())) is None
    assert INDICATOR_FLAGS["span_holds_quote"](INDICATOR, around(blocks=())) is None


def test_a_row_of_a_document_set_aside_has_no_known_document():
    unsound = surroundings_of([DOCUMENT], BLOCKS, [INDICATOR], [COMMITMENT], unsound=[DOCUMENT.document_id])
    assert INDICATOR_FLAGS["document_is_known"](INDICATOR, unsound) is False
