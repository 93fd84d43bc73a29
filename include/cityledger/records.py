"""The frozen, typed records that the stages hand on; each is one row of a Parquet file in the store.

In: nothing but the standard library. Out: dataclasses whose field types `store` turns into Parquet columns, so a field
may be str, int, float, bool, one of these or None, a tuple of these, or a tuple of another record.

Conventions: boxes are (x0, top, x1, bottom) in PDF points from the top left of the page as a reader sees it; spans are
half-open character offsets into the document's text (the texts of its body blocks in reading order, joined by a blank
line); pages count from 1; periods and dates are ISO 8601.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Box = tuple[float, ...]
"""(x0, top, x1, bottom)."""

BLOCK_KINDS = ("heading", "paragraph", "list_item", "table", "caption", "footnote", "page_header", "page_footer")
FURNITURE = ("page_header", "page_footer")
BLOCK_SEPARATOR = "\n\n"
OUTCOMES = ("ok", "partial", "failed")


def document_text(blocks: "Iterable[Block]") -> str:
    """The text that every span counts in: the body blocks' texts in reading order, joined by a blank line."""
    return BLOCK_SEPARATOR.join(block.text for block in blocks if block.kind not in FURNITURE)


def document_mends(blocks: "Iterable[Block]") -> "tuple[Mend, ...]":
    """The mends of the body blocks in reading order, their offsets in the document's text."""
    return tuple(
        Mend(start=block.start + mend.start, end=block.start + mend.end, written=mend.written)
        for block in blocks
        if block.start is not None
        for mend in block.mends
    )


def as_written(text: str, mends: "Sequence[Mend]", start: int, end: int) -> str:
    """The characters of a text from start to end as the source has them; `mends` are the text's, in order.

    A mark that was taken out at the very edge of the span stays out: the source holds the span without it as well.
    """
    pieces, at = [], start
    for mend in mends[bisect_right(mends, start, key=lambda mend: mend.end) :]:
        if mend.start >= end:
            break
        pieces += [text[at : mend.start], mend.written]
        at = mend.end
    return "".join((*pieces, text[at:end]))


