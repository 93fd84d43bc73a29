"""The themes that a row speaks of, in two schemes: the seven networks of the programme, and the 17 SDGs.

In: a row's own text and its section (heading path). Out: theme ids in the order of include/lookups/themes.yml, where
the terms and the rule stand: a strong term of the row or of the heading right above it suffices; weak ones need
company.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from cityledger.harmonize.words import PhraseIndex
from cityledger.lookups import read_lookup

STRONG, WEAK, NEEDED = 1.0, 0.5, 1.0
HEADINGS_ABOVE = 0.5
"""What a term in a heading further up counts, against one in the row or in the heading right above."""
SECTION_SEPARATOR = " > "
_LONGEST = 5_000


@dataclass(frozen=True, slots=True)
class _Terms:
    strong: PhraseIndex
    weak: PhraseIndex
    order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThemeMatch:
    """A theme that a row speaks of, and how well it fits, from 0 to 1."""

    theme: str
    score: float


@cache
def _terms() -> _Terms:
    themes = [theme for scheme in read_lookup("themes")["schemes"] for theme in scheme["themes"]]
    strong = ((str(term), theme["id"]) for theme in themes for term in theme["strong"])
    weak = ((str(term), theme["id"]) for theme in themes for term in theme["weak"])
    return _Terms(PhraseIndex(strong), PhraseIndex(weak), tuple(theme["id"] for theme in themes))


def find_themes(text: str, section: str, known: Iterable[str] = ()) -> tuple[ThemeMatch, ...]:
    """The themes of a row, and those already `known` (of its standard indicator), in the scheme's order."""
    *above, nearest = section.split(SECTION_SEPARATOR)
    scores = dict.fromkeys(known, NEEDED)
    _add(scores, f"{text[:_LONGEST]} . {nearest[:_LONGEST]}", 1.0)
    if any(above):
        _add(scores, " . ".join(above)[:_LONGEST], HEADINGS_ABOVE)
    fitting = (theme for theme in _terms().order if scores.get(theme, 0.0) >= NEEDED)
    return tuple(ThemeMatch(theme, score_of(scores[theme])) for theme in fitting)


def score_of(weight: float) -> float:
    """A share for the weight of a theme's terms: 1 gives 0.5, 2 gives 0.75, and each further 1 halves the rest."""
    return round(1.0 - math.pow(0.5, weight), 3)


def _add(scores: dict[str, float], text: str, weight: float) -> None:
    """Count each different term once, and none that is part of a longer one of the same theme."""
    strong, weak = _terms().strong.find(text), _terms().weak.find(text)
    for theme in {*strong, *weak}:
        found = strong.get(theme, set()) | weak.get(theme, set())
        for term in found:
            if not any(term != longer and f" {term} " in f" {longer} " for longer in found):
                value = STRONG if term in strong.get(theme, ()) else WEAK
                scores[theme] = scores.get(theme, 0.0) + value * weight
