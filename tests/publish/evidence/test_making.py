"""The evidence of a release: made once, taken over while nothing changes, and never what holds a release up."""

import json
import os

import pytest

from cityledger import pipeline
from cityledger.load import load_batches
from cityledger.publish import publish_release, write_evidence
from cityledger.publish.evidence import manifest
from cityledger.records import Block, Finding
from cityledger.settings import PROJECT, Settings
from cityledger.store import Store
from cityledger.warehouse import connect_read_only
from tests.load.making import make_run
from tests.publish.evidence.making import QUOTE, draw_pdf, keep_document, make_candidate, rows_of


def silent(_line):
    pass


@pytest.fixture
def keep(settings, tmp_path):
    """A function that keeps a PDF and hands out what a batch needs of it."""

    def keep_one(name="plan", pages=1):
        document, blocks = keep_document(Store(settings.data), draw_pdf(tmp_path / f"{name}.pdf", pages), name)
        return document, blocks, rows_of(name, blocks)

    return keep_one


def publish_with_evidence(candidate, settings):
    findings = write_evidence(candidate, settings, silent)
    return publish_release(candidate, settings).folder / "evidence", findings


def inodes(folder):
    return {path.relative_to(folder).as_posix(): path.stat().st_ino for path in folder.rglob("*") if path.is_file()}


def test_a_release_has_a_page_and_the_pictures_it_needs_and_nothing_else(settings, keep):
    candidate = make_candidate(settings, {"b1": [keep(pages=3)]})
    folder, findings = publish_with_evidence(candidate, settings)
    assert set(inodes(folder)) == {"index.html", "manifest.json", "plan.html", "plan/page-0001.webp"}
    assert findings == []
    page = (folder / "plan.html").read_text()
    assert 'id="indicator-plan-i1"' in page
    assert 'data-rows="commitment-plan-c1 indicator-plan-i1"' in page
    assert '<a href="plan.html">Plan plan</a>' in (folder / "index.html").read_text()


def test_addresses_in_the_views_lead_to_the_rows(settings, keep):
    publish_with_evidence(make_candidate(settings, {"b1": [keep()]}), settings)
    with connect_read_only(settings.current_warehouse) as connection:
        urls = connection.execute(
            "select evidence_url from analytics.indicators union all select evidence_url from analytics.commitments"
        ).fetchall()
    assert urls == [("evidence/plan.html#indicator-plan-i1",), ("evidence/plan.html#commitment-plan-c1",)]
    for (url,) in urls:
        file, anchor = url.split("#")
        assert f'id="{anchor}"' in (settings.current_release / file).read_text()


def test_an_address_on_the_web_is_put_before_them(settings, keep, monkeypatch):
    monkeypatch.setenv("CITYLEDGER_EVIDENCE_BASE", "https://city.example/release")
    with connect_read_only(make_candidate(Settings(), {"b1": [keep()]})) as connection:
        (url,) = connection.execute("select evidence_url from analytics.indicators").fetchone()
    assert url == "https://city.example/release/evidence/plan.html#indicator-plan-i1"


def test_switched_off_there_are_no_pages_and_no_addresses(settings, keep, monkeypatch):
    monkeypatch.setenv("CITYLEDGER_EVIDENCE", "off")
    off = Settings()
    candidate = make_candidate(off, {"b1": [keep()]})
    (candidate.parent / "evidence").mkdir()
    assert write_evidence(candidate, off, silent) == []
    assert not (candidate.parent / "evidence").exists()
    with connect_read_only(candidate) as connection:
        assert connection.execute("select evidence_url from analytics.indicators").fetchone() == (None,)


def test_what_has_not_changed_is_linked_and_not_made_again(settings, keep):
    first, _ = publish_with_evidence(make_candidate(settings, {"b1": [keep()]}), settings)
    before = inodes(first)
    second, _ = publish_with_evidence(make_candidate(settings, {"b2": [keep("other")]}), settings)
    after = inodes(second)
    assert {name: after[name] for name in ("plan.html", "plan/page-0001.webp")} == {
        name: before[name] for name in ("plan.html", "plan/page-0001.webp")
    }
    assert after["index.html"] != before["index.html"]
    assert "other/page-0001.webp" in after
    assert inodes(first) == before


def test_a_changed_row_makes_the_page_again_and_keeps_its_pictures(settings, keep):
    document, blocks, rows = keep()
    first, _ = publish_with_evidence(make_candidate(settings, {"b1": [(document, blocks, rows)]}), settings)
    fewer = {"indicators": rows["indicators"], "commitments": []}
    second, _ = publish_with_evidence(make_candidate(settings, {"b1": [(document, blocks, fewer)]}), settings)
    assert "commitment-plan-c1" not in (second / "plan.html").read_text()
    assert "commitment-plan-c1" in (first / "plan.html").read_text()
    assert inodes(second)["plan/page-0001.webp"] == inodes(first)["plan/page-0001.webp"]


def test_pictures_of_another_program_and_a_torn_manifest_are_not_taken_over(settings, keep, monkeypatch):
    document, blocks, rows = keep()
    first, _ = publish_with_evidence(make_candidate(settings, {"b1": [(document, blocks, rows)]}), settings)
    monkeypatch.setattr(manifest, "_code_version", lambda: "newer")
    monkeypatch.setattr("cityledger.publish.evidence.making.drawn_by", lambda: "newer")
    second, _ = publish_with_evidence(load_again(settings), settings)
    assert inodes(second)["plan/page-0001.webp"] != inodes(first)["plan/page-0001.webp"]
    (second / "manifest.json").chmod(0o644)
    (second / "manifest.json").write_text('{"drawn_by": "newer", "documents": {"plan": 5}}')
    third, findings = publish_with_evidence(load_again(settings), settings)
    assert "plan/page-0001.webp" in inodes(third)
    assert findings == []


