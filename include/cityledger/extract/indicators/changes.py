"""Which way a value goes, and whether it is a difference or a level.

In: a `Reading` and a quantity. Out: directions of the extraction guidelines, answers about change.
"""

from cityledger.extract.indicators.reading import Reading, words_of
from cityledger.extract.quantities import Quantity
from cityledger.extract.quantities.lexicon import get_lexicon

_SHARES = frozenset({"%", "pp", "‰"})
_SIZES = frozenset({"smaller", "larger", "greater", "lower", "higher"})
_SAVED = frozenset({"saving", "savings"})
_PRESENT = frozenset({"the", "its", "their", "a", "an", "current", "present", "today's", "today’s", "about", "just"})
"""Words between `from` and the number that opens a way."""
_COMPARATIVES = {
    "more": "increase", "higher": "increase", "less": "decrease", "fewer": "decrease", "lower": "decrease",
}  # fmt: skip
_BEFORE_AMOUNT = frozenset({"a", "an", "another", "additional", "further", "extra", "average", "total", "of"})
_COMPARED = frozenset({"at", "least", "most", "about", "over", "more", "than", "around", "nearly", "well", "under"})
"""Words between `to` and the number that ends a way."""


def said_direction(reading: Reading, quantity: Quantity) -> str | None:
    """The direction that the words close to a quantity give it; what is saved is an amount, `drop-off` no drop."""
    if quantity.direction is None:
        return None
    at, behind = reading.at(quantity.modified_start), reading.at(quantity.end - 1) + 1
    lexicon = get_lexicon()
    for place in (*range(at - 1, max(-1, at - 5), -1), *range(behind, behind + 3)):
        word = reading.lower(place)
        if word.startswith(("drop-", "cut-", "fall-")) or word in _SAVED:
            return None
        if word == "up" and reading.lower(place - 1) in words_of("share_verbs"):
            return None
        if word in _SIZES and reading.is_noun(place + 1):
            return None
        if word in lexicon.increase or word in lexicon.decrease:
            break
    return quantity.direction


def is_change(reading: Reading, quantity: Quantity, at: int) -> bool:
    """A difference: a share or amount by which something rose or fell, not a level that it rose to."""
    before = reading.lower(at - 1)
    if before == "to":
        return False
    if quantity.form == "multiple":
        return True
    if said_direction(reading, quantity) is None:
        if _compared(reading, quantity):
            return True
        if _after_by(reading, at) and _moved_by(reading, at):
            return True
        stays = reading.lower(at) == "within" and before in ("staying", "stayed", "remained")
        return stays or "changed" in (before, reading.lower(at - 2))
    if quantity.symbol in _SHARES:
        return True
    moved = get_lexicon().increase | get_lexicon().decrease
    behind = reading.at(quantity.end - 1) + 1
    if reading.lower(behind) in words_of("comparatives"):
        return True
    return (
        before == "by"
        or before in moved - {"cut", "lower"}
        or (reading.lower(behind) in moved and reading.lower(behind + 1) == "than")
    )


def _moved_by(reading: Reading, at: int) -> str | None:
    """Which way a verb of change goes that a quantity with `by` closes: `lowered the share of cars by 9%`."""
    return _first_move(reading, range(at - 1, max(-1, at - 19), -1), (";", ":"))


def amount_of_change(about: str, quantity: Quantity) -> str | None:
    """Which way an amount goes whose phrase ends in a word of change: `3 t of emission reductions`; None for others."""
    last = about.lower().rpartition(" ")[2]
    if quantity.symbol in _SHARES or quantity.symbol in ("count", "rank") or quantity.dimension in ("money", "time"):
        return None
    return {"reductions": "decrease", "reduction": "decrease", "decrease": "decrease", "increase": "increase"}.get(last)


