"""By when: `by 2030`, `by the end of 2025`, `within three years`, `in the next year`.

In: a clause or sentence and the document's date. Out: an ISO 8601 period, or None. A year that only tells of the past or
is part of a name is no deadline.
"""

import re

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH = rf"(?P<month>{'|'.join(MONTHS)})"
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
  "fifteen": 15, "twenty": 20}  # fmt: skip
_PART = (
    r"(?:the\s+)?(?:(?:very\s+)?(?:early|mid|late|end|middle|beginning|start|close|first half|second half|spring|summer|autumn|fall"
    r"|winter|(?:first|second|third|fourth) quarter|q[1-4]|fiscal year|fy|the year|calendar year|year)(?:\s+of)?[\s,-]*){0,3}(?:the\s+year\s+)?"
)
_BEFORE = r"(?:by|before|until|till|through|no later than|not later than|prior to|in|during|at|for|from|on|starting|beginning|as of|as early as)"
_YEAR = r"(?P<year>(?:19|20|21)\d\d)"
_NOT_NAME = r"(?![-–/]?\d|\s+(?!and\b|or\b|to\b|in\b|by\b|through\b|with\b)(?:[A-Z]|baseline|levels?|plan\b|inventor|survey|census|target|goal|baselines))"
_DAY = re.compile(rf"\b{_BEFORE}\s+{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}", re.IGNORECASE)
_OF_MONTH = re.compile(
    rf"\b{_BEFORE}\s+(?:the\s+)?(?:(?:end|middle|beginning|start)\s+of\s+|(?:early|mid|late)[\s-]+)?{_MONTH},?\s+(?:of\s+)?{_YEAR}",
    re.IGNORECASE,
)
_SPAN = re.compile(
    rf"\b(?:in|during|over|for|between|from)\s+{_PART}{_YEAR}\s*(?:-|–|to|and|until|through)\s*(?P<until>(?:20|21)?\d\d)\b",
    re.IGNORECASE,
)
_OF_YEAR = re.compile(rf"\b(?P<before>(?i:{_BEFORE}))\s+(?i:{_PART}){_YEAR}{_NOT_NAME}")
_WITHIN = re.compile(
    r"\b(?:within|in|over|during|for)\s+(?:the\s+)?(?:(?:next|coming|following|upcoming)\s+)?(?P<count>\d{1,2}|[a-z]+)?[\s-]*(?P<unit>years?|months?|decade)\b",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\b(?:next|coming|following|upcoming)\b", re.IGNORECASE)
_FIVE_YEAR_PLAN = re.compile(r"\b(?P<number>\d{1,2})th[\s-]+Five[\s-]+Year[\s-]+Plan", re.IGNORECASE)
_SURE = frozenset({"by", "before", "until", "till", "no later than", "not later than", "prior to", "through"})


def find_deadline(text: str, written: int | None) -> str | None:
    """The period that a piece of text sets, ISO 8601; `written` is the year of the document, where it is known."""
    if match := _DAY.search(text):
        return (
            f"{match['year']}-{_month(match):02}-{int(match['day']):02}" if int(match["day"]) <= 31 else match["year"]
        )
    if match := _OF_MONTH.search(text):
        sure = match.group().split()[0].lower() in _SURE
        return (sure or _ahead(int(match["year"]), written)) and f"{match['year']}-{_month(match):02}"
    if match := _SPAN.search(text):
        until = match["until"] if len(match["until"]) == 4 else match["year"][:2] + match["until"]
        return _ahead(int(until), written) and f"{match['year']}/{until}"
    for match in _OF_YEAR.finditer(text):
        if match["before"].lower() in _SURE or _ahead(int(match["year"]), written):
            return match["year"]
    return _relative(text, written)


def _month(match: re.Match[str]) -> int:
    return MONTHS.index(match["month"].lower()) + 1


def _ahead(year: int, written: int | None) -> str | None:
    return str(year) if written is None or year >= written else None


def _relative(text: str, written: int | None) -> str | None:
    if match := _FIVE_YEAR_PLAN.search(text):
        return str(1950 + 5 * int(match["number"]) + 5)
    match = _WITHIN.search(text)
    if match is None or written is None:
        return None
    count = (match["count"] or "one").lower()
    is_next = _NEXT.search(match.group()) is not None
    number = int(count) if count.isdigit() else 1 if count in ("next", "coming") and is_next else _NUMBERS.get(count)
    if number is None or (not is_next and not match.group().lower().startswith("within")):
        return None
    if match["unit"].lower().startswith("month"):
        return str(written + number // 12) if number >= 12 else None
    return str(written + number * (10 if match["unit"].lower() == "decade" else 1))
