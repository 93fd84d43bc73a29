"""What was collected before."""

import io

import pytest

from cityledger.collect.found import Found
from cityledger.collect.ledger import Ledger
from cityledger.records import Processing, Sighting
from cityledger.store import Store

SEEN = "2020-11-05T12:00:00.000000+00:00"


def sighting(document_id: str, seen_at: str = SEEN, modified: str | None = "2020-11-05T11:00:00+00:00") -> Sighting:
    return Sighting(
        uri="file:///a.txt",
        document_id=document_id,
        file_name="a.txt",
        source="city",
        seen_at=seen_at,
        byte_size=7,
        modified=modified,
    )


def found(size: int | None = 7, modified: str | None = "2020-11-05T11:00:00+00:00") -> Found:
    return Found("file:///a.txt", "a.txt", io.BytesIO, size, modified)


def test_the_newest_sighting_counts_whatever_its_batch_is_called(store: Store) -> None:
    store.write("collect", Sighting, "b", [sighting("old", "2020-11-05T12:00:00.000000+00:00")])
    store.write("collect", Sighting, "a", [sighting("new", "2020-11-06T12:00:00.000000+00:00")])
    ledger = Ledger(store)
    assert ledger.newest["file:///a.txt"].document_id == "new"
    assert ledger.documents == {"old", "new"}


@pytest.mark.parametrize(
    ("there", "unchanged"),
    [
        (found(), True),
        (found(size=None), True),
        (found(size=8), False),
        (found(modified="2020-11-05T11:00:01+00:00"), False),
        (found(modified=None), False),
    ],
)
def test_size_and_version_tell_whether_a_place_is_unchanged(store: Store, there: Found, unchanged: bool) -> None:
    store.write("collect", Sighting, "a", [sighting("x")])
    assert Ledger(store).is_unchanged(there) is unchanged


@pytest.mark.parametrize(
    ("modified", "unchanged"),
    [
        ("2020-11-05T11:59:59.000000+00:00", False),
        ("2020-11-05T11:59:57.000000+00:00", True),
        ("2020-11-05T12:30:00.000000+00:00", False),
        ('"an-etag"', True),
        ("1980-01-01T00:00:00 crc32 0badcafe", True),
        ("2020-11-05T11:59:59", True),
    ],
)
def test_a_time_close_to_the_sighting_is_not_trusted(store: Store, modified: str, unchanged: bool) -> None:
    store.write("collect", Sighting, "a", [sighting("x", modified=modified)])
    assert Ledger(store).is_unchanged(found(modified=modified)) is unchanged


def test_only_failures_count_as_refused(store: Store) -> None:
    reports = [
        Processing(
            document_id=outcome, stage="collect", outcome=outcome, batch_id="a", started_at=SEEN, seconds=0, reason="r"
        )
        for outcome in ("ok", "failed")
    ]
    store.write("collect", Processing, "a", reports)
    assert Ledger(store).refused == {("failed", "r")}
