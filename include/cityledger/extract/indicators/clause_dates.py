"""Which of a sentence's dates go with a quantity's clause: those that set its term, those of another clause.

In: a `Reading`, its period mentions and a quantity. Out: whether a term is set; the places of dates of other clauses.
"""

from collections.abc import Sequence

from cityledger.extract.indicators.periods import PeriodMention
from cityledger.extract.indicators.reading import FINITE, Reading
from cityledger.extract.quantities import Quantity

_JOINTS = frozenset({";", "while", "but", "whereas"})


def is_due(
    reading: Reading, periods: Sequence[PeriodMention], quantity: Quantity, right: int, period: str | None
) -> bool:
    """Whether a date with `by` behind the quantity sets a term; one before it does where no verb tells of the past."""
    due = [mention for mention in periods if mention.role == "due" and mention.iso == period]
    if any(quantity.end <= mention.start < right for mention in due):
        return True
    behind = reading.at(quantity.end - 1) + 1
    return any(mention.start < quantity.start for mention in due) and not _has_verb(reading, behind, behind + 8)


def find_detached(reading: Reading, periods: Sequence[PeriodMention], quantity: Quantity) -> frozenset[int]:
    """The starts of periods that belong to another clause of the sentence than the quantity."""
    at, behind = reading.at(quantity.start), reading.at(quantity.end - 1) + 1
    found = set()
    for mention in periods:
        place = reading.at(mention.start)
        if place >= behind and reading.lower(place + 1) == ":" and reading.tag(place + 2) == "CRD":
            found.add(mention.start)
        if (
            place < at
            and place > 4
            and not _behind_modal(reading, place)
            and _new_clause(reading, place, at)
            and _has_verb(reading, 0, place)
        ):
            found.add(mention.start)
        if place >= behind and (_new_clause(reading, behind, place) or _of_before(reading, behind, place)):
            found.add(mention.start)
    return frozenset(found)


def _behind_modal(reading: Reading, place: int) -> bool:
    """`shall, before June 2031, mend`: a date put in between a modal and its verb."""
    comma = next((step for step in range(place, max(0, place - 8), -1) if reading.lower(step) == ","), 0)
    return comma > 0 and reading.tag(comma - 1) == "VM0"


def _of_before(reading: Reading, first: int, stop: int) -> bool:
    """`80 sales, down from 95 in 2031`: the date is of the value that it is compared with."""
    return any(
        reading.lower(step) in ("up", "down") and reading.lower(step + 1) == "from" for step in range(first, stop - 1)
    )


def _new_clause(reading: Reading, first: int, stop: int) -> bool:
    """Whether a conjunction or semicolon with a verb of its own stands between two tokens."""
    joints = (step for step in range(first, stop) if reading.tag(step) == "CJC" or reading.lower(step) in _JOINTS)
    joint = next(joints, None)
    if joint is not None and _same_promise(reading, joint):
        joint = None
    if joint is not None and reading.lower(joint) == ";":
        return True
    return (joint is not None and _has_verb(reading, joint, stop)) or reading.closes_aside(first, stop)


def _same_promise(reading: Reading, joint: int) -> bool:
    """`will open 6 halls and equip them`: a base form behind `and` goes with the modal before."""
    base = reading.tag(joint + 1) in ("VVB", "VVI") and reading.tag(joint) == "CJC"
    return base and any(reading.tag(step) == "VM0" for step in range(joint))


def _has_verb(reading: Reading, first: int, stop: int) -> bool:
    return any(reading.tag(step) in FINITE for step in range(first, stop))
