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

_MOST_WORDS = 40
_CHANGES = ("share", "percentage points")


@dataclass(frozen=True, slots=True)
class Standard:
    """A standard indicator: what a row must say to be it."""

    id: str
    dimensions: tuple[str, ...]
    wordings: tuple[frozenset[str], ...]
    without: frozenset[str]
    change_of: str | None
    sdg: str | None


@dataclass(frozen=True, slots=True)
class Match:
    """A standard indicator and how well the row's words speak for it."""

    standard: Standard
    score: float


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
    fall) is an entry with `change_of`, never the level itself. A rank measures no level: it has no standard indicator.
    """
    if dimension is None or dimension == "rank":
        return None
    index = _index()
    words = frozenset(loose_tokens(indicator)[:_MOST_WORDS]) - index.passed_over
    candidates = {item.id: item for word in words for item in index.by_word.get(word, ())}
    fitting = _resolved(candidates.values(), dimension, kind, direction)
    lowest = index.accepted_from if accepted_from is None else accepted_from
    scored = [Match(result, score) for item, result in fitting if (score := _score(item, words)) and score >= lowest]
    return max(scored, key=lambda match: match.score, default=None)  # the first of the lookup where two are as good


def _resolved(
    candidates: Iterable[Standard], dimension: str, kind: str, direction: str | None
) -> Iterable[tuple[Standard, Standard]]:
    """Each candidate whose words are looked at, with the entry that the row would get."""
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
