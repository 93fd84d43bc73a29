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


def _switch(variable: str, default: bool) -> bool:
    text = (os.environ.get(variable) or ("on" if default else "off")).lower()
    if text not in ("on", "off"):
        raise ValueError(f"{variable} is {text!r}; set it to on or off, or leave it unset")
    return text == "on"


def _web_folder(variable: str) -> str:
    """An address that names can be put behind; empty where it is unset."""
    text = os.environ.get(variable, "").strip()
    if text and not text.startswith(("http://", "https://")):
        raise ValueError(f"{variable} is {text!r}; set it to a web address, as https://city.example/release/")
    return f"{text.rstrip('/')}/" if text else ""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost its child process, and what one place may hold."""

    file_bytes: int = field(default_factory=lambda: _number("CITYLEDGER_MAX_FILE_MEGABYTES", 200) * 2**20)
    memory_bytes: int = field(default_factory=lambda: _number("CITYLEDGER_MAX_MEMORY_MEGABYTES", 1024) * 2**20)
    processor_seconds: int = field(default_factory=lambda: _number("CITYLEDGER_MAX_PROCESSOR_SECONDS", 300))
    wall_seconds: int = field(default_factory=lambda: _number("CITYLEDGER_MAX_WALL_SECONDS", 600))
    pages: int = field(default_factory=lambda: _number("CITYLEDGER_MAX_PAGES", 5000))
    text_characters: int = field(default_factory=lambda: _number("CITYLEDGER_MAX_TEXT_CHARACTERS", 20_000_000))
    archive_members: int = field(default_factory=lambda: _number("CITYLEDGER_MAX_ARCHIVE_MEMBERS", 20_000))


@dataclass(frozen=True, slots=True)
class Mail:
    """The server that sends digests, and to whom. `security` is starttls, tls or none."""

    host: str
    port: int
    security: str
    sender: str
    recipients: tuple[str, ...]
    user: str = ""
    password: str = field(default="", repr=False)
    authorities: str | None = None
    """A file of certificates to trust instead of the system's, for a server of one's own."""


_MAIL_PORTS = {"starttls": 587, "tls": 465, "none": 25}


def _mail() -> Mail | None:
    """What CITYLEDGER_SMTP_* says; None where it names no server. ValueError names the variable that is wrong."""
    host = os.environ.get("CITYLEDGER_SMTP_HOST", "").strip()
    if not host:
        return None
    security = os.environ.get("CITYLEDGER_SMTP_SECURITY") or "starttls"
    if security not in _MAIL_PORTS:
        raise ValueError(f"CITYLEDGER_SMTP_SECURITY is {security!r}; set it to {', '.join(_MAIL_PORTS)}")
    recipients = tuple(name.strip() for name in os.environ.get("CITYLEDGER_DIGEST_TO", "").split(",") if name.strip())
    sender = os.environ.get("CITYLEDGER_DIGEST_FROM", "").strip()
    if not recipients or "@" not in sender:
        raise ValueError(
            "CITYLEDGER_SMTP_HOST is set; set CITYLEDGER_DIGEST_FROM to the sender's address and CITYLEDGER_DIGEST_TO "
            "to the recipients' addresses, with commas between them"
        )
    return Mail(
        host=host,
        port=_number("CITYLEDGER_SMTP_PORT", _MAIL_PORTS[security]),
        security=security,
        sender=sender,
        recipients=recipients,
        user=os.environ.get("CITYLEDGER_SMTP_USER", ""),
        password=os.environ.get("CITYLEDGER_SMTP_PASSWORD", ""),
        authorities=os.environ.get("CITYLEDGER_SMTP_AUTHORITIES") or None,
    )


@dataclass(frozen=True, slots=True)
class PostgresServer:
    """The PostgreSQL server that `cityledger push` fills: its address, the schema, and the role that may read it."""

    address: str = field(repr=False)
    """A libpq address; it may hold a password, so it is in no message."""
    schema: str = "cityledger"
    reader: str | None = None


def _postgres() -> PostgresServer | None:
    """What CITYLEDGER_POSTGRES* says; None where it names no server."""
    address = os.environ.get("CITYLEDGER_POSTGRES", "").strip()
    if not address:
        return None
    return PostgresServer(
        address=address,
        schema=os.environ.get("CITYLEDGER_POSTGRES_SCHEMA") or "cityledger",
        reader=os.environ.get("CITYLEDGER_POSTGRES_READER") or None,
    )


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
    mail: Mail | None = field(default_factory=_mail)
    postgres: PostgresServer | None = field(default_factory=_postgres)
    embeddings: bool = field(default_factory=lambda: _switch("CITYLEDGER_EMBEDDINGS", True))
    """Whether the sentence-embedding model is asked where it is installed."""
    evidence: bool = field(default_factory=lambda: _switch("CITYLEDGER_EVIDENCE", True))
    """Whether a release gets a page for each document that shows where its rows were read."""
    evidence_pages: int = field(default_factory=lambda: _number("CITYLEDGER_EVIDENCE_PAGES", 500))
    """So many pages of a document may be shown as pictures."""
    evidence_address: str = field(default_factory=lambda: _web_folder("CITYLEDGER_EVIDENCE_BASE"))
    """Where the current release's folder is served on the web, if it is."""

    @property
    def evidence_base(self) -> str | None:
        """What evidence_url begins with: nothing where it counts from the release's folder, None without evidence."""
        return self.evidence_address if self.evidence else None

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
