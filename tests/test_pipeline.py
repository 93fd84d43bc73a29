"""The stages in order, on real documents: a release, nothing new, set aside, replaced, resumed, refused."""

import json
import shutil
from dataclasses import replace

import duckdb
import pytest

from cityledger import extract, pipeline
from cityledger.records import CanonicalIndicator, Finding, Processing, Run
from cityledger.releasing import reading_outcome
from cityledger.settings import PROJECT
from cityledger.store import Store

PLAN = """Mapleford Climate Plan 2024

1 Where we stand

The City of Mapleford emitted 1.2 million tonnes of CO2e in 2022. Public transport carried 48% of all trips.

2 What we will do

By 2030 the City of Mapleford will plant 20,000 trees and open three new tram lines.
"""


@pytest.fixture
def inbox(tmp_path):
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "plan.txt").write_text(PLAN)
    return folder


def run(folder, settings):
    return pipeline.run([pipeline.source_of_path(folder)], settings)


def ask(settings, sql):
    with duckdb.connect(str(settings.current_warehouse), read_only=True) as warehouse:
        return warehouse.sql(sql).fetchall()


def test_a_document_becomes_rows_with_quotes(inbox, settings):
    ended = run(inbox, settings)
    assert (ended.outcome, ended.documents) == ("ok", 1)
    values = {value for (value,) in ask(settings, "select value from analytics.indicators")}
    assert {1_200_000, 48, 20_000} <= values
    actions = [action for (action,) in ask(settings, "select action from analytics.commitments")]
    assert any("plant 20,000 trees" in action for action in actions)
    for quote, start, end in ask(settings, "select quote, char_start, char_end from analytics.indicators"):
        assert quote
        assert 0 <= start < end


def test_a_second_run_loads_nothing(inbox, settings):
    first = run(inbox, settings)
    second = run(inbox, settings)
    assert second.batches == ()
    assert "nothing new" in second.reason
    assert settings.current_release.resolve().name == first.release_id


def test_what_cannot_be_read_is_set_aside_and_the_rest_is_loaded(inbox, settings):
    (inbox / "empty.pdf").touch()
    (inbox / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing that a reader could use")
    ended = run(inbox, settings)
    assert (ended.outcome, ended.documents) == ("partial", 3)
    assert "empty.pdf" in ended.reason
    assert "broken.pdf" in ended.reason
    assert len(ask(settings, "select * from analytics.indicators")) >= 3


def test_a_run_in_which_nothing_could_be_read_has_failed(tmp_path, settings):
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "empty.pdf").touch()
    assert run(tmp_path / "inbox", settings).outcome == "failed"


def test_a_refused_file_is_told_once(inbox, settings):
    (inbox / "empty.pdf").touch()
    run(inbox, settings)
    assert run(inbox, settings).batches == ()


def test_a_changed_file_supersedes_the_old_version(inbox, settings):
    run(inbox, settings)
    (inbox / "plan.txt").write_text(PLAN.replace("20,000 trees", "25,000 trees"))
    run(inbox, settings)
    values = {value for (value,) in ask(settings, "select value from analytics.indicators")}
    assert 25_000 in values
    assert 20_000 not in values
    assert len(ask(settings, "select * from star.dim_document where document_key > 0")) == 2


def test_the_same_bytes_in_two_places_are_one_document(inbox, settings):
    shutil.copy(inbox / "plan.txt", inbox / "copy.txt")
    run(inbox, settings)
    assert ask(settings, "select count(*) from analytics.documents") == [(1,)]


def test_a_batch_that_a_crash_left_behind_is_read_by_the_next_run(inbox, settings):
    (batch_id,) = pipeline.collect_sources([pipeline.source_of_path(inbox)], settings)
    pipeline.convert_batch(batch_id, settings)  # and here the machine went down
    ended = run(inbox, settings)
    assert ended.batches == (batch_id,)


def test_reading_again_replaces_the_rows(inbox, settings):
    run(inbox, settings)
    before = ask(settings, "select indicator, value, quote from analytics.indicators order by all")
    pipeline.read_batches(pipeline.collect_again(settings), settings)
    ended = pipeline.release_batches("again", "test", settings)
    assert ended.release_id
    assert ask(settings, "select indicator, value, quote from analytics.indicators order by all") == before


def test_nothing_is_read_again_while_the_version_is_the_same(inbox, settings):
    run(inbox, settings)
    assert pipeline.collect_again(settings, even_if_same_version=False) == ()


