"""What is extracted and harmonized: rows as written, the same rows with canonical names, whom and where they name."""

from dataclasses import dataclass

from cityledger.records.words import Box


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
    indicator_source: str | None = None
    """Where the indicator's words stand: `sentence`, `text before`, `table`, `chart` or `heading`."""
    subject_source: str | None = None
    """Where the subject stands: `sentence`, `text before`, `list head`, `table`, `section`, or `document` where it is
    whom the document speaks for; None without a subject."""


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
    standard_method: str | None
    """`terms` where the lookup's wordings say so, `embedding` where a sentence-embedding model finds the meaning."""
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
