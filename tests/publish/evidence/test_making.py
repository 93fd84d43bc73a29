"""The evidence of a release: made once, taken over while nothing changes, and never what holds a release up."""

import json
import os
import shutil
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from cityledger import pipeline
from cityledger.load import load_batches
from cityledger.publish import write_evidence
from cityledger.publish.evidence import manifest
from cityledger.records import Block, Run
from cityledger.settings import Settings
from cityledger.store import Store
from cityledger.warehouse import WAREHOUSE, connect_read_only
from tests.load.making import make_document, make_run
from tests.publish.evidence.making import QUOTE, draw_pdf, keep_document, make_candidate, rows_of


def silent(_line):
    pass


@pytest.fixture(scope="module")
def loaded(tmp_path_factory) -> Path:
    """A data store with three candidates: of the document plan, of plan and other, and of plan with a row less."""
    folder = tmp_path_factory.mktemp("evidence")
    settings = Settings(data=folder / "data")
    store = Store(settings.data)
    plan, blocks = keep_document(store, draw_pdf(folder / "plan.pdf", 3), "plan")
    rows = rows_of("plan", blocks)
    other, of_other = keep_document(store, draw_pdf(folder / "other.pdf"), "other")
    name_candidate(make_candidate(settings, {"b1": [(plan, blocks, rows)]}), "plan")
    name_candidate(
        make_candidate(settings, {"b1": [(plan, blocks, rows)], "b2": [(other, of_other, rows_of("other", of_other))]}),
        "both",
    )
    name_candidate(make_candidate(settings, {"b1": [(plan, blocks, {**rows, "commitments": []})]}), "less")
    return settings.data


def name_candidate(candidate: Path, name: str) -> None:
    """Put a candidate aside under a name, as ids in the folder of candidates are times."""
    candidate.parent.rename(candidate.parents[2] / f"candidate-{name}")


@pytest.fixture
def store(settings, loaded) -> Store:
    """The test's own data store, with the candidates in it."""
    shutil.copytree(loaded, settings.data)
    return Store(settings.data)


def release(settings, name="plan"):
    """Write a candidate's evidence, and make it the current release without all that publish_release does besides."""
    releases = settings.data / "publish" / "releases"
    folder = releases / f"r{len(list(releases.glob('*')))}"
    shutil.copytree(settings.data / f"candidate-{name}", folder)
    findings = write_evidence(folder / WAREHOUSE, settings, silent)
    settings.current_release.unlink(missing_ok=True)
    settings.current_release.symlink_to(folder)
    return folder / "evidence", findings


def inodes(folder):
    return {path.relative_to(folder).as_posix(): path.stat().st_ino for path in folder.rglob("*") if path.is_file()}


def test_a_release_has_a_page_and_the_pictures_it_needs_and_nothing_else(settings, store):
    folder, findings = release(settings)
    assert set(inodes(folder)) == {"index.html", "manifest.json", "plan.html", "plan/page-0001.webp"}
    assert findings == []
    page = (folder / "plan.html").read_text()
    assert 'id="indicator-plan-i1"' in page
    assert 'data-rows="commitment-plan-c1 indicator-plan-i1 interest-plan-o1"' in page
    assert '<a href="plan.html">Plan plan</a>' in (folder / "index.html").read_text()


def urls_of(settings, name):
    with connect_read_only(settings.data / f"candidate-{name}" / WAREHOUSE) as connection:
        return connection.execute(
            "select evidence_url from analytics.indicators union all select evidence_url from analytics.commitments "
            "union all select evidence_url from analytics.declared_interests"
        ).fetchall()


def test_addresses_in_the_views_lead_to_the_rows(settings, store):
    release(settings)
    urls = urls_of(settings, "plan")
    assert urls == [
        ("evidence/plan.html#indicator-plan-i1",),
        ("evidence/plan.html#commitment-plan-c1",),
        ("evidence/plan.html#interest-plan-o1",),
    ]
    for (url,) in urls:
        file, anchor = url.split("#")
        assert f'id="{anchor}"' in (settings.current_release / file).read_text()


