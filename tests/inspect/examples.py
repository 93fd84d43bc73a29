"""Records and a star schema as they should be, for the tests to break."""

from pathlib import Path

import duckdb

from cityledger.inspect import Batch
from cityledger.records import (
    Block,
    CanonicalCommitment,
    CanonicalDeclaredInterest,
    CanonicalIndicator,
    Document,
    make_key,
)
from cityledger.settings import PROJECT

DOCUMENT_ID = "0123456789abcdef"
TEXT = "Springfield will plant 300 trees by 2025.\n\nIt planted 100 trees in 2019."

DOCUMENT = Document(
    document_id=DOCUMENT_ID,
    sha256=DOCUMENT_ID * 4,
    file_name="plan.pdf",
    media_type="application/pdf",
    byte_size=1000,
    source="samples",
    collected_at="2026-11-01T10:00:00+00:00",
    title="Plan",
    published_on="2020-03",
    language="en",
    place="Springfield",
)
BLOCKS = (
    Block(
        document_id=DOCUMENT_ID, block_id="b0", position=0, kind="paragraph", page=1, text=TEXT[:41], start=0, end=41
    ),
    Block(
        document_id=DOCUMENT_ID, block_id="b1", position=1, kind="paragraph", page=1, text=TEXT[43:], start=43, end=73
    ),
)
INDICATOR = CanonicalIndicator(
    indicator_id=make_key("indicator", 1),
    document_id=DOCUMENT_ID,
    block_id="b0",
    page=1,
    section="",
    indicator="trees planted",
    subject="Springfield",
    value=300.0,
    value_upper=None,
    value_text="300",
    comparator="=",
    unit="count",
    kind="target",
    direction=None,
    period="2025",
    quote="plant 300 trees by 2025",
    start=17,
    end=40,
    box=(10.0, 20.0, 30.0, 40.0),
    confidence=0.9,
    extractor_version="1",
    indicator_standard=None,
    standard_score=None,
    standard_method=None,
    place="Springfield",
    place_code="US-IL",
    organization=None,
    unit_dimension="count",
    standard_value=300.0,
    standard_unit="count",
    period_start="2025-01-01",
    period_end="2025-12-31",
    themes=("environment",),
    theme_scores=(0.5,),
)
COMMITMENT = CanonicalCommitment(
    commitment_id=make_key("commitment", 1),
    parent_commitment_id=None,
    document_id=DOCUMENT_ID,
    block_id="b0",
    page=1,
    section="",
    statement="commitment",
    actor="Springfield",
    action="plant 300 trees",
    verb="plant",
    strength="firm",
    continuing=False,
    purpose=None,
    targets=(INDICATOR.indicator_id,),
    deadline="2025",
    partners=(),
    places=(),
    quote="will plant 300 trees by 2025",
    start=12,
    end=40,
    box=None,
    confidence=0.9,
    extractor_version="1",
    actor_organization="City of Springfield",
    partner_organizations=(),
    canonical_places=("Springfield",),
    target_value=300.0,
    target_unit="count",
    deadline_start="2025-01-01",
    deadline_end="2025-12-31",
    themes=("environment",),
    theme_scores=(0.5,),
)
INTEREST = CanonicalDeclaredInterest(
    interest_id=make_key("interest", 1),
    document_id=DOCUMENT_ID,
    block_id="b0",
    page=1,
    section="",
    question="What will Springfield do?",
    option="plant 300 trees",
    is_declared=True,
    actor="Springfield",
    quote="plant 300 trees",
    start=17,
    end=32,
    box=None,
    confidence=0.9,
    extractor_version="1",
    actor_organization="City of Springfield",
    themes=("environment",),
    theme_scores=(0.5,),
)


def batch(
    documents=(DOCUMENT,), indicators=(INDICATOR,), commitments=(COMMITMENT,), blocks=BLOCKS, interests=(INTEREST,)
) -> Batch:
    """A batch of good records but for what is given."""
    return Batch(
        batch_id="batch-1",
        documents=tuple(documents),
        blocks=tuple(blocks),
        indicators=tuple(indicators),
        commitments=tuple(commitments),
        interests=tuple(interests),
    )


def star_schema(path: str | Path = ":memory:") -> duckdb.DuckDBPyConnection:
    """A connection to the project's own star schema with one document and its rows."""
    connection = duckdb.connect(str(path))
    connection.execute((PROJECT / "sql" / "schemas.sql").read_text())
    connection.execute((PROJECT / "sql" / "landing" / "release.sql").read_text())  # the views name its release
    for table in sorted((PROJECT / "sql" / "star").glob("*.sql")):
        connection.execute(table.read_text())
    connection.execute(Path(__file__).with_name("good_star.sql").read_text())
    return connection