def make_key(*parts: object) -> str:
    """A stable 16-digit key of some values: the same values give the same key on any machine."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One set of bytes, wherever it was found. `document_id` is the first 16 digits of its SHA-256."""

    document_id: str
    sha256: str
    file_name: str
    media_type: str
    byte_size: int
    source: str
    collected_at: str
    title: str | None = None
    publisher: str | None = None
    published_on: str | None = None
    """ISO 8601, as exact as the document or its source states it: 2020, 2020-11 or 2020-11-05."""
    language: str | None = None
    place: str | None = None
    """The place that the document speaks for, as its source or its text names it."""
    licence: str | None = None
    url: str | None = None
    """Where the publisher offers the document to the public, where the source says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A place where some bytes were seen. The newest sighting of a place tells its current document."""

    uri: str
    document_id: str
    file_name: str
    source: str
    seen_at: str
    byte_size: int
    modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WordBox:
    """Where a run of a block's characters stands. `start` and `end` are offsets into the block's own text."""

    start: int
    end: int
    page: int
    box: Box
    confidence: float | None = None
    """From 0 to 1, of a word that was read from a picture; None for a text layer, which gives the words themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table block; `start` and `end` place its text in the block's text."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    text: str
    start: int
    end: int
    box: Box | None = None
    is_header: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mend:
    """A slip that a text sets right: its characters from start to end, maybe none, are `written` in the source."""

    start: int
    end: int
    written: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A piece of a document in reading order.

    Body blocks carry their span in the document's text; page headers and footers stand outside it (start and end are
    None). A table's text is its rows, one a line, the cells joined by ' | '.
    """

    document_id: str
    block_id: str
    position: int
    kind: str
    page: int
    text: str
    box: Box | None = None
    level: int | None = None
    """Of a heading (1 is the title) or of a list item (1 is the outermost)."""
    heading_path: tuple[str, ...] = ()
    """The headings that a body block stands under, outermost first, without itself."""
    start: int | None = None
    end: int | None = None
    language: str | None = None
    marker: str | None = None
    """What stood before a list item: '•', '1.', 'a)', '☒' (ticked) or '☐' (not)."""
    cells: tuple[Cell, ...] = ()
    words: tuple[WordBox, ...] = ()
    read_by: str = "text"
    """'text' for a text layer, 'ocr' for a page read from its image."""
    mends: tuple[Mend, ...] = ()
    """The slips of the source that `text` sets right, in order. A quote undoes them, so that the source holds it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One numeric value that a text gives to a property of a subject, as written (extraction guidelines, section 1)."""

    indicator_id: str
    document_id: str
    block_id: str
    page: int
    section: str
    indicator: str
    subject: str | None
    value: float
    value_upper: float | None
    value_text: str
    comparator: str
    unit: str
    kind: str
    direction: str | None
    period: str | None
    quote: str
    start: int
    end: int
    box: Box | None
    confidence: float
    extractor_version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """One committed or requested action, as written (extraction guidelines, section 2)."""

    commitment_id: str
    parent_commitment_id: str | None
    document_id: str
    block_id: str
    page: int
    section: str
    statement: str
    actor: str | None
    action: str
    verb: str | None
    strength: str
    continuing: bool
    purpose: str | None
    targets: tuple[str, ...]
    """The ids of the indicator rows inside the clause."""
    deadline: str | None
    partners: tuple[str, ...]
    places: tuple[str, ...]
    quote: str
    start: int
    end: int
    box: Box | None
    confidence: float
    extractor_version: str
    recurrence: str | None = None
    """How often the action is promised, as ISO 8601 marks what comes again: R/P1Y is every year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredInterest:
    """One option of a form, survey or slide, and whether its document ticks it."""

    interest_id: str
    document_id: str
    block_id: str
    page: int
    section: str
    question: str | None
    """The question, line or column heading that the option stands under."""
    option: str
    is_declared: bool
    actor: str | None
    """Who declares it, by the name the text uses in full, where that is known."""
    quote: str
    start: int
    end: int
    box: Box | None
    confidence: float
    extractor_version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CanonicalIndicator(Indicator):
    """An indicator with its canonical place, unit, period and, where one is known, standard indicator."""

    indicator_standard: str | None
    standard_score: float | None
    place: str | None
    place_code: str | None
    organization: str | None
    unit_dimension: str | None
    standard_value: float | None
    standard_unit: str | None
    period_start: str | None
    period_end: str | None
    themes: tuple[str, ...]
    warnings: tuple[str, ...] = ()
    """The names of the expectations of severity warning that the row did not meet."""
    theme_scores: tuple[float, ...] = ()
    """How well each of the themes fits, 0 to 1, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CanonicalCommitment(Commitment):
    """A commitment with canonical organisations, places, deadline and themes."""

    actor_organization: str | None
    partner_organizations: tuple[str, ...]
    canonical_places: tuple[str, ...]
    target_value: float | None
    target_unit: str | None
    deadline_start: str | None
    deadline_end: str | None
    themes: tuple[str, ...]
    warnings: tuple[str, ...] = ()
    """The names of the expectations of severity warning that the row did not meet."""
    theme_scores: tuple[float, ...] = ()
    """How well each of the themes fits, 0 to 1, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CanonicalDeclaredInterest(DeclaredInterest):
    """An option with the themes that it names and the canonical organisation that declares it."""

    actor_organization: str | None
    themes: tuple[str, ...]
    theme_scores: tuple[float, ...] = ()
    """How well each of the themes fits, 0 to 1, in their order."""
    warnings: tuple[str, ...] = ()
    """The names of the expectations of severity warning that the row did not meet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """An organisation, city or body that some row names: one canonical name and the names that stand for it."""

    name: str
    kind: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place that some row or document names. `kind` is city, district, region, country or world."""

    name: str
    kind: str
    country_code: str | None = None
    """ISO 3166-1 alpha-2."""
    subdivision_code: str | None = None
    """ISO 3166-2."""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that was expected and did not hold. `severity` is critical, warning or info."""

    finding_id: str
    stage: str
    table: str
    expectation: str
    severity: str
    reason: str
    remedy: str | None = None
    document_id: str | None = None
    file_name: str | None = None
    page: int | None = None
    column: str | None = None
    row_key: str | None = None
    observed: str | None = None
    row_json: str | None = None
    """The row that failed, whole, so that one set aside is not lost."""
    outcome: str = "failed"
    """'failed' where the expectation did not hold, 'errored' where it could not be checked."""
    found_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Processing:
    """What one stage did with one document: ok, partial or failed, and what it cost."""

    document_id: str
    stage: str
    outcome: str
    batch_id: str
    started_at: str
    seconds: float
    file_name: str | None = None
    pages: int | None = None
    rows: int | None = None
    reason: str | None = None
    """Why the outcome is not ok: names the file, the page where it is known, and the remedy."""
    version: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of the chain up to a release: what ran, in which versions, and how it ended."""

    run_id: str
    started_at: str
    ended_at: str | None
    trigger: str
    outcome: str
    pipeline_version: str
    extractor_version: str
    documents: int
    """How many documents the run took in."""
    batches: tuple[str, ...] = ()
    release_id: str | None = None
    reason: str | None = None
    """Why there is no new release, or why the outcome is not ok."""