@pytest.mark.parametrize(
    ("name", "value", "url"),
    [
        (
            "CITYLEDGER_EVIDENCE_BASE",
            "https://city.example/release",
            "https://city.example/release/evidence/plan.html#indicator-plan-i1",
        ),
        ("CITYLEDGER_EVIDENCE", "off", None),
    ],
)
def test_addresses_begin_with_what_the_settings_say_and_are_missing_where_the_pages_are(
    store, monkeypatch, name, value, url
):
    monkeypatch.setenv(name, value)
    settings = Settings()
    batch = load_batches(["b1"], store, settings, make_run())
    with connect_read_only(batch) as connection:
        assert connection.execute("select evidence_url from analytics.indicators").fetchone() == (url,)


def test_switched_off_there_are_no_pages(store, monkeypatch):
    monkeypatch.setenv("CITYLEDGER_EVIDENCE", "off")
    off = Settings()
    (off.data / "candidate-plan" / "evidence").mkdir()
    folder, findings = release(off)
    assert findings == []
    assert not folder.exists()


def test_what_has_not_changed_is_linked_and_not_made_again(settings, store):
    first, _ = release(settings)
    before = inodes(first)
    second, _ = release(settings, "both")
    after = inodes(second)
    assert {name: after[name] for name in ("plan.html", "plan/page-0001.webp")} == {
        name: before[name] for name in ("plan.html", "plan/page-0001.webp")
    }
    assert after["index.html"] != before["index.html"]
    assert "other/page-0001.webp" in after
    assert inodes(first) == before


def test_a_changed_row_makes_the_page_again_and_keeps_its_pictures(settings, store):
    first, _ = release(settings)
    second, _ = release(settings, "less")
    assert "commitment-plan-c1" not in (second / "plan.html").read_text()
    assert "commitment-plan-c1" in (first / "plan.html").read_text()
    assert inodes(second)["plan/page-0001.webp"] == inodes(first)["plan/page-0001.webp"]


def test_pictures_of_another_program_and_a_torn_manifest_are_not_taken_over(settings, store, monkeypatch):
    first, _ = release(settings)
    monkeypatch.setattr(manifest, "_code_version", lambda: "newer")
    monkeypatch.setattr("cityledger.publish.evidence.making.drawn_by", lambda: "newer")
    second, _ = release(settings)
    assert inodes(second)["plan/page-0001.webp"] != inodes(first)["plan/page-0001.webp"]
    (second / "manifest.json").write_text('{"drawn_by": "newer", "documents": {"plan": 5}}')
    third, findings = release(settings)
    assert "plan/page-0001.webp" in inodes(third)
    assert findings == []


def test_a_disk_without_links_gets_copies_and_what_is_gone_is_made_again(settings, store, monkeypatch):
    first, _ = release(settings)
    monkeypatch.setattr(os, "link", lambda *_: (_ for _ in ()).throw(OSError("no links here")))
    second, _ = release(settings)
    assert (second / "plan.html").read_bytes() == (first / "plan.html").read_bytes()
    assert inodes(second)["plan.html"] != inodes(first)["plan.html"]
    (second / "plan" / "page-0001.webp").unlink()
    third, findings = release(settings)
    assert (third / "plan" / "page-0001.webp").stat().st_size > 1000
    assert findings == []


def bytes_of(store, name):
    return ("collect", "bytes", (name * 8)[:2], name * 8)


