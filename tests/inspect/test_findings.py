"""What a finding says of a row, of a table and of a check that could not run."""

import json
from dataclasses import replace

import pandas

from cityledger.inspect.findings import LONGEST_OBSERVED, findings_of_miss, place_now, row_json
from cityledger.inspect.suites import Rule, Suite
from cityledger.inspect.validation import Miss
from tests.inspect.examples import INDICATOR

RULE = Rule("upper_above_lower", "warning", "Because.", "Mend it.", ("value", "value_upper"))
SUITE = Suite("indicator", ("indicator_id",), (RULE,), {}, 1.0, 1)
PLACE = place_now("batch-1", {"d1": "plan.pdf"})
FRAME = pandas.DataFrame(
    {
        "indicator_id": ["a", "b"],
        "document_id": ["d1", None],
        "page": [3.0, None],
        "value": [5.0, 6.0],
        "value_upper": [4.0, None],
        "quote": ["x", "y"],
    }
)


def test_a_row_that_failed_is_named_with_what_was_observed():
    first, second = findings_of_miss(Miss(RULE, rows=(0, 1)), SUITE, FRAME, PLACE)
    assert (first.stage, first.table, first.expectation) == ("inspect", "indicator", "upper_above_lower")
    assert (first.document_id, first.file_name, first.page, first.row_key) == ("d1", "plan.pdf", 3, "a")
    assert (first.observed, first.column) == ("value=5.0, value_upper=4.0", "value, value_upper")
    assert (first.severity, first.outcome, first.reason, first.remedy) == ("warning", "failed", "Because.", "Mend it.")
    assert (second.document_id, second.file_name, second.page) == (None, None, None)
    assert second.observed == "value=6.0, value_upper=None"
    assert first.finding_id != second.finding_id


def test_the_same_rows_have_the_same_ids_again_and_others_in_another_batch():
    miss = Miss(RULE, rows=(0,))
    ids = {findings_of_miss(miss, SUITE, FRAME, place)[0].finding_id for place in (PLACE, place_now("batch-1", {}))}
    assert len(ids) == 1
    assert findings_of_miss(miss, SUITE, FRAME, place_now("batch-2", {}))[0].finding_id not in ids


def test_two_rows_with_one_key_are_two_findings():
    twice = FRAME.assign(indicator_id="same")
    assert len({item.finding_id for item in findings_of_miss(Miss(RULE, rows=(0, 1)), SUITE, twice, PLACE)}) == 2


def test_a_table_that_failed_is_one_finding():
    (finding,) = findings_of_miss(Miss(RULE, observed="3 of 4 rows do not hold"), SUITE, FRAME, PLACE)
    assert (finding.row_key, finding.observed, finding.outcome) == (None, "3 of 4 rows do not hold", "failed")


def test_what_could_not_be_checked_is_critical_whatever_its_severity():
    (finding,) = findings_of_miss(Miss(RULE, error="no such column"), SUITE, FRAME, PLACE)
    assert (finding.severity, finding.outcome) == ("critical", "errored")
    assert finding.reason == "upper_above_lower could not be checked on indicator: no such column"


def test_what_was_observed_is_cut_to_a_readable_length():
    frame = FRAME.assign(value="long " * 1000)
    (finding,) = findings_of_miss(Miss(RULE, rows=(0,)), SUITE, frame, PLACE)
    assert len(finding.observed) == LONGEST_OBSERVED and finding.observed.endswith("…")


def test_a_row_is_kept_whole_as_json_that_any_reader_takes():
    told = json.loads(row_json(replace(INDICATOR, value=float("nan"), quote="植树 300 棵")))
    assert told["value"] == "nan" and told["quote"] == "植树 300 棵"
    assert told["box"] == [10.0, 20.0, 30.0, 40.0] and told["value_upper"] is None
