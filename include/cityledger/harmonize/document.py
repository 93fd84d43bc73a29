"""Harmonize one document's rows: the stage's public function.

In: a Document, its Indicator, Commitment and DeclaredInterest records. Out: `Harmonized`. What was written is
never altered; what cannot be made canonical is None, and its written form stays in its row.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from cityledger.harmonize.organizations import OTHER, OrganizationFinder, kind_of_body
from cityledger.harmonize.paraphrases import closest_standards
from cityledger.harmonize.periods import period_bounds
from cityledger.harmonize.places import PlaceFinder, code_of
from cityledger.harmonize.standards import Match, match_standard
from cityledger.harmonize.surroundings import bare_name, says_region
from cityledger.harmonize.themes import ThemeMatch, find_themes
from cityledger.harmonize.units import Measure, standardize
from cityledger.harmonize.words import fold_name
from cityledger.records import (
    CanonicalCommitment,
    CanonicalDeclaredInterest,
    CanonicalIndicator,
    Commitment,
    DeclaredInterest,
    Document,
    Indicator,
    Organization,
    Place,
)

_NOT_OF_THE_PLACE = ("network", "programme", "university", "company")
"""Bodies whose figures are not those of the place that the document speaks for, unless their name says so."""


@dataclass(frozen=True, slots=True)
class Harmonized:
    """A document under its canonical place, its rows in canonical form, and the organisations and places named."""

    document: Document
    indicators: tuple[CanonicalIndicator, ...]
    commitments: tuple[CanonicalCommitment, ...]
    organizations: tuple[Organization, ...]
    places: tuple[Place, ...]
    interests: tuple[CanonicalDeclaredInterest, ...] = ()


def harmonize_document(
    document: Document,
    indicators: Sequence[Indicator],
    commitments: Sequence[Commitment],
    interests: Sequence[DeclaredInterest] = (),
    *,
    embeddings: bool = True,
) -> Harmonized:
    """The rows with canonical places, organisations, units, periods, themes and standard indicators, in their order.

    With `embeddings`, the model of the extra of that name is asked, where it is installed, for the standard indicator
    of rows that the terms leave unknown.
    """
    work = _Work(document, indicators, commitments, interests)
    measures = [standardize(row.value, row.unit, difference=row.kind == "change") for row in indicators]
    matches = _match_standards(indicators, measures, embeddings=embeddings)
    canonical_indicators = tuple(map(work.indicator, indicators, measures, matches))
    canonical_commitments = tuple(work.commitment(row) for row in commitments)
    canonical_interests = tuple(work.interest(row) for row in interests)
    home = work.places.home
    return Harmonized(
        replace(document, place=home.name) if home else document,
        canonical_indicators,
        canonical_commitments,
        work.organizations.named(),
        work.named_places(),
        canonical_interests,
    )


class _Work:
    """What the rows of one document share."""

    def __init__(
        self,
        document: Document,
        indicators: Sequence[Indicator],
        commitments: Sequence[Commitment],
        interests: Sequence[DeclaredInterest],
    ) -> None:
        speakers = [*(row.actor or "" for row in commitments), *(row.subject or "" for row in indicators)]
        self.places = PlaceFinder(document, speakers)
        self.organizations = OrganizationFinder(_names(indicators, commitments, interests), self.places)
        self._values = {row.indicator_id: row for row in indicators}
        self._used: dict[Place, None] = {self.places.home: None} if self.places.home else {}

    def named_places(self) -> tuple[Place, ...]:
        """The document's own place first, then those of its rows as they come."""
        return tuple(self._used)

    def indicator(self, row: Indicator, measure: Measure, match: Match | None) -> CanonicalIndicator:
        """One indicator row; its organisation is that of its subject, its place that of its subject or document."""
        organization = self._organization_of(row.subject)
        place = self._use(self._place_of(row.subject, organization))
        bounds = period_bounds(row.period, self.places.country)
        themes = find_themes(row.indicator, row.section, _goal_of(match))
        return CanonicalIndicator(
            **_written(row, Indicator),
            indicator_standard=match.standard.id if match else None,
            standard_score=match.score if match else None,
            standard_method=match.method if match else None,
            place=place.name if place else None,
            place_code=code_of(place),
            organization=organization.name if organization else None,
            unit_dimension=measure.dimension,
            standard_value=measure.value,
            standard_unit=measure.unit,
            period_start=bounds.start,
            period_end=bounds.end,
            **_themed(themes),
        )

    def commitment(self, row: Commitment) -> CanonicalCommitment:
        """One commitment row; its target is the first of the indicator rows inside its clause."""
        actor = self.organizations.find(row.actor) if row.actor else None
        partners = [self.organizations.find(name) for name in row.partners]
        target = next((self._values[key] for key in row.targets if key in self._values), None)
        bounds = period_bounds(row.deadline, self.places.country)
        return CanonicalCommitment(
            **_written(row, Commitment),
            actor_organization=actor.name if actor else None,
            partner_organizations=_unique(partner.name for partner in partners if partner),
            canonical_places=_unique(place.name for name in row.places if (place := self._use(self._place(name)))),
            target_value=target.value if target else None,
            target_unit=target.unit if target else None,
            deadline_start=bounds.start,
            deadline_end=bounds.end,
            **_themed(find_themes(f"{row.action} . {row.purpose or ''}", row.section)),
        )

    def interest(self, row: DeclaredInterest) -> CanonicalDeclaredInterest:
        """One option; the text over it does not count for its themes, as that holds for all options alike."""
        actor = self.organizations.find(row.actor) if row.actor else None
        return CanonicalDeclaredInterest(
            **_written(row, DeclaredInterest),
            actor_organization=actor.name if actor else None,
            **_themed(find_themes(row.option, "")),
        )

    def _use(self, place: Place | None) -> Place | None:
        if place:
            self._used.setdefault(place)
        return place

    def _place(self, name: str) -> Place | None:
        return self.places.find(name).place or self.places.inside(name)

    def _organization_of(self, subject: str | None) -> Organization | None:
        """The organisation that a subject is; a place's bare name and a group of people are none."""
        if not subject:
            return None
        says_body = kind_of_body(subject) is not None or bool(bare_name(fold_name(subject))[1])
        if self.places.find(subject).place and not says_body:
            return None
        found = self.organizations.look_up(subject)
        return self.organizations.find(subject) if found and (says_body or found.kind != OTHER) else None

    def _place_of(self, subject: str | None, organization: Organization | None) -> Place | None:
        """The subject's place; the document's where the subject names none and is no foreign body or unknown name."""
        if not subject:
            return self.places.home
        found = self.places.find(subject)
        if found.known:
            return found.place
        if inside := self.places.inside(subject):
            return inside
        if says_region(bare_name(fold_name(subject))[1]):
            return None  # a county or province that nobody knows is not the document's city
        if organization:
            return None if organization.kind in _NOT_OF_THE_PLACE else self.places.home
        return self.places.home if _is_common(subject) else None


