"""What a run came to, from the records in the store."""

from cityledger.batches import make_batch_id
from cityledger.records import CanonicalIndicator, Document, Finding, Processing, Run, Sighting
from cityledger.settings import Settings
from cityledger.store import Store
from cityledger.terminal.summary import summarize

EARLY, LATE = "2020-11-05T12:00:00.000000+00:00", "2020-11-06T12:00:00.000000+00:00"


def report(document_id: str, stage: str, outcome: str = "ok", reason: str | None = None) -> Processing:
    return Processing(
        document_id=document_id,
        stage=stage,
        outcome=outcome,
        batch_id="b",
        started_at=EARLY,
        seconds=0.1,
        file_name=f"{document_id}.txt",
        reason=reason,
    )


def keep_batch(settings: Settings, moment: str, told: list[Processing]) -> str:
    batch_id = make_batch_id(moment, *(item.document_id for item in told))
    store = Store(settings.data)
    for stage in ("collect", "convert", "extract", "harmonize"):
        store.write(stage, Processing, batch_id, [item for item in told if item.stage == stage])
    store.write("collect", Sighting, batch_id, [])
    return batch_id


def keep_run(settings: Settings, moment: str, batches: tuple[str, ...], release_id: str | None = None) -> Run:
    run = Run(
        run_id=f"run-{moment}",
        started_at=moment,
        ended_at=moment,
        trigger="test",
        outcome="ok",
        pipeline_version="1",
        extractor_version="1",
        documents=1,
        batches=batches,
        release_id=release_id,
    )
    Store(settings.data).write("publish", Run, make_batch_id(moment, run.run_id), [run])
    return run


def test_an_empty_store_is_idle_and_has_no_release(settings: Settings) -> None:
    summary = summarize(settings)
    assert summary.is_idle
    assert (summary.run, summary.release, summary.totals) == (None, None, {})


def test_a_document_is_as_its_worst_stage(settings: Settings) -> None:
    told = [
        report("a", "collect"),
        report("a", "convert", "partial", "a.txt, page 2: left out"),
        report("a", "extract"),
        report("b", "collect", "failed", "b.txt: it is empty"),
        report("c", "collect", reason="c.txt: the name ends in .txt, but ..."),
        report("c", "convert"),
    ]
    keep_run(settings, EARLY, (keep_batch(settings, EARLY, told),))
    summary = summarize(settings)
    assert [(item.file_name, item.outcome, item.reasons) for item in summary.documents] == [
        ("a.txt", "partial", ("a.txt, page 2: left out",)),
        ("b.txt", "failed", ("b.txt: it is empty",)),
        ("c.txt", "ok", ()),
    ]
    assert summary.outcomes() == {"ok": 1, "partial": 1, "failed": 1}


def test_only_what_happened_since_counts(settings: Settings) -> None:
    keep_run(settings, EARLY, (keep_batch(settings, EARLY, [report("a", "collect")]),))
    assert summarize(settings, LATE).is_idle
    assert not summarize(settings, EARLY).is_idle
    assert not summarize(settings).is_idle


def test_a_run_that_found_nothing_is_idle(settings: Settings) -> None:
    keep_run(settings, EARLY, (keep_batch(settings, EARLY, [report("a", "collect")]),))
    keep_run(settings, LATE, ())
    assert summarize(settings, LATE).is_idle
    assert summarize(settings).is_idle


def test_what_a_crash_left_and_a_later_run_released_is_in_its_summary(settings: Settings) -> None:
    left = keep_batch(settings, EARLY, [report("a", "collect")])
    run = keep_run(settings, LATE, (left,))
    summary = summarize(settings, LATE)
    assert (summary.run, summary.left_out) == (run, ())
    assert [item.file_name for item in summary.documents] == ["a.txt"]


def test_a_batch_that_was_collected_and_not_released_is_told(settings: Settings) -> None:
    stopped = keep_batch(settings, LATE, [report("a", "collect")])
    keep_run(settings, LATE, ())
    summary = summarize(settings, LATE)
    assert summary.left_out == (stopped,)
    assert not summary.is_idle


def test_findings_of_the_batches_and_of_the_release_are_gathered(settings: Settings) -> None:
    batch_id = keep_batch(settings, EARLY, [report("a", "collect")])
    keep_run(settings, EARLY, (batch_id,), "r1")
    store = Store(settings.data)
    for name in (batch_id, "r1", "another"):
        finding = Finding(
            finding_id=name, stage="inspect", table="t", expectation="e", severity="warning", reason=f"in {name}"
        )
        store.write("inspect", Finding, name, [finding])
    assert [item.reason for item in summarize(settings).findings] == [f"in {batch_id}", "in r1"]


def test_names_come_from_what_was_read(settings: Settings) -> None:
    batch_id = keep_batch(settings, EARLY, [report("a", "collect")])
    keep_run(settings, EARLY, (batch_id,))
    document = Document(
        document_id="a",
        sha256="a",
        file_name="Plan.pdf",
        media_type="application/pdf",
        byte_size=1,
        source="s",
        collected_at=EARLY,
    )
    Store(settings.data).write("convert", Document, batch_id, [document])
    assert summarize(settings).file_names == {"a": "Plan.pdf"}
    assert summarize(settings).indicators == ()
    assert Store(settings.data).batches("inspect", CanonicalIndicator) == []


def test_the_release_is_named_by_its_own_folder_with_its_rows(released: Settings) -> None:
    summary = summarize(released)
    assert summary.release == released.data / "publish" / "releases" / "r1"
    assert summary.totals == {"indicators": 10, "commitments": 11, "documents": 9}


def test_a_release_that_cannot_be_opened_is_named_without_rows(released: Settings) -> None:
    released.current_warehouse.write_bytes(b"no database")
    summary = summarize(released)
    assert (summary.release, summary.totals) == (released.data / "publish" / "releases" / "r1", {})
