"""What did not hold, what only most rows must meet, and what could not be checked are told apart."""

import logging

import pandas
import pytest

from cityledger.inspect.suites import Rule, Suite
from cityledger.inspect.validation import validate


def suite(*expectations):
    rules = tuple(Rule(name, "warning", "Because.", "Mend it.", ()) for name, _type, _kwargs in expectations)
    content = [
        {"type": kind, "kwargs": kwargs, "meta": {"name": name, "severity": "warning"}}
        for name, kind, kwargs in expectations
    ]
    return Suite("x", ("k",), rules, {"name": "x", "expectations": content}, 1.0, 1)


BETWEEN = "expect_column_values_to_be_between"
ZERO_TO_ONE = {"column": "v", "min_value": 0, "max_value": 1}


def test_all_rows_that_fail_are_told_by_their_positions():
    frame = pandas.DataFrame({"v": [0.5] * 100 + [2.0] * 150})
    (miss,) = validate(frame, suite(("range", BETWEEN, ZERO_TO_ONE)))
    assert miss.rows == tuple(range(100, 250))
    assert miss.error is None and miss.severity == "warning"


def test_an_expectation_with_mostly_is_told_of_the_table():
    frame = pandas.DataFrame({"v": [0.5, 2.0, 2.0, None]})
    (miss,) = validate(frame, suite(("range", BETWEEN, {**ZERO_TO_ONE, "mostly": 0.5})))
    assert miss.is_of_table
    assert miss.observed == "2 of 3 rows do not hold"
    assert validate(frame, suite(("range", BETWEEN, {**ZERO_TO_ONE, "mostly": 0.3}))) == ()


def test_a_check_on_the_whole_table_tells_what_it_saw():
    frame = pandas.DataFrame({"v": [1, 2]})
    misses = validate(
        frame,
        suite(
            ("rows", "expect_table_row_count_to_be_between", {"min_value": 3}),
            ("columns", "expect_table_columns_to_match_set", {"column_set": ["v", "w"], "exact_match": False}),
        ),
    )
    assert [(miss.rule.name, miss.observed) for miss in misses] == [("rows", "2"), ("columns", "missing: w")]


@pytest.mark.parametrize(
    ("frame", "told"),
    [
        (pandas.DataFrame({"w": [1]}), 'The column "v" in BatchData does not exist'),
        (pandas.DataFrame({"v": ["a", 1]}, dtype="object"), "must either be None or of the same type"),
    ],
)
def test_a_check_that_raises_is_an_error_and_critical_and_never_a_pass(frame, told):
    (miss,) = validate(frame, suite(("range", BETWEEN, ZERO_TO_ONE)))
    assert told in miss.error
    assert miss.is_of_table and miss.severity == "critical"


def test_the_order_is_the_suites(tmp_path):
    frame = pandas.DataFrame({"v": [5], "a": [None]})
    names = ("range", "rows", "given")
    types = (
        (BETWEEN, ZERO_TO_ONE),
        ("expect_table_row_count_to_be_between", {"min_value": 3}),
        ("expect_column_values_to_not_be_null", {"column": "a"}),
    )
    misses = validate(frame, suite(*((name, kind, kwargs) for name, (kind, kwargs) in zip(names, types, strict=True))))
    assert tuple(miss.rule.name for miss in misses) == names


def test_nothing_is_printed_or_logged(capfd, caplog):
    with caplog.at_level(logging.INFO):
        validate(pandas.DataFrame({"v": [0.5]}), suite(("range", BETWEEN, ZERO_TO_ONE)))
    assert capfd.readouterr() == ("", "")
    assert [record for record in caplog.records if record.name.startswith("great_expectations")] == []
