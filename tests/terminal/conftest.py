"""A data store with a small release in it, whose tables are of the shape that the prompt and the summary need."""

from pathlib import Path
from typing import Any

import duckdb
import pytest

from cityledger.load import load_batches
from cityledger.publish import publish_release
from cityledger.records import Document
from cityledger.settings import Settings
from cityledger.store import Store
from tests.load.making import make_commitment, make_document, make_indicator, make_interest, make_run, write_batch


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data", sources=tmp_path / "sources")


@pytest.fixture
def released(settings: Settings) -> Settings:
    folder = settings.data / "publish" / "releases" / "r1"
    folder.mkdir(parents=True)
    with duckdb.connect() as connection:
        connection.execute(f"attach '{folder / 'warehouse.duckdb'}' as w (storage_version 'v1.0.0')")
        connection.execute("create schema w.analytics")
        connection.execute("create table w.rows as select range as id, 'row ' || range as name from range(250)")
        for view in ("indicators", "commitments", "documents"):
            connection.execute(f"create table w.analytics.{view} as select * from w.rows limit {len(view)}")
    (folder / "quality.html").write_text("<html></html>")
    settings.current_release.symlink_to(Path("releases") / "r1")
    return settings


@pytest.fixture(scope="session")
def made_release(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A real release of three documents made in code; one holds what no program should obey, one has no title."""
    settings = Settings(data=tmp_path_factory.mktemp("made") / "data")
    plan, hostile = "0123456789abcdef", "fedcba9876543210"
    facts = {"publisher": "Example City", "licence": "CC-BY-4.0", "url": "https://city.example/plan"}
    documents = [
        make_document(plan, file_name="plan_one.pdf", title="Plan One", **facts),
        make_document(hostile, file_name="hostile.pdf", title="\x1b[2Jhostile"),
        make_document("aaaa000011112222", file_name="untitled.csv", title=None),
    ]
    indicators = [
        make_indicator(plan),
        make_indicator(
            hostile,
            subject="a\x1b[31mb",
            quote='=HYPERLINK("http://evil.example";"click")',
            value=-5.0,
            value_text="-5",
            comparator=">",
            unit="EUR",
        ),
    ]
    commitments = [make_commitment(plan, partners=("Ministry", "Bank")), make_commitment(hostile, actor="\x1b]0;x\x07")]
    interests = [make_interest(plan, option="Cycle lanes")]
    _publish(settings, documents, indicators=indicators, commitments=commitments, interests=interests)
    page = settings.current_release.resolve() / "evidence" / f"{plan}.html"
    page.parent.mkdir()
    page.write_text("the evidence")
    return settings


@pytest.fixture(scope="session")
def empty_release(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A real release that holds nothing."""
    settings = Settings(data=tmp_path_factory.mktemp("empty") / "data")
    _publish(settings, [])
    return settings


def _publish(settings: Settings, documents: list[Document], **rows: Any) -> None:
    store = Store(settings.data)
    write_batch(store, "b1", documents, **rows)
    publish_release(load_batches(["b1"], store, settings, make_run()), settings)
