"""What every test may use: a data store of its own, and the labelled documents where they are at hand."""

import os
from pathlib import Path

import pytest

from cityledger.settings import PROJECT, Settings, get_settings

os.environ.setdefault("CITYLEDGER_EMBEDDINGS", "off")  # releases are then the same with and without the extra
SHARED = PROJECT.parent / "shared"


@pytest.fixture
def settings(tmp_path, monkeypatch) -> Settings:
    """Settings whose data store is empty and ends with the test."""
    monkeypatch.setenv("CITYLEDGER_DATA", str(tmp_path / "data"))
    get_settings.cache_clear()
    yield get_settings()
    get_settings.cache_clear()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of labelled documents that lies beside the project for its developers and for CI."""
    if not SHARED.is_dir():
        pytest.skip("the labelled documents (../shared) are not on this machine")
    return SHARED


@pytest.fixture(scope="session")
def sample_release(tmp_path_factory) -> Settings:
    """Settings of a data store that holds one release of the project's samples."""
    from cityledger import pipeline

    settings = Settings(data=tmp_path_factory.mktemp("samples") / "data")
    pipeline.run([pipeline.source_of_path(PROJECT / "samples")], settings)
    return settings


def require_extra(name: str, found: bool) -> None:
    """Skip where an extra of the project is not installed, but fail in CI, which installs it."""
    if not found:
        message = f"the extra {name} is not installed; run `uv sync --extra {name}`"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)


def require_tool(name: str, found: object) -> None:
    """Skip where a system tool is absent, but fail in CI, which installs it."""
    if not found:
        message = f"{name} is not installed; see scripts/install_system_packages.sh"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
