"""The standard indicator that a row measures, by the wordings of include/lookups/indicators.yml.

In: a row's indicator as written, its kind, direction and the dimension of its unit. Out: the standard indicator's id
and a score from 0 to 1, or nothing: unknown stays unknown. The rule stands at the top of the lookup.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from cityledger.harmonize.words import loose_tokens
from cityledger.lookups import read_lookup

Told = tuple[str, str | None, str, str | None]
"""What a row says of what it measures: indicator as written, dimension of its unit, kind, direction."""

_MOST_WORDS = 40
_CHANGES = ("share", "percentage points")


@dataclass(frozen=True, slots=True)
class Standard:
    """A standard indicator: what a row must say to be it."""

    id: str
    dimensions: tuple[str, ...]
    phrases: tuple[str, ...]
    """Its name and its wordings, as the lookup writes them."""
    wordings: tuple[frozenset[str], ...]
    without: frozenset[str]
    change_of: str | None
    sdg: str | None


@dataclass(frozen=True, slots=True)
class Match:
    """A standard indicator and how well the row's words speak for it."""

    standard: Standard
    score: float
    """By terms the share of the row's telling words that a wording explains, by embedding the cosine; 0 to 1."""
    method: str
    """`terms` or `embedding`."""


@dataclass(frozen=True, slots=True)
class _Index:
    standards: dict[str, Standard]
    by_word: dict[str, tuple[Standard, ...]]
    change_of: dict[str, Standard]
    passed_over: frozenset[str]
    accepted_from: float


@cache
def _index() -> _Index:
    content = read_lookup("indicators")
    passed_over = frozenset(word for item in content["passed_over"]["words"] for word in loose_tokens(item))
    standards = {item["id"]: _standard(item, passed_over) for item in content["indicators"]}
    by_word: dict[str, list[Standard]] = defaultdict(list)
    for standard in standards.values():
        for word in {word for wording in standard.wordings for word in wording}:
            by_word[word].append(standard)
    changes = {item.change_of: item for item in standards.values() if item.change_of}
    frozen = {word: tuple(items) for word, items in by_word.items()}
    return _Index(standards, frozen, changes, passed_over, float(content["accepted_from"]))


def _standard(item: dict[str, Any], passed_over: frozenset[str]) -> Standard:
    """An entry of the lookup; ValueError where a wording has no telling word left."""
    wordings = tuple(frozenset(loose_tokens(wording)) - passed_over for wording in item["wordings"])
    if not all(wordings):
        raise ValueError(
            f"include/lookups/indicators.yml: a wording of {item['id']} has only words that are passed over"
        )
    return Standard(
        id=item["id"],
        dimensions=tuple(item["dimensions"]),
        phrases=(item["name"], *item["wordings"]),
        wordings=wordings,
        without=frozenset(word for entry in item.get("without", ()) for word in loose_tokens(entry)),
        change_of=item.get("change_of"),
        sdg=item.get("sdg"),
    )


def match_standard(
    indicator: str, dimension: str | None, kind: str, direction: str | None, *, accepted_from: float | None = None
) -> Match | None:
    """The best standard indicator of a row, or None; `accepted_from` takes the place of the lookup's lowest score.

    A difference (kind `change`, percentage points, or a percentage by which something that is no share shall rise or
    fall) is an entry with `change_of`, never the level itself.
    """
    index = _index()
    words = telling_words(indicator)
    candidates = {item.id: item for word in words for item in index.by_word.get(word, ())}
    lowest = index.accepted_from if accepted_from is None else accepted_from
    fitting = allowed_standards(candidates.values(), dimension, kind, direction)
    scores = [(result, _score(item, words)) for item, result in fitting]
    scored = [Match(result, score, "terms") for result, score in scores if score and score >= lowest]
    return max(scored, key=lambda match: match.score, default=None)  # the first of the lookup where two are as good


def telling_words(indicator: str) -> frozenset[str]:
    """The words of a row that say what is measured, without plural endings; of a long text the first forty count."""
    return frozenset(loose_tokens(indicator)[:_MOST_WORDS]) - _index().passed_over


def all_standards() -> tuple[Standard, ...]:
    """The standard indicators of the lookup, in its order."""
    return tuple(_index().standards.values())


def allowed_standards(
    candidates: Iterable[Standard], dimension: str | None, kind: str, direction: str | None
) -> Iterable[tuple[Standard, Standard]]:
    """Each candidate that a row's unit and kind allow, with the entry that the row would get: its level or its change.

    None for a row without a dimension, and for a rank, which measures no level.
    """
    if dimension is None or dimension == "rank":
        return
    for item in candidates:
        change = item if item.change_of else _index().change_of.get(item.id)
        level = not item.change_of and dimension in item.dimensions
        if change and _is_difference(item, dimension, kind, direction):
            if dimension in change.dimensions:
                yield item, change
        elif (level and kind != "change") or (item.change_of and dimension in item.dimensions):
            yield item, item


def _is_difference(item: Standard, dimension: str, kind: str, direction: str | None) -> bool:
    if kind == "change" or dimension == "percentage points":
        return True
    return dimension in _CHANGES and direction is not None and dimension not in item.dimensions


def _score(item: Standard, words: frozenset[str]) -> float:
    """The share of the row's telling words that the best wording explains; 0 where a word rules the entry out."""
    if not words or words & item.without:
        return 0.0
    explained = max((len(wording) for wording in item.wordings if wording <= words), default=0)
    return round(explained / len(words), 3)