def test_a_document_that_cannot_be_drawn_gets_its_text_and_a_finding(settings, store):
    store.write_bytes(b"%PDF-1.7 torn", *bytes_of(store, "plan"))
    folder, (finding,) = release(settings, "both")
    page = (folder / "plan.html").read_text()
    assert "There is no picture of this page: the file cannot be opened" in page
    assert (
        f'<mark class="quoted" data-rows="commitment-plan-c1 indicator-plan-i1 interest-plan-o1">{QUOTE}</mark>' in page
    )
    assert (finding.severity, finding.stage, finding.document_id, finding.page) == ("warning", "publish", "plan", 1)
    assert "plan.pdf: page 1 of the evidence shows text" in finding.reason
    assert "<img" in (folder / "other.html").read_text()
    again, (told,) = release(settings, "both")
    assert told.reason == finding.reason, "the next release tells it too, as its page has no picture either"
    assert inodes(again)["plan.html"] == inodes(folder)["plan.html"]


def test_bytes_or_blocks_that_are_gone_are_told(settings, store):
    kept = store.read("convert", Block, "b1")
    store.filesystem.rm(store.path(*bytes_of(store, "plan")))
    store.write_bytes(b"torn", "convert", "block", "b1.parquet")
    folder, findings = release(settings)
    assert {finding.expectation for finding in findings} == {"pages_have_pictures", "text_is_shown"}
    page = (folder / "plan.html").read_text()
    assert "bytes are not in the data store" in page
    assert "The text of this passage is not in the data store any more" in page
    store.write("convert", Block, "b1", kept)
    mended, findings = release(settings)
    assert f">{QUOTE}</mark>" in (mended / "plan.html").read_text()
    assert [finding.expectation for finding in findings] == ["pages_have_pictures"]


def test_no_more_pages_are_drawn_than_the_settings_allow(settings, store, monkeypatch):
    monkeypatch.setenv("CITYLEDGER_EVIDENCE_PAGES", "1")
    blocks = store.read("convert", Block, "b1")
    first = rows_of("plan", blocks)["indicators"][0]
    shift = next(block.start for block in blocks if block.page == 2)
    second = replace(first, indicator_id="plan-i2", start=first.start + shift, end=first.end + shift, page=2)
    document = make_document("plan", sha256="plan" * 8, file_name="plan.pdf")
    candidate = make_candidate(
        settings, {"b1": [(document, blocks, {"indicators": [first, second], "commitments": [], "interests": []})]}
    )
    name_candidate(candidate, "two")
    folder, (finding,) = release(Settings(), "two")
    assert "raise CITYLEDGER_EVIDENCE_PAGES" in finding.reason
    assert [name for name in inodes(folder) if name.endswith("webp")] == ["plan/page-0001.webp"]
    page = (folder / "plan.html").read_text()
    assert '<h2 id="page-2-name">Page 2</h2>' in page
    assert f">{QUOTE}</mark>" in page


def test_a_release_without_rows_has_an_index_that_says_so(settings):
    name_candidate(make_candidate(settings, {"b1": []}), "empty")
    folder, findings = release(settings, "empty")
    assert set(inodes(folder)) == {"index.html", "manifest.json"}
    assert "No row was read" in (folder / "index.html").read_text()
    assert findings == []


def test_the_pipeline_tells_what_could_not_be_shown_in_release_and_report(settings, store):
    store.write_bytes(b"%PDF-1.7 torn", *bytes_of(store, "plan"))
    run = make_run(batches=("b1",))
    release_id = load_batches(["b1"], store, settings, run).parent.name
    store.write("load", Run, release_id, [run])
    assert pipeline.publish_release(release_id, settings).outcome == "ok"
    assert settings.current_release.resolve().name == release_id
    with connect_read_only(settings.current_warehouse) as connection:
        told = connection.execute("select expectation, document_id from star.fact_finding where stage = 'publish'")
        assert told.fetchall() == [("pages_have_pictures", "plan")]
    assert "pages_have_pictures" in (settings.current_release / "quality.html").read_text()
    evidence = settings.current_release / "evidence"
    assert json.loads((evidence / "manifest.json").read_text())["documents"]["plan"]["reasons"]
    assert stat.S_IMODE((evidence / "plan.html").stat().st_mode) == 0o444