def load_again(settings):
    return load_batches(["b1"], Store(settings.data), settings, make_run("again"), rebuild=True)


def test_a_disk_without_links_gets_copies_and_what_is_gone_is_made_again(settings, keep, monkeypatch):
    first, _ = publish_with_evidence(make_candidate(settings, {"b1": [keep(pages=1)]}), settings)
    monkeypatch.setattr(os, "link", lambda *_: (_ for _ in ()).throw(OSError("no links here")))
    second, _ = publish_with_evidence(load_again(settings), settings)
    assert (second / "plan.html").read_bytes() == (first / "plan.html").read_bytes()
    assert inodes(second)["plan.html"] != inodes(first)["plan.html"]
    (second / "plan" / "page-0001.webp").unlink()
    third, findings = publish_with_evidence(load_again(settings), settings)
    assert (third / "plan" / "page-0001.webp").stat().st_size > 1000
    assert findings == []


def test_a_document_that_cannot_be_drawn_gets_its_text_and_a_finding(settings, keep):
    document, blocks, rows = keep()
    Store(settings.data).write_bytes(b"%PDF-1.7 torn", "collect", "bytes", document.sha256[:2], document.sha256)
    candidate = make_candidate(settings, {"b1": [(document, blocks, rows), keep("good")]})
    folder, (finding,) = publish_with_evidence(candidate, settings)
    page = (folder / "plan.html").read_text()
    assert "There is no picture of this page: the file cannot be opened" in page
    assert f'<mark class="quoted" data-rows="commitment-plan-c1 indicator-plan-i1">{QUOTE}</mark>' in page
    assert (finding.severity, finding.stage, finding.document_id, finding.page) == ("warning", "publish", "plan", 1)
    assert "plan.pdf: page 1 of the evidence shows text" in finding.reason
    assert "<img" in (folder / "good.html").read_text()
    again, (told,) = publish_with_evidence(load_again(settings), settings)
    assert told.reason == finding.reason, "the next release tells it too, as its page has no picture either"
    assert inodes(again)["plan.html"] == inodes(folder)["plan.html"]


def test_bytes_or_blocks_that_are_gone_are_told(settings, keep):
    document, blocks, rows = keep()
    candidate = make_candidate(settings, {"b1": [(document, blocks, rows)]})
    store = Store(settings.data)
    store.filesystem.rm(store.path("collect", "bytes"), recursive=True)
    store.write_bytes(b"torn", "convert", "block", "b1.parquet")
    folder, findings = publish_with_evidence(candidate, settings)
    assert {finding.expectation for finding in findings} == {"pages_have_pictures", "text_is_shown"}
    page = (folder / "plan.html").read_text()
    assert "bytes are not in the data store" in page
    assert "The text of this passage is not in the data store any more" in page
    store.write("convert", Block, "b1", blocks)
    mended, findings = publish_with_evidence(load_again(settings), settings)
    assert f">{QUOTE}</mark>" in (mended / "plan.html").read_text()
    assert [finding.expectation for finding in findings] == ["pages_have_pictures"]


def test_no_more_pages_are_drawn_than_the_settings_allow(settings, keep, monkeypatch):
    monkeypatch.setenv("CITYLEDGER_EVIDENCE_PAGES", "1")
    document, blocks, rows = keep(pages=2)
    (indicator,), (commitment,) = rows["indicators"], rows["commitments"]
    later = rows_of("plan", [block for block in blocks if block.page == 2])["indicators"]
    from dataclasses import replace

    shift = next(block.start for block in blocks if block.page == 2)
    second = replace(
        indicator, indicator_id="plan-i2", start=indicator.start + shift, end=indicator.end + shift, page=2
    )
    assert later
    rows = {"indicators": [indicator, second], "commitments": [commitment]}
    limited = Settings()
    folder, (finding,) = publish_with_evidence(make_candidate(limited, {"b1": [(document, blocks, rows)]}), limited)
    assert "raise CITYLEDGER_EVIDENCE_PAGES" in finding.reason
    assert [name for name in inodes(folder) if name.endswith("webp")] == ["plan/page-0001.webp"]
    page = (folder / "plan.html").read_text()
    assert '<h2 id="page-2-name">Page 2</h2>' in page
    assert f">{QUOTE}</mark>" in page


def test_a_release_without_rows_has_an_index_that_says_so(settings):
    folder, findings = publish_with_evidence(make_candidate(settings, {"b1": []}), settings)
    assert set(inodes(folder)) == {"index.html", "manifest.json"}
    assert "No row was read" in (folder / "index.html").read_text()
    assert findings == []


def test_the_pipeline_tells_what_could_not_be_shown_in_release_and_report(settings):
    from cityledger.batches import now

    pipeline.collect_sources(
        [pipeline.source_of_path(PROJECT / "samples" / "lindhaven_green_city_plan_2020.pdf")], settings
    )
    pipeline.read_batches(pipeline.batches_to_read(settings), settings)
    (path,) = (settings.data / "collect" / "bytes").glob("*/*")
    path.chmod(0o644)
    path.write_bytes(b"%PDF torn")
    ended = pipeline.release_batches(f"run-{now()}", "test", settings)
    assert ended.release_id == settings.current_release.resolve().name
    told = list(Store(settings.data).read_all("publish", Finding))
    assert [finding.expectation for finding in told] == ["pages_have_pictures"]
    with connect_read_only(settings.current_warehouse) as connection:
        rows = connection.execute("select count(*) from star.fact_finding where stage = 'publish'").fetchone()
    assert rows == (1,)
    assert "pages_have_pictures" in (settings.current_release / "quality.html").read_text()
    assert json.loads((settings.current_release / "evidence" / "manifest.json").read_text())["documents"]
