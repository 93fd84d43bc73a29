"""The samples are what their texts say, byte for byte, and their labels hold to the guidelines."""

import json
import re
import subprocess
import sys
import unicodedata
import zipfile
from collections import Counter
from dataclasses import fields

import pytest
import yaml

from cityledger.collect import collect_documents, read_sources, source_of_path
from cityledger.harmonize import harmonize_document
from cityledger.harmonize.periods import Bounds, period_bounds
from cityledger.harmonize.units import read_unit
from cityledger.records import Document, Indicator
from cityledger.settings import PROJECT, get_settings
from cityledger.store import Store

SAMPLES = PROJECT / "samples"
LABELS = SAMPLES / "labels"
STEMS = sorted(path.stem for path in (PROJECT / "scripts" / "sample_texts").glob("*.md"))
INDICATOR_FIELDS = {
    "id", "indicator", "subject", "value", "value_upper", "comparator", "unit", "kind", "direction", "period",
    "section", "quote",
}  # fmt: skip
COMMITMENT_FIELDS = {
    "id", "parent", "statement", "actor", "action", "verb", "strength", "continuing", "purpose", "target", "deadline",
    "partners", "section", "quote",
}  # fmt: skip
INTEREST_FIELDS = {"id", "question", "option", "is_declared", "actor", "page", "section", "quote"}


