"""Every suite in expectations/: what it says of itself, what it looks at, and that each expectation can fail."""

import json
import re
from dataclasses import replace

import pytest

from cityledger.inspect.flags import COMMITMENT_FLAGS, DOCUMENT_FLAGS, INDICATOR_FLAGS, INTEREST_FLAGS
from cityledger.inspect.frames import frame_records
from cityledger.inspect.star import read_query
from cityledger.inspect.suites import read_suite, read_suites
from cityledger.inspect.surroundings import surroundings_of
from cityledger.inspect.validation import validate
from cityledger.settings import PROJECT
from tests.inspect.bad_records import LANDING, RECORDS, WITHOUT_COLUMN
from tests.inspect.bad_star import STAR
from tests.inspect.examples import BLOCKS, COMMITMENT, DOCUMENT, INDICATOR, star_schema

EXPECTATIONS = PROJECT / "expectations"
FILES = sorted(EXPECTATIONS.glob("*/*.json"))
FLAGS = {
    "document": DOCUMENT_FLAGS,
    "indicator": INDICATOR_FLAGS,
    "commitment": COMMITMENT_FLAGS,
    "declared_interest": INTEREST_FLAGS,
}
FIELDS = {"type", "kwargs", "meta"}
KEYS = """
select column_name, data_type from information_schema.columns
where table_schema = 'star' and table_name = ? and ends_with(column_name, '_key')
"""
META = {"name", "severity", "reason", "remedy"}


def only(suite, name):
    """A suite of one of its expectations."""
    chosen = [item for item in suite.content["expectations"] if item["meta"]["name"] == name]
    return replace(suite, content={**suite.content, "expectations": chosen})


def landing_frame(table, rows):
    record, _good = RECORDS[table]
    commitments = [row for row in rows if table == "commitment"] or [COMMITMENT]
    around = surroundings_of([DOCUMENT], BLOCKS, [INDICATOR], commitments)
    (key,) = read_suite(EXPECTATIONS / "landing" / f"{table}.json").key
    return frame_records(record, rows, key, FLAGS[table], around).frame


@pytest.fixture(scope="module")
def star():
    with star_schema() as connection:
        yield connection


def star_frame(connection, table, statement=None):
    """The table as its suite sees it, after a statement that is undone."""
    connection.execute("begin")
    try:
        if statement:
            connection.execute(statement)
        return read_query(connection, PROJECT / "sql" / "inspect" / f"{table}.sql")
    finally:
        connection.execute("rollback")


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_suite_is_plain_json_that_great_expectations_takes(path):
    import great_expectations

    content = json.loads(path.read_text())
    suite = great_expectations.ExpectationSuite(**content)
    assert len(suite.expectations) == len(content["expectations"]) > 0
    assert content["name"] == f"{path.parent.name}.{path.stem}"
    assert content["meta"]["reason"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_expectation_says_its_severity_reason_and_remedy(path):
    for expectation in json.loads(path.read_text())["expectations"]:
        meta = expectation["meta"]
        assert set(expectation) == FIELDS
        assert set(meta) - {"columns"} == META, meta
        assert meta["severity"] in ("critical", "warning", "info")
        assert meta["reason"].endswith(".") and meta["remedy"].endswith("."), meta
        assert re.compile(expectation["kwargs"].get("regex", "")).groups == 0, "use (?:...): pandas warns of groups"
    names = [rule.name for rule in read_suite(path).rules]
    assert len(names) == len(set(names))


def test_every_table_of_the_star_schema_has_a_suite_and_its_query():
    tables = {path.stem for path in (PROJECT / "sql" / "star").glob("*.sql")}
    assert tables == {path.stem for path in (EXPECTATIONS / "star").glob("*.json")}
    assert tables == {path.stem for path in (PROJECT / "sql" / "inspect").glob("*.sql")}


@pytest.mark.parametrize("table", sorted(STAR))
def test_every_key_of_the_star_schema_is_checked_for_orphans(table, star):
    suite = read_suite(EXPECTATIONS / "star" / f"{table}.json")
    looked_at = {column for rule in suite.rules for column in rule.columns}
    keys = {name for name, kind in star.execute(KEYS, [table]).fetchall() if kind == "INTEGER"}
    assert keys <= looked_at
    shown = set(star_frame(star, table).columns)
    assert looked_at & keys <= shown


def test_every_landing_suite_has_the_stem_of_its_sql_file():
    tables = {path.stem for path in (PROJECT / "sql" / "landing").glob("*.sql")}
    assert {path.stem for path in (EXPECTATIONS / "landing").glob("*.json")} <= tables


@pytest.mark.parametrize("table", sorted(FLAGS))
def test_every_flag_has_the_expectation_that_looks_at_it(table):
    suite = read_suite(EXPECTATIONS / "landing" / f"{table}.json")
    looked_at = {
        item["meta"]["name"]: item["kwargs"]["column"]
        for item in suite.content["expectations"]
        if item["kwargs"].get("column") in {*FLAGS[table], "key_is_first"}
    }
    assert set(looked_at) == {*FLAGS[table], "key_is_first"}
    assert all(name == column for name, column in looked_at.items())


def test_a_failing_row_is_kept_for_every_expectation():
    for folder, cases in (("landing", LANDING), ("star", STAR)):
        expected = {suite.table: {rule.name for rule in suite.rules} for suite in read_suites(EXPECTATIONS / folder)}
        assert expected == {table: set(names) for table, names in cases.items()}


@pytest.mark.parametrize("table", sorted(LANDING))
def test_a_good_record_meets_its_suite(table):
    _record, good = RECORDS[table]
    assert validate(landing_frame(table, [good]), read_suite(EXPECTATIONS / "landing" / f"{table}.json")) == ()


@pytest.mark.parametrize(("table", "name"), [(table, name) for table, names in LANDING.items() for name in names])
def test_a_bad_record_fails_its_expectation(table, name):
    _record, good = RECORDS[table]
    change = LANDING[table][name]
    suite = only(read_suite(EXPECTATIONS / "landing" / f"{table}.json"), name)
    if change == WITHOUT_COLUMN:
        (miss,) = validate(landing_frame(table, [good]).iloc[:, 1:], suite)
        assert miss.is_of_table
    else:
        (miss,) = validate(landing_frame(table, [good, replace(good, **change)]), suite)
        assert miss.rows == (1,)
    assert (miss.rule.name, miss.error) == (name, None)


@pytest.mark.parametrize("table", sorted(STAR))
def test_a_good_star_table_meets_its_suite(table, star):
    assert validate(star_frame(star, table), read_suite(EXPECTATIONS / "star" / f"{table}.json")) == ()


@pytest.mark.parametrize(("table", "name"), [(table, name) for table, names in STAR.items() for name in names])
def test_a_bad_star_table_fails_its_expectation(table, name, star):
    statement = STAR[table][name]
    suite = only(read_suite(EXPECTATIONS / "star" / f"{table}.json"), name)
    whole = statement != WITHOUT_COLUMN
    frame = star_frame(star, table, statement if whole else None)
    (miss,) = validate(frame if whole else frame.iloc[:, 1:], suite)
    assert (miss.rule.name, miss.error) == (name, None)
