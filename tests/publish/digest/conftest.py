"""A release of two years' documents of one place, made from records once and copied for each test."""

import shutil

import pytest

from cityledger.load import load_batches
from cityledger.publish import publish_release
from cityledger.records import Place
from cityledger.settings import Settings
from cityledger.store import Store
from tests.load.making import make_commitment, make_document, make_finding, make_indicator, make_run, write_batch

PORTO = Place(name="Porto", kind="city", country_code="PT")
TARGET = {
    "kind": "target", "indicator": "trees", "indicator_standard": "trees_planted", "standard_score": 0.9,
    "period": "2027", "period_start": "2027-01-01", "period_end": "2027-12-31", "direction": None,
}  # fmt: skip


def publish_batch(settings, number, document, indicators=(), commitments=(), findings=()):
    """Publish a release with a batch more."""
    store = Store(settings.data)
    batch = write_batch(
        store, f"b{number}", [document], indicators=indicators, commitments=commitments,
        findings=findings, places=[PORTO], at=document.collected_at,
    )  # fmt: skip
    return publish_release(load_batches([batch], store, settings, make_run(f"run-{number}")), settings)


@pytest.fixture(scope="module")
def first_store(tmp_path_factory):
    """A plan of 2025: a target for 2027, a deadline that has passed, one to come, one far away, a finding."""
    settings = Settings(data=tmp_path_factory.mktemp("first") / "data")
    publish_batch(
        settings,
        1,
        make_document("d1", title="Plan <b>1</b>", place="Porto", published_on="2025-03-01", url="javascript:alert(1)"),
        [make_indicator("d1", 1, value=4000.0, value_text="4,000", standard_value=4000.0, **TARGET)],
        [
            make_commitment("d1", 1, action="open | a depot", deadline="2025", deadline_start="2025-01-01",
                            deadline_end="2025-12-31", themes=("sdg:11",)),
            make_commitment("d1", 2, action="build a tram line", deadline="2026", deadline_start="2026-01-01",
                            deadline_end="2026-12-31", strength="intended"),
            make_commitment("d1", 3, action="plant a forest", deadline="2040", deadline_start="2040-01-01",
                            deadline_end="2040-12-31", statement="request"),
        ],
        [make_finding("f1", document_id="d1")],
    )  # fmt: skip
    return settings.data


@pytest.fixture(scope="module")
def second_store(first_store, tmp_path_factory):
    """After it, a progress report of 2026 that lowers the target for 2027."""
    settings = Settings(data=_copied(first_store, tmp_path_factory.mktemp("second") / "data"))
    indicator = make_indicator("d2", 1, value=3000.0, value_text="3,000", standard_value=3000.0, **TARGET)
    document = make_document("d2", title="Report 2", place="Porto", published_on="2026-03-01")
    publish_batch(settings, 2, document, [indicator])
    return settings.data


@pytest.fixture
def first(first_store, settings):
    """The first release in the test's own store."""
    return _copied(first_store, settings.data)


@pytest.fixture
def second(second_store, settings):
    """Both releases in the test's own store."""
    return _copied(second_store, settings.data)


def _copied(store, to):
    shutil.copytree(store, to, symlinks=True, dirs_exist_ok=True)
    return to
