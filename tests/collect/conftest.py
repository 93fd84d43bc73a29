"""A store, and a collector that keeps what it collected there as the pipeline does."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cityledger.collect import Collection, Source, collect_documents, source_of_path
from cityledger.records import Document, Processing, Sighting
from cityledger.settings import Limits
from cityledger.store import Store

Collect = Callable[..., Collection]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "place"
    folder.mkdir()
    return folder


@pytest.fixture
def collect(store: Store) -> Collect:
    """Collects from a path, URL or source, and puts the collection into the store as one batch."""
    count = 0

    def run(place: Path | str | Source, limits: Limits | None = None) -> Collection:
        nonlocal count
        count += 1
        source = place if isinstance(place, Source) else source_of_path(place)
        collection = collect_documents(source, store, limits or Limits())
        store.write("collect", Document, f"{count:04}", collection.documents)
        store.write("collect", Processing, f"{count:04}", collection.processing)
        store.write("collect", Sighting, f"{count:04}", collection.sightings)
        return collection

    return run