def _match_standards(rows: Sequence[Indicator], measures: Sequence[Measure], *, embeddings: bool) -> list[Match | None]:
    """The standard indicator of each row: by terms, else by meaning where that is asked for."""
    told = [
        (row.indicator, measure.dimension, row.kind, row.direction) for row, measure in zip(rows, measures, strict=True)
    ]
    matches = [match_standard(*one) for one in told]
    if embeddings:
        unknown = [place for place, match in enumerate(matches) if match is None]
        for place, match in zip(unknown, closest_standards([told[place] for place in unknown]), strict=True):
            matches[place] = match
    return matches


def _is_common(subject: str) -> bool:
    """Whether a subject is words and no name: 'households', 'the bus fleet', 'Public transport'."""
    words = subject.split()
    return not any(word[:1].isupper() for word in words[1:]) and (len(words) > 1 or subject[:1].islower())


def _goal_of(match: Match | None) -> tuple[str, ...]:
    """The SDG theme of a standard indicator: its target 11.6 is of goal 11."""
    return (f"sdg:{match.standard.sdg.split('.')[0]}",) if match and match.standard.sdg else ()


def _names(
    indicators: Iterable[Indicator], commitments: Iterable[Commitment], interests: Iterable[DeclaredInterest]
) -> Iterable[str]:
    """Every name that may be an organisation's."""
    for row in commitments:
        yield from (row.actor or "", *row.partners)
    for item in indicators:
        yield item.subject or ""
    for option in interests:
        yield option.actor or ""


def _themed(matches: Sequence[ThemeMatch]) -> dict[str, Any]:
    return {"themes": tuple(item.theme for item in matches), "theme_scores": tuple(item.score for item in matches)}


def _written(
    row: Indicator | Commitment | DeclaredInterest,
    record: type[Indicator] | type[Commitment] | type[DeclaredInterest],
) -> dict[str, Any]:
    return {field.name: getattr(row, field.name) for field in fields(record)}


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
