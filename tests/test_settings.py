"""The environment moves paths and sets limits; a slip in it is told."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from cityledger.settings import PROJECT, Limits, Settings, get_settings


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in [name for name in os.environ if name.startswith("CITYLEDGER_")]:
        monkeypatch.delenv(name)
    get_settings.cache_clear()
    yield
    get_settings.cache_clear()


def test_the_defaults_lie_in_the_project() -> None:
    settings = get_settings()
    assert Path(__file__).resolve().parents[1] == PROJECT
    assert settings.data == PROJECT / "data"
    assert settings.sources == PROJECT / "include" / "sources"
    assert settings.current_release == PROJECT / "data" / "publish" / "current"
    assert settings.current_warehouse == PROJECT / "data" / "publish" / "current" / "warehouse.duckdb"


def test_the_environment_moves_the_store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CITYLEDGER_DATA", str(tmp_path / "x" / ".." / "store"))
    assert get_settings().data == tmp_path / "store"
    monkeypatch.setenv("CITYLEDGER_DATA", "~/store")
    assert Settings().data == Path.home() / "store"
    monkeypatch.setenv("CITYLEDGER_DATA", "")
    assert Settings().data == PROJECT / "data"


def test_the_environment_is_read_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = get_settings()
    monkeypatch.setenv("CITYLEDGER_DATA", str(tmp_path))
    assert get_settings() is before
    get_settings.cache_clear()
    assert get_settings().data == tmp_path


def test_limits_come_in_megabytes_and_are_kept_in_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Limits().file_bytes == 200 * 2**20
    monkeypatch.setenv("CITYLEDGER_MAX_FILE_MEGABYTES", "3")
    assert Limits().file_bytes == 3 * 2**20


def test_a_number_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CITYLEDGER_MAX_PAGES", "many")
    with pytest.raises(ValueError, match="CITYLEDGER_MAX_PAGES is 'many'; set it to a whole number"):
        Settings()


def test_the_embedding_model_can_be_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CITYLEDGER_EMBEDDINGS", raising=False)
    assert Settings().embeddings
    monkeypatch.setenv("CITYLEDGER_EMBEDDINGS", "off")
    assert not Settings().embeddings


def test_evidence_can_be_switched_off_and_served_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (Settings().evidence, Settings().evidence_base, Settings().evidence_pages) == (True, "", 500)
    monkeypatch.setenv("CITYLEDGER_EVIDENCE_BASE", "https://city.example/release")
    assert Settings().evidence_base == "https://city.example/release/"
    monkeypatch.setenv("CITYLEDGER_EVIDENCE", "off")
    assert (Settings().evidence, Settings().evidence_base) == (False, None)
    monkeypatch.setenv("CITYLEDGER_EVIDENCE", "perhaps")
    with pytest.raises(ValueError, match="CITYLEDGER_EVIDENCE is 'perhaps'; set it to on or off"):
        Settings()
    monkeypatch.setenv("CITYLEDGER_EVIDENCE", "on")
    monkeypatch.setenv("CITYLEDGER_EVIDENCE_BASE", "city.example")
    with pytest.raises(ValueError, match="set it to a web address"):
        Settings()
