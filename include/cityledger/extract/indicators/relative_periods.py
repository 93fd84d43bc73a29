"""Periods that a text tells by its own date: last year, over the past decade, in the next five years.

In: a sentence and the day that the document was published on. Out: `PeriodMention` records with ISO 8601 years. Without
that day there are none, as the day on which a document was collected says nothing of what it calls last year.
"""

import re
from collections.abc import Iterator

from cityledger.extract.indicators.periods import PeriodMention

_COUNTS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
    "fifteen": 15, "twenty": 20, "thirty": 30,
}  # fmt: skip
_PAST = r"(?:last|past|previous|preceding)"
_NEXT = r"(?:next|coming|following)"
_UNIT = r"(?P<unit>years?|decades?)"
_MENTION = re.compile(
    rf"\b(?:over|in|during|within|for|throughout|across)\s+the\s+(?:(?P<past>{_PAST})|(?P<next>{_NEXT}))\s+"
    rf"(?:(?P<count>\d{{1,2}}|{'|'.join(_COUNTS)})[\s-]+)?{_UNIT}\b"
    r"|\b(?P<last_year>last year|the (?:previous|past) year)\b"
    r"|\b(?P<this_year>this year|the current year)\b"
    r"|\b(?P<next_year>(?:by |in )?next year)\b",
    re.IGNORECASE,
)
_DECADE = 10


def find_relative_periods(text: str, offset: int, published_on: str | None) -> list[PeriodMention]:
    """The periods counted from the document's own year, in order; `offset` is added to the spans."""
    if published_on is None or not published_on[:4].isdigit():
        return []
    return list(_mentions(text, offset, int(published_on[:4])))


def _mentions(text: str, offset: int, now: int) -> Iterator[PeriodMention]:
    for match in _MENTION.finditer(text):
        role = "due" if match["next_year"] and match["next_year"].lower().startswith("by ") else "in"
        yield PeriodMention(match.start() + offset, match.end() + offset, _iso(match, now), role)


def _iso(match: re.Match[str], now: int) -> str:
    if match["last_year"]:
        return str(now - 1)
    if match["this_year"]:
        return str(now)
    if match["next_year"]:
        return str(now + 1)
    years = _length(match)
    if years == 1:
        return str(now - 1 if match["past"] else now + 1)
    return f"{now - years}/{now}" if match["past"] else f"{now}/{now + years}"


def _length(match: re.Match[str]) -> int:
    said = (match["count"] or "1").lower()
    count = int(said) if said.isdigit() else _COUNTS[said]
    return max(1, count) * (_DECADE if match["unit"].lower().startswith("decade") else 1)
