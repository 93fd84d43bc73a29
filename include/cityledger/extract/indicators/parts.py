"""Parts of what was counted before: `20 judges, six from clubs`, `12 talks, 40% of them given outdoors`.

In: a `Reading`, a quantity and the one before it. Out: the phrase of the part, or None where it is none.
"""

from cityledger.extract.indicators.modifiers import extend_right, predicate_after
from cityledger.extract.indicators.nouns import noun_phrase_after
from cityledger.extract.indicators.phrase import About, make_about
from cityledger.extract.indicators.reading import Reading
from cityledger.extract.quantities import Quantity

_THEM = frozenset({"them", "these", "those", "which", "whom"})
_LINKS = frozenset({"from", "in", "for", "with", "at", "on", "by"})
_JOINTS = frozenset({",", "and", ";", "(", ":", "including"})


def is_part(reading: Reading, at: int, behind: int) -> bool:
    """Whether a bare number goes on with `of them` or, behind a comma or `and` and another number, with `from ...`."""
    if reading.lower(behind) == "of":
        return reading.lower(behind + 1) in _THEM
    if reading.lower(behind) not in _LINKS or reading.lower(at - 1) not in _JOINTS:
        return False
    return any(reading.tag(place) == "CRD" for place in range(at))


def part_of_counted(reading: Reading, quantity: Quantity, previous: Quantity | None) -> About | None:
    """The things counted before with what is said of this part."""
    at, behind = reading.at(quantity.modified_start), reading.at(quantity.modified_end - 1) + 1
    if previous is None or previous.symbol != "count" or not is_part(reading, at, behind):
        return None
    if quantity.symbol != "count" and (quantity.symbol != "%" or reading.lower(behind) != "of"):
        return None
    whole = noun_phrase_after(reading, reading.at(previous.modified_end - 1) + 1)
    if whole is None or whole[1] > at:
        return None
    first = behind + 2 if reading.lower(behind) == "of" else behind
    tail = predicate_after(reading, first) or (first, extend_right(reading, (first, first), 1))
    return make_about(reading, tail, "part", whole) if tail[1] > tail[0] else None