def test_a_candidate_that_fails_a_critical_check_never_becomes_current(inbox, settings):
    first = run(inbox, settings)
    (inbox / "other.txt").write_text(PLAN.replace("Mapleford", "Ashby"))
    pipeline.collect_new(str(inbox), settings)
    pipeline.read_batches(pipeline.batches_to_read(settings), settings)
    release_id = pipeline.load_release("broken", "test", pipeline.inspect_new(settings), settings)
    candidate = settings.data / "load" / release_id / "warehouse.duckdb"
    with duckdb.connect(str(candidate)) as warehouse:  # what a fault in the load would leave behind
        warehouse.execute("update star.fact_indicator set place_key = 99999")
    with pytest.raises(pipeline.ReleaseRefusedError, match="is not published"):
        pipeline.inspect_release(release_id, settings)
    assert settings.current_release.resolve().name == first.release_id
    assert list((settings.data / "inspect" / "reports").glob("*.html"))


def test_the_runs_are_kept(inbox, settings):
    run(inbox, settings)
    run(inbox, settings)
    kept = list(Store(settings.data).read_all("publish", Run))
    assert [bool(item.release_id) for item in kept] == [True, False]


def test_a_row_that_fails_a_critical_check_is_set_aside_with_its_reason(inbox, settings):
    pipeline.collect_new(str(inbox), settings)
    (batch_id,) = pipeline.batches_to_read(settings)
    pipeline.read_batches([batch_id], settings)
    store = Store(settings.data)
    rows = store.read("harmonize", CanonicalIndicator, batch_id)
    store.write("harmonize", CanonicalIndicator, batch_id, [replace(rows[0], confidence=7.0), *rows[1:]])
    pipeline.inspect_new(settings)
    kept = store.read("inspect", CanonicalIndicator, batch_id)
    assert [row.indicator_id for row in kept] == [row.indicator_id for row in rows[1:]]
    assert any(
        finding.row_key == rows[0].indicator_id and finding.severity == "critical"
        for finding in store.read("inspect", Finding, batch_id)
    )


def test_a_batch_that_inspection_stops_is_not_loaded_and_the_run_has_failed(inbox, settings):
    (batch_id,) = pipeline.collect_new(str(inbox), settings)
    pipeline.read_batches([batch_id], settings)
    store = Store(settings.data)
    rows = store.read("harmonize", CanonicalIndicator, batch_id)
    broken = [replace(rows[0], indicator_id=f"row-{number}", confidence=7.0) for number in range(100)]
    store.write("harmonize", CanonicalIndicator, batch_id, broken)
    ended = pipeline.release_batches("stopped", "test", settings)
    assert (ended.outcome, ended.release_id) == ("failed", None)
    assert "the batch is not loaded" in ended.reason
    with pytest.raises(pipeline.BatchesStoppedError, match="the batch is not loaded"):
        pipeline.inspect_new(settings)


def test_an_error_that_nobody_foresaw_sets_one_document_aside(inbox, settings, monkeypatch):
    (inbox / "other.txt").write_text(PLAN.replace("Mapleford", "Ashby"))
    extract_document = extract.extract_document

    def extract_or_fail(document, blocks):
        if document.file_name == "other.txt":
            raise RecursionError("too deep")
        return extract_document(document, blocks)

    monkeypatch.setattr(extract, "extract_document", extract_or_fail)
    ended = run(inbox, settings)
    assert ended.outcome == "partial"
    assert "other.txt: extract stopped at RecursionError: too deep" in ended.reason
    assert ask(settings, "select distinct file_name from analytics.indicators") == [("plan.txt",)]


def test_a_batch_that_was_not_read_to_its_end_makes_the_outcome_partial(inbox, settings):
    (first,) = pipeline.collect_new(str(inbox), settings)
    pipeline.read_batches([first], settings)
    (inbox / "other.txt").write_text(PLAN.replace("Mapleford", "Ashby"))
    (second,) = pipeline.collect_new(str(inbox), settings)
    assert Store(settings.data).read("harmonize", Processing, second) == []
    assert reading_outcome([first, second], settings)[0] == "partial"


def test_the_samples_give_rows_of_both_kinds(sample_release):
    (ended,) = Store(sample_release.data).read_all("publish", Run)
    assert ended.outcome == "ok", ended.reason
    assert ask(sample_release, "select count(*) from analytics.indicators")[0][0] > 20
    assert ask(sample_release, "select count(*) from analytics.commitments")[0][0] > 20


def test_the_options_of_the_samples_are_those_that_are_labelled(sample_release):
    labelled = set()
    for path in (PROJECT / "samples" / "labels").glob("*.interests.jsonl"):
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            stem = path.name.removesuffix(".interests.jsonl")
            labelled.add((stem, row["page"], row["question"], row["option"], row["is_declared"], row["actor"]))
    columns = "split_part(file_name, '.', 1), page, question, option, is_declared, actor"
    assert set(ask(sample_release, f"select {columns} from analytics.declared_interests")) == labelled
    assert len(labelled) == 10


def test_the_labelled_documents_all_give_rows_of_both_kinds(shared, settings):
    run(shared / "documents", settings)
    for view in ("indicators", "commitments"):
        documents = ask(settings, f"select count(distinct file_name) from analytics.{view}")
        assert documents == [(6,)], view
