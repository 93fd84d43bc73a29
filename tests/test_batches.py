"""Batch ids sort by time, and a collection's parts all find a batch."""

from cityledger.batches import by_document, chunks, make_batch_id, read_processing, write_collected
from cityledger.records import Document, Processing, Sighting
from cityledger.store import Store


def a_document(name):
    return Document(
        document_id=name, sha256=name * 4, file_name=f"{name}.txt", media_type="text/plain", byte_size=1,
        source="test", collected_at="2026-01-01T00:00:00+00:00",
    )  # fmt: skip


def a_report(name, stage="collect", outcome="failed"):
    return Processing(
        document_id=name, stage=stage, outcome=outcome, batch_id="", started_at="2026-01-01", seconds=0.1, reason="why"
    )


def test_ids_sort_by_the_time_at_which_they_were_made():
    early = make_batch_id("2026-01-02T03:04:05.000001+00:00", "z")
    late = make_batch_id("2026-01-02T03:04:05.000002+00:00", "a")
    assert early < late


def test_ids_differ_by_content_and_repeat_for_the_same():
    moment = "2026-01-02T03:04:05.000001+00:00"
    assert make_batch_id(moment, "a") == make_batch_id(moment, "a") != make_batch_id(moment, "b")


def test_chunks_keep_order_and_lose_nothing():
    assert [list(chunk) for chunk in chunks(range(5), 2)] == [[0, 1], [2, 3], [4]]


def test_rows_are_grouped_by_document():
    grouped = by_document([a_report("a"), a_report("b"), a_report("a", stage="convert")])
    assert {key: len(rows) for key, rows in grouped.items()} == {"a": 2, "b": 1}


def test_a_collected_batch_is_whole_when_its_sightings_are_there(settings):
    store = Store(settings.data)
    seen = Sighting(
        uri="file:///a.txt", document_id="a", file_name="a.txt", source="test", seen_at="2026-01-01", byte_size=1
    )
    batch_id = write_collected(store, "2026-01-01T00:00:00", [a_document("a")], [seen], [a_report("b")])
    assert store.batches("collect", Sighting) == [batch_id]
    assert store.read("collect", Document, batch_id) == [a_document("a")]
    (report,) = read_processing(batch_id, settings)
    assert (report.batch_id, report.reason) == (batch_id, "why")
