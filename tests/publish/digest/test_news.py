"""What a digest tells of: the new, the due, the overdue, the changed, and nothing twice."""

from datetime import UTC, date, datetime, timedelta

import duckdb
import pytest

from cityledger.publish.digest.news import Told, next_year, read_news
from cityledger.warehouse import connect_read_only
from tests.load.making import make_document, make_indicator
from tests.publish.digest.conftest import TARGET, publish_batch

TODAY = date(2026, 6, 1)


def _news(settings, told=None, place=None, today=TODAY):
    with connect_read_only(settings.current_warehouse) as connection:
        return read_news(connection, settings.sql / "publish" / "digest", told or Told(), today, place)


def test_the_first_digest_tells_of_everything(settings, first):
    news = _news(settings)
    assert [(row.document_id, row.commitments, row.indicators) for row in news.documents] == [("d1", 3, 1)]
    assert {(row.place, row.strength): row.commitments for row in news.by_place} == {
        ("Porto", "firm"): 1, ("Porto", "intended"): 1, ("Porto", "request"): 1,
    }  # fmt: skip
    assert [(row.theme, row.place, row.commitments) for row in news.by_theme] == [
        ("Sustainable cities and communities", "Porto", 1)
    ]
    assert [(row.severity, row.findings, row.documents) for row in news.findings] == [("warning", 1, 1)]
    assert [(row.what, row.strength) for row in news.commitments] == [
        ("open | a depot", "firm"), ("build a tram line", "intended"), ("plant a forest", "request"),
    ]  # fmt: skip
    assert news.places == ("Porto",)


def test_due_is_the_next_year_and_overdue_what_was_before(settings, first):
    news = _news(settings)
    assert [(row.kind, row.what) for row in news.due] == [("commitment", "build a tram line")]
    assert [(row.what, row.due_by) for row in news.overdue] == [("open | a depot", date(2025, 12, 31))]
    assert [row.what for row in _news(settings, today=date(2027, 2, 1)).due] == ["trees: 4,000"]


def test_the_last_day_is_due_and_not_yet_overdue(settings, first):
    last = _news(settings, today=date(2025, 12, 31))
    assert "open | a depot" in [row.what for row in last.due]
    assert last.overdue == ()


def test_the_next_digest_tells_of_new_documents_and_changed_targets_alone(settings, second):
    news = _news(settings, Told(datetime(2026, 3, 15, tzinfo=UTC), ("d1",)))
    assert [row.document_id for row in news.documents] == ["d2"]
    assert news.by_place == ()
    assert news.findings == ()
    assert [(row.place, row.value_before, row.value_now, row.period, row.page) for row in news.changed] == [
        ("Porto", 4000.0, 3000.0, "2027", 1)
    ]


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/New_York"])
def test_findings_are_new_by_the_clock_of_the_release_wherever_the_machine_stands(settings, first, zone):
    found = datetime(2026, 3, 1, 8, tzinfo=UTC)
    sql = settings.sql / "publish" / "digest"
    with duckdb.connect(str(settings.current_warehouse), read_only=True) as connection:
        connection.execute(f"set timezone = '{zone}'")
        before = read_news(connection, sql, Told(found - timedelta(hours=1), ("d1",)), TODAY)
        after = read_news(connection, sql, Told(found + timedelta(hours=1), ("d1",)), TODAY)
    assert (len(before.findings), len(after.findings)) == (1, 0)


def test_findings_of_a_document_found_before_a_digest_and_released_after_it_are_told(settings, first):
    later = datetime(2026, 3, 15, tzinfo=UTC)
    assert [row.findings for row in _news(settings, Told(later, ("another",))).findings] == [1]
    assert _news(settings, Told(later, ("d1",))).findings == ()


def test_an_older_document_that_comes_late_changes_no_target(settings, second):
    assert _news(settings, Told(None, ("d2",))).changed == ()


def test_another_place_has_other_news(settings, second):
    elsewhere = _news(settings, place="Braga")
    assert not (elsewhere.documents or elsewhere.due or elsewhere.overdue or elsewhere.changed or elsewhere.findings)
    assert _news(settings, place="Porto").due == _news(settings).due


def test_a_target_that_was_met_is_not_overdue(settings):
    due = {**TARGET, "period": "2025", "period_start": "2025-01-01", "period_end": "2025-12-31", "comparator": ">="}
    document = make_document("d1", place="Porto", published_on="2024-03-01")
    publish_batch(settings, 1, document, [make_indicator("d1", 1, **due)])
    assert [row.what for row in _news(settings).overdue] == ["trees: >= 12"]
    actual = {**due, "kind": "actual", "comparator": "=", "value": 13.0, "standard_value": 13.0}
    later = make_document("d2", place="Porto", published_on="2026-03-01")
    publish_batch(settings, 2, later, [make_indicator("d2", 1, **actual)])
    assert _news(settings).overdue == ()


def test_a_year_after_a_leap_day():
    assert next_year(date(2028, 2, 29)) == date(2029, 2, 28)
    assert next_year(date(2026, 6, 1)) == date(2027, 6, 1)
