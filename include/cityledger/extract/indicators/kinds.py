"""Whether a value is measured, promised, forecast, a change or a rank, and which way it goes.

In: a `Reading`, a quantity, its phrase and the words above it. Out: kind and direction of the extraction guidelines.
"""

from cityledger.extract.indicators.about import About
from cityledger.extract.indicators.reading import Reading, words_of
from cityledger.extract.quantities import Quantity
from cityledger.extract.quantities.lexicon import get_lexicon

_CLAUSE_ENDS = frozenset({";", "while", "but", "whereas", "although"})
_AGENTLESS_FUTURE = frozenset({"will", "shall"})
_GROWS = frozenset("grow increase rise decline decrease fall reach double need require face experience become be exceed account cost continue".split())
_PAST = frozenset({"VVD", "VBD", "VHD", "VDD"})


def kind_of(reading: Reading, quantity: Quantity, about: About | None, head: str, due: bool) -> str:
    """actual, target, change, rank or projection; `due` tells that a date follows with `by`."""
    if quantity.symbol == "rank":
        return "rank"
    at = reading.at(quantity.start)
    words = _clause_words(reading, at)
    near = set(words)
    projected = bool(near & words_of("projection_markers")) and not _promised(reading, at, near)
    if projected:
        return "projection"
    if _is_target(reading, quantity, at, near, head, due):
        return "target"
    return "change" if _is_change(reading, quantity, at, about) else "actual"


def _clause_words(reading: Reading, at: int) -> list[str]:
    """The words from the clause's beginning to a little behind the quantity."""
    first = at
    while first > 0 and at - first < 30 and reading.lower(first - 1) not in _CLAUSE_ENDS:
        first -= 1
    stop = min(len(reading.tokens), at + 7)
    return [reading.lower(place) for place in range(first, stop)]


def _promised(reading: Reading, at: int, near: set[str]) -> bool:
    return bool(near & {"goal", "goals", "target", "targets", "aims", "aim", "committed", "commitment", "pledge", "pledged", "commits"}) and not near & {"scenario", "scenarios", "projected", "forecast"}


def _is_target(reading: Reading, quantity: Quantity, at: int, near: set[str], head: str, due: bool) -> bool:
    before = [reading.tokens[place] for place in range(max(0, at - 30), at)]
    reached = {"achieved", "met", "surpassed", "exceeded", "reached"} & near and not due
    if near & words_of("target_markers") and not reached:
        finite_past = any(token.tag in _PAST and token.lower not in ("set", "established", "adopted", "planned", "aimed", "committed", "pledged", "targeted", "proposed", "agreed", "was", "were") for token in before[-6:])
        if not finite_past:
            return True
    if due and not any(token.tag in _PAST for token in before[-5:]):
        return True
    first = reading.lower(0)
    if first in words_of("imperatives") and reading.tag(0) in ("VVI", "VVB", "NN1", "AJ0", "VVN", "VVD", "NP0", "AV0"):
        return True
    infinitive = any(token.tag == "TO0" for token in before[-5:]) and any(token.tag == "VVI" for token in before[-4:])
    if infinitive and not {"continues", "enough", "able"} & near and not any(token.tag in _PAST for token in before[-8:]):
        return True
    return bool(set(head.lower().replace(":", " ").split()) & (words_of("goal_headings") | {"will", "shall"})) and not any(token.tag in _PAST for token in before)


def _is_change(reading: Reading, quantity: Quantity, at: int, about: About | None) -> bool:
    """A difference: a share or amount by which something rose or fell, not a level that it rose to."""
    before = reading.lower(reading.at(quantity.modified_start) - 1)
    if before == "to" and quantity.direction:
        return False
    if quantity.direction is None:
        return before in ("changed",)
    lexicon = get_lexicon()
    behind = reading.at(quantity.end - 1) + 1
    after = [reading.lower(place) for place in range(behind, behind + 3)]
    moved = lexicon.increase | lexicon.decrease
    if quantity.symbol in ("%", "pp", "‰"):
        return True
    return before == "by" or after[0] in ("more", "less", "fewer", "higher", "lower", "hotter", "cooler", "warmer", "colder") or (after[0] in moved and after[1] == "than") or before in moved - {"cut", "lower"}


def direction_of(reading: Reading, quantity: Quantity, kind: str, about: About | None) -> str | None:
    """Which way the text says it goes: the quantity's own words, else a noun of change in its phrase or its clause."""
    if kind == "rank":
        return None
    lexicon = get_lexicon()
    if quantity.direction:
        return quantity.direction
    if kind not in ("target", "change", "projection") or quantity.symbol not in ("%", "pp", "‰"):
        return None
    behind = reading.at(quantity.end - 1) + 1
    for place in range(behind, behind + 5):
        word = reading.lower(place)
        if word in (".", ";", "by") or reading.tag(place) == "CRD":
            break
        if word in lexicon.decrease or word in lexicon.increase:
            return "decrease" if word in lexicon.decrease else "increase"
    at = reading.at(quantity.modified_start)
    for place in range(at - 1, max(-1, at - 9), -1):
        word = reading.lower(place)
        if word in (";", ",") or reading.tag(place) == "CRD":
            break
        if word in lexicon.decrease or word in lexicon.increase:
            return "decrease" if word in lexicon.decrease else "increase"
    return None
