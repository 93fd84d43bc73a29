"""Paths, limits and switches: the only module that reads the environment.

In: environment variables that begin with CITYLEDGER_. Out: one frozen `Settings`.
"""

import os
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]


def _path(variable: str, default: Path) -> Path:
    return Path(os.environ.get(variable) or default).expanduser().resolve()


def _number(variable: str, default: int) -> int:
    text = os.environ.get(variable) or str(default)
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise ValueError(f"{variable} is {text!r}; set it to a whole number above 0, or leave it unset for {default}")
    return int(text)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost its child process, and what one place may hold."""

    file_bytes: int = field(default_factory=lambda: _number("CITYLEDGER_MAX_FILE_MEGABYTES", 200) * 2**20)
    memory_bytes: int = field(default_factory=lambda: _number("CITYLEDGER_MAX_MEMORY_MEGABYTES", 2048) * 2**20)
    processor_seconds: int = field(default_factory=lambda: _number("CITYLEDGER_MAX_PROCESSOR_SECONDS", 300))
    wall_seconds: int = field(default_factory=lambda: _number("CITYLEDGER_MAX_WALL_SECONDS", 600))
    pages: int = field(default_factory=lambda: _number("CITYLEDGER_MAX_PAGES", 5000))
    text_characters: int = field(default_factory=lambda: _number("CITYLEDGER_MAX_TEXT_CHARACTERS", 20_000_000))
    archive_members: int = field(default_factory=lambda: _number("CITYLEDGER_MAX_ARCHIVE_MEMBERS", 20_000))


@dataclass(frozen=True, slots=True)
class Settings:
    """Where everything lies. `data` may be moved by CITYLEDGER_DATA, `sources` by CITYLEDGER_SOURCES."""

    data: Path = field(default_factory=lambda: _path("CITYLEDGER_DATA", PROJECT / "data"))
    sources: Path = field(default_factory=lambda: _path("CITYLEDGER_SOURCES", PROJECT / "include" / "sources"))
    lookups: Path = PROJECT / "include" / "lookups"
    sql: Path = PROJECT / "sql"
    expectations: Path = PROJECT / "expectations"
    batch_documents: int = field(default_factory=lambda: _number("CITYLEDGER_BATCH_DOCUMENTS", 16))
    keep_releases: int = field(default_factory=lambda: _number("CITYLEDGER_KEEP_RELEASES", 5))
    keep_release_hours: int = field(default_factory=lambda: _number("CITYLEDGER_KEEP_RELEASE_HOURS", 24))
    limits: Limits = field(default_factory=Limits)

    @property
    def current_release(self) -> Path:
        """The directory link that always names a whole release."""
        return self.data / "publish" / "current"

    @property
    def current_warehouse(self) -> Path:
        """The warehouse file that readers open, read-only."""
        return self.current_release / "warehouse.duckdb"


@cache
def get_settings() -> Settings:
    """Read the environment once; tests call `get_settings.cache_clear()` after changing it."""
    return Settings()