def follows_from(reading: Reading, at: int) -> bool:
    """Whether a value is the end of a way: `from 120 to 98`."""
    words = [reading.lower(place) for place in range(max(0, at - 14), at)]
    if not words or words[-1] != "to" or "from" not in words:
        return False
    start = len(words) - 1 - words[::-1].index("from")
    return any(reading.tag(at - len(words) + place) == "CRD" for place in range(start, len(words) - 1))


def opens_way(reading: Reading, at: int, behind: int) -> bool:
    """Whether a value is the beginning of a way: `from 120 in 2010 to 98`."""
    first = at - 1
    while first > at - 4 and reading.lower(first) in _PRESENT:
        first -= 1
    if reading.lower(first) != "from":
        return False
    for place in range(behind, min(behind + 8, len(reading.tokens) - 1)):
        if reading.lower(place) == "to":
            ends = range(place + 1, min(place + 5, len(reading.tokens)))
            end = next((step for step in ends if reading.lower(step) not in _COMPARED), place)
            return reading.tag(end) in ("CRD", "AV0") or reading.tokens[end].text in ("$", "€", "£")
        if reading.lower(place) in (",", ";", "."):
            return False
    return False


def direction_of(reading: Reading, quantity: Quantity, kind: str) -> str | None:
    """Which way the text says it goes: the quantity's own words, else a word of change close by in its clause."""
    if kind == "rank":
        return None
    at, behind = reading.at(quantity.modified_start), reading.at(quantity.end - 1) + 1
    if opens_way(reading, at, behind):
        return None
    if _after_by(reading, at) and (moved := _first_move(reading, range(at - 2, max(-1, at - 9), -1), (";", ":", ","))):
        return moved
    if direction := said_direction(reading, quantity) or _compared(reading, quantity):
        return direction
    if reading.lower(at - 1) == "to" and _behind_change(reading, at - 2):
        return _moved_by(reading, at)
    if follows_from(reading, at):
        return _moved_by(reading, at)
    at -= reading.lower(at - 1) == "net"
    if kind == "target" and reading.lower(at - 1) == "to":
        return _first_move(reading, range(at - 2, max(-1, at - 12), -1), (";", ",", "and"))
    if kind == "change" and _after_by(reading, at):
        return _moved_by(reading, at)
    if kind not in ("target", "change", "projection") or quantity.symbol not in _SHARES:
        return None
    forward = range(behind, min(behind + 6, len(reading.tokens)))
    reach = 18 if _after_by(reading, at) else 8
    backward = range(at - 1, max(-1, at - 1 - reach), -1)
    return _first_move(reading, forward, (".", ";", "by")) or _first_move(reading, backward, (";", ","))


def _compared(reading: Reading, quantity: Quantity) -> str | None:
    """`12% more than in 2030`, `4% less water`: which way a share goes that a comparative follows."""
    if quantity.symbol not in _SHARES:
        return None
    word = reading.lower(reading.at(quantity.modified_end - 1) + 1)
    return _COMPARATIVES.get(word)


def _behind_change(reading: Reading, place: int) -> bool:
    """`rose by 6% to 90`: whether a change by an amount ends at a place."""
    for step in range(place, max(0, place - 5), -1):
        if reading.tag(step) == "CRD":
            return _after_by(reading, step)
    return False


def _after_by(reading: Reading, at: int) -> bool:
    """`by 12%`, `by an additional 12%`, `by an average of 12 m`."""
    place = at - 1
    while place > at - 4 and reading.lower(place) in _BEFORE_AMOUNT:
        place -= 1
    return reading.lower(place) == "by"


def _first_move(reading: Reading, places: range, stops: tuple[str, ...]) -> str | None:
    lexicon = get_lexicon()
    for place in places:
        word = reading.lower(place)
        if word in _SAVED or (word in stops and not (word == "and" and reading.is_noun(place + 1))):
            return None
        if word == "up" and reading.lower(place - 1) in words_of("share_verbs"):
            return None
        if word in lexicon.decrease:
            return "decrease"
        if word in lexicon.increase:
            return "increase"
    return None
