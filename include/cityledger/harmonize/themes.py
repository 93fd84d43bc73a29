"""The themes that a row speaks of, in two schemes: the seven networks of the programme, and the 17 SDGs.

In: a row's own text and its section (heading path). Out: theme ids in the order of include/lookups/themes.yml, where
the terms and the rule stand: a strong term of the row or of the heading right above it suffices; weak ones need
company.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from cityledger.harmonize.words import PhraseIndex
from cityledger.lookups import read_lookup

STRONG, WEAK, NEEDED = 1.0, 0.5, 1.0
HEADINGS_ABOVE = 0.5
"""What a term in a heading further up counts, against one in the row or in the heading right above."""
SECTION_SEPARATOR = " > "
_LIKE = " like "
_LONGEST = 5_000


@dataclass(frozen=True, slots=True)
class _Terms:
    strong: PhraseIndex
    weak: PhraseIndex
    never: PhraseIndex
    order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThemeMatch:
    """A theme that a row speaks of, and how well it fits, from 0 to 1."""

    theme: str
    score: float


@cache
def _terms() -> _Terms:
    themes = {theme["id"]: theme for scheme in read_lookup("themes")["schemes"] for theme in scheme["themes"]}
    strong, weak, never = (PhraseIndex(_named(themes, strength)) for strength in ("strong", "weak", "never"))
    return _Terms(strong, weak, never, tuple(themes))


def _named(themes: Mapping[str, Any], strength: str) -> Iterator[tuple[str, str]]:
    """The terms of one strength with their themes; those of a theme that another is `like` under both names."""
    for name, theme in themes.items():
        yield from ((str(term), name) for term in theme.get(strength, ()))
        without = {str(term) for term in theme.get("but_not", ())}
        for other in theme.get("like", ()):
            terms = (str(term) for term in themes[other].get(strength, ()))
            yield from ((term, f"{name}{_LIKE}{other}") for term in terms if term not in without)


def find_themes(text: str, section: str, known: Iterable[str] = ()) -> tuple[ThemeMatch, ...]:
    """The themes of a row, and those already `known` (of its standard indicator), in the scheme's order."""
    *above, nearest = section.split(SECTION_SEPARATOR)
    scores = dict.fromkeys(known, NEEDED)
    _add(scores, f"{text[:_LONGEST]} . {nearest[:_LONGEST]}", 1.0)
    if any(above):
        _add(scores, " . ".join(above)[:_LONGEST], HEADINGS_ABOVE)
    for name in [name for name in scores if _LIKE in name]:
        theme = name.partition(_LIKE)[0]
        scores[theme] = max(scores.get(theme, 0.0), scores[name])
    fitting = (theme for theme in _terms().order if scores.get(theme, 0.0) >= NEEDED)
    return tuple(ThemeMatch(theme, score_of(scores[theme])) for theme in fitting)


def score_of(weight: float) -> float:
    """A share for the weight of a theme's terms: 1 gives 0.5, 2 gives 0.75, and each further 1 halves the rest."""
    return round(1.0 - math.pow(0.5, weight), 3)


def _add(scores: dict[str, float], text: str, weight: float) -> None:
    """Count each different term once, and none that is part of a longer one of the same theme."""
    terms = _terms()
    strong, weak, never = terms.strong.find(text), terms.weak.find(text), terms.never.find(text)
    for theme in {*strong, *weak}:
        found = strong.get(theme, set()) | weak.get(theme, set())
        longer = found | never.get(theme, set())
        for term in found:
            if not any(term != other and f" {term} " in f" {other} " for other in longer):
                value = STRONG if term in strong.get(theme, ()) else WEAK
                scores[theme] = scores.get(theme, 0.0) + value * weight