def squeeze(text):
    """Letters and digits alone, as the scorer compares."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


def labels(stem, kind):
    lines = (LABELS / f"{stem}.{kind}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def document(stem):
    (path,) = SAMPLES.glob(f"{stem}.*")
    return path


@pytest.fixture(scope="module")
def anew(tmp_path_factory):
    folder = tmp_path_factory.mktemp("samples")
    subprocess.run([sys.executable, PROJECT / "scripts" / "make_samples.py", "--output", folder], check=True)
    return folder


def test_there_is_a_document_of_every_format():
    suffixes = Counter(document(stem).suffix for stem in STEMS)
    assert suffixes == {".pdf": 3, ".docx": 1, ".pptx": 1, ".html": 1, ".md": 1, ".txt": 1, ".csv": 1}
    assert sorted(path.stem for path in SAMPLES.iterdir() if path.is_file() and not path.name.startswith(".")) == STEMS


@pytest.mark.parametrize("stem", STEMS)
def test_the_committed_samples_are_what_the_script_writes(anew, stem):
    committed = document(stem)
    if committed.suffix in (".docx", ".pptx"):  # compressors differ between machines, the parts do not
        with zipfile.ZipFile(committed) as before, zipfile.ZipFile(anew / committed.name) as after:
            assert {name: before.read(name) for name in before.namelist()} == {
                name: after.read(name) for name in after.namelist()
            }
    else:
        assert committed.read_bytes() == (anew / committed.name).read_bytes()
    assert (LABELS / f"{stem}.txt").read_bytes() == (anew / "labels" / f"{stem}.txt").read_bytes()


@pytest.mark.parametrize("stem", STEMS)
def test_every_sample_says_that_its_city_is_made_up(stem):
    assert "is a made-up city" in (LABELS / f"{stem}.txt").read_text(encoding="utf-8")


def test_pdfs_state_their_title_publisher_and_day():
    import pypdfium2

    for stem in STEMS:
        if document(stem).suffix == ".pdf":
            facts = pypdfium2.PdfDocument(document(stem)).get_metadata_dict()
            assert facts["Title"]
            assert facts["Author"]
            assert re.match(r"D:20\d{6}120000", facts["CreationDate"])


def test_the_example_of_a_source_says_of_each_sample_what_its_text_says(tmp_path):
    example = PROJECT / "include" / "sources" / "samples.yml.example"
    (tmp_path / "samples.yml").write_bytes(example.read_bytes())
    (source,) = read_sources(tmp_path)
    assert (source.where, source.at_least, source.at_most) == ((str(SAMPLES),), len(STEMS), len(STEMS))
    for stem in STEMS:
        head = (PROJECT / "scripts" / "sample_texts" / f"{stem}.md").read_text(encoding="utf-8").split("---\n")[1]
        stated = yaml.safe_load(head)
        facts = source.facts_for(document(stem).name)
        assert (facts.title, facts.publisher, facts.place) == (stated["title"], stated["publisher"], stated["place"])
        assert facts.published_on == stated["published_on"].isoformat()


def test_the_labels_are_not_taken_for_documents(tmp_path):
    found = collect_documents(source_of_path(SAMPLES), Store(tmp_path), get_settings().limits)
    assert sorted(item.file_name for item in found.documents) == sorted(document(stem).name for stem in STEMS)
    assert not [report for report in found.processing if report.outcome == "failed"]


def test_the_report_fills_two_columns_and_its_head_repeats():
    import pypdfium2

    pages = [page.get_textpage() for page in pypdfium2.PdfDocument(document("lindhaven_environment_report_2019"))]
    assert len(pages) == 2
    assert all("Lindhaven Environment Report 2019" in page.get_text_range() for page in pages)
    lefts = {round(pages[0].get_rect(number)[0]) for number in range(pages[0].count_rects())}
    assert {62, 310} <= lefts


def test_the_plain_text_is_wrapped_broken_and_interrupted():
    text = document("harwick_bay_water_report_2018").read_text(encoding="utf-8")
    assert max(map(len, text.splitlines())) <= 60
    assert re.search(r"[a-z]-\n", text)
    assert re.search(r"[a-z0-9]\n+ +2\n+HARWICK BAY WATER REPORT 2018\n+[a-z]", text)
    assert "ﬁ" in text


@pytest.mark.parametrize("stem", STEMS)
def test_indicator_labels_are_whole(stem):
    rows = labels(stem, "indicators")
    text = squeeze((LABELS / f"{stem}.txt").read_text(encoding="utf-8"))
    assert len({row["id"] for row in rows}) == len(rows) >= 9
    for row in rows:
        assert set(row) - {"optional", "page"} == INDICATOR_FIELDS, row["id"]
        assert squeeze(row["quote"]) in text, row["id"]
        assert row["comparator"] in ("=", ">", ">=", "<", "<=", "~"), row["id"]
        assert row["kind"] in ("actual", "target", "change", "rank", "projection"), row["id"]
        assert row["direction"] in (None, "increase", "decrease"), row["id"]
        assert row["period"] is None or period_bounds(row["period"]) != Bounds(), row["id"]
        assert read_unit(row["unit"]).dimension, row["id"]
        assert row["value_upper"] is None or row["value_upper"] > row["value"], row["id"]


@pytest.mark.parametrize("stem", STEMS)
def test_commitment_labels_are_whole(stem):
    rows = labels(stem, "commitments")
    text = squeeze((LABELS / f"{stem}.txt").read_text(encoding="utf-8"))
    ids = {row["id"] for row in rows}
    indicators = {row["id"] for row in labels(stem, "indicators")}
    assert len(ids) == len(rows) >= (0 if document(stem).suffix == ".csv" else 4)
    for row in rows:
        assert set(row) - {"optional", "page"} == COMMITMENT_FIELDS, row["id"]
        assert squeeze(row["quote"]) in text, row["id"]
        assert squeeze(row["action"]) in squeeze(row["quote"]), row["id"]
        assert row["purpose"] is None or squeeze(row["purpose"]) in text, row["id"]
        assert row["statement"] in ("commitment", "request"), row["id"]
        assert row["strength"] in ("firm", "intended", "aspirational", "stated"), row["id"]
        assert row["parent"] in {None, *ids}, row["id"]
        assert set(row["target"]) <= indicators, row["id"]
        assert row["deadline"] is None or period_bounds(row["deadline"]) != Bounds(), row["id"]
        assert all(squeeze(partner) in text for partner in row["partners"]), row["id"]


@pytest.mark.parametrize("path", sorted(LABELS.glob("*.interests.jsonl")), ids=lambda path: path.name)
def test_interest_labels_are_whole(path):
    stem = path.name.removesuffix(".interests.jsonl")
    rows = labels(stem, "interests")
    text = squeeze((LABELS / f"{stem}.txt").read_text(encoding="utf-8"))
    assert {row["is_declared"] for row in rows} == {True, False}
    for row in rows:
        assert set(row) == INTEREST_FIELDS, row["id"]
        assert squeeze(row["quote"]) in text and squeeze(row["question"]) in text, row["id"]


def test_the_samples_show_every_kind_of_row():
    indicators = [row for stem in STEMS for row in labels(stem, "indicators")]
    commitments = [row for stem in STEMS for row in labels(stem, "commitments")]
    assert {row["kind"] for row in indicators} == {"actual", "target", "change", "rank", "projection"}
    assert {row["comparator"] for row in indicators} == {"=", ">", ">=", "<", "<=", "~"}
    assert {"EUR", "GBP", "USD", "%", "pp", "count", "rank"} <= {row["unit"] for row in indicators}
    assert {row["strength"] for row in commitments} == {"firm", "intended", "aspirational", "stated"}
    assert {row["statement"] for row in commitments} == {"commitment", "request"}
    assert any(row["parent"] for row in commitments)
    assert any(row["continuing"] for row in commitments)
    assert any(row["partners"] for row in commitments)
    assert any(row["purpose"] for row in commitments)


def test_two_sister_documents_hold_targets_and_then_what_came_of_them():
    """The later document's values meet the earlier one's targets in place, standard indicator and unit."""
    plan = canonical("lindhaven_green_city_plan_2020", "2020-12-10")
    results = canonical("lindhaven_green_city_progress_2021", "2022-01-20")
    met = {
        (target.indicator_standard, target.standard_unit, target.value, actual.value)
        for target in plan
        for actual in results
        if target.kind == "target" and actual.kind == "actual" and target.period == actual.period
        and target.indicator_standard and target.indicator_standard == actual.indicator_standard
        and (target.place, target.standard_unit) == (actual.place, actual.standard_unit)
    }  # fmt: skip
    assert met == {
        ("trees_planted", "count", 4000, 4310),
        ("affordable_homes", "count", 350, 322),
        ("recycling_rate", "%", 60, 61.4),
        ("cycle_network_length", "km", 25, 26),
        ("road_deaths", "count", 6, 7),
    }


def canonical(stem, published_on):
    """The labelled indicators of a sample, harmonized."""
    document = Document(
        document_id=stem,
        sha256=stem,
        file_name=stem,
        media_type="text/plain",
        byte_size=1,
        source="samples",
        collected_at=published_on,
        published_on=published_on,
        place="Lindhaven, Netherlands",
    )
    own = {field.name for field in fields(Indicator)}
    rest = {
        "document_id": stem, "block_id": "", "page": 1, "value_text": "", "start": 0, "end": 1, "box": None,
        "confidence": 1.0, "extractor_version": "labels",
    }  # fmt: skip
    rows = [
        Indicator(**rest, indicator_id=row["id"], **{name: row[name] for name in own & (INDICATOR_FIELDS - {"id"})})
        for row in labels(stem, "indicators")
    ]
    return harmonize_document(document, rows, []).indicators
