"""By when: `by 2030`, `by the end of 2025`, `within three years`, `in the coming year`; how often: `every two years`.

In: a clause, sentence or heading and the document's date. Out: an ISO 8601 period or None, and apart from it a
recurrence such as R/P2Y. A year that only tells of the past or is part of a name is no deadline.
"""

import re

MONTHS = (
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)
_MONTH = rf"(?P<month>{'|'.join((*MONTHS, *(month[:3] for month in MONTHS), 'sept'))})\b\.?"
_MONTHS_OF_YEAR, _DAYS = 12, 31
_COUNTED = "one two three four five six seven eight nine ten".split()  # noqa: SIM905
_NUMBERS = {word: number for number, word in enumerate(_COUNTED, start=1)} | {"fifteen": 15, "twenty": 20}
_PART_OF_YEAR = "|".join(
    (
        r"(?:very\s+)?(?:early|mid|late|end|middle|beginning|start|close)",
        r"(?:first|second)\s+half",
        r"(?:first|second|third|fourth)\s+quarter|q[1-4]",
        r"spring|summer|autumn|fall|winter",
        r"fiscal\s+year|calendar\s+year|the\s+year|year|fy",
    )
)
_PART = rf"(?:the\s+)?(?:(?:{_PART_OF_YEAR})(?:\s+of)?[\s,-]*){{0,3}}(?:the\s+year\s+)?"
_SURE = frozenset({"by", "before", "until", "till", "no later than", "not later than", "prior to", "through"})
_LOOSE = ("in", "during", "at", "for", "from", "on", "starting", "beginning", "as of", "as early as")
_BEFORE = rf"(?:{'|'.join((*sorted(_SURE, key=len, reverse=True), *_LOOSE))})"
_YEAR = r"(?P<year>(?:19|20|21)\d\d)"
_GOES_ON = r"(?:and|or|to|in|by|through|with)\b"
_OF_A_NAME = r"(?:[A-Z]|baselines?|levels?|plan\b|inventor|survey|census|target|goal)"
_NOT_NAME = rf"(?![-–/]?\d|\s+(?!{_GOES_ON}){_OF_A_NAME})"
_DAY = re.compile(rf"\b{_BEFORE}\s+{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}", re.IGNORECASE)
_DAY_FIRST = re.compile(
    rf"\b{_BEFORE}\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}", re.IGNORECASE
)
_IN_FIGURES = re.compile(rf"\b{_BEFORE}\s+(?P<first>\d{{1,2}})[/.](?P<second>\d{{1,2}})[/.]{_YEAR}\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(rf"\({_MONTH},?\s+{_YEAR}\)\W*\Z", re.IGNORECASE)  # `Mend the quay (May 2031)`
_OF_MONTH = re.compile(
    rf"\b{_BEFORE}\s+(?:the\s+)?(?:(?:end|middle|beginning|start)\s+of\s+|(?:early|mid|late)[\s-]+)?"
    rf"{_MONTH},?\s+(?:of\s+)?{_YEAR}",
    re.IGNORECASE,
)
_SPAN = re.compile(
    rf"\b(?:in|during|over|for|between|from)\s+{_PART}{_YEAR}"
    r"\s*(?:-|–|to|and|until|through)\s*(?P<until>(?:20|21)?\d\d)\b",
    re.IGNORECASE,
)
_OF_YEAR = re.compile(rf"\b(?P<before>(?i:{_BEFORE}))\s+(?i:{_PART}){_YEAR}{_NOT_NAME}")
_WITHIN = re.compile(
    r"\b(?:within|in|over|during|for)\s+(?:the\s+)?(?:(?:next|coming|following|upcoming)\s+)?"
    r"(?P<count>\d{1,2}|[a-z]+)?[\s-]*(?P<unit>years?|months?|decade)\b",
    re.IGNORECASE,
)
_NEXT_YEAR = re.compile(r"(?<!the )\bnext year\b", re.IGNORECASE)
_NEXT = re.compile(r"\b(?:next|coming|following|upcoming)\b", re.IGNORECASE)
_TOLD = re.compile(r"(?<!\bbe )\b(?:[a-z]+ed|set|made|begun|built|held|led|won|taken|given|written)\s+\Z")
_COUNT = rf"(?P<count>\d{{1,2}}|{'|'.join(_COUNTED)}|other|second|third|fifth)"
_EVERY = re.compile(rf"\b(?:every|each)\s+(?:{_COUNT}\s+)?(?P<unit>years?|months?|quarters?|weeks?)\b", re.IGNORECASE)
_OFTEN = re.compile(
    r"\b(?P<often>annually|yearly|biennially|quarterly|monthly|weekly|once a year|once per year|twice a year)\b"
    r"(?!\s+(?!and\b|to\b|in\b|on\b|at\b|by\b|for\b|with\b|from\b|the\b)[a-z])",
    re.IGNORECASE,
)
_OFTEN_AS = {"annually": "1Y", "yearly": "1Y", "once a year": "1Y", "once per year": "1Y", "twice a year": "6M",
             "biennially": "2Y", "quarterly": "3M", "monthly": "1M", "weekly": "1W"}  # fmt: skip
_ORDINALS = {"other": 2, "second": 2, "third": 3, "fifth": 5}
_HOLDS_FOR_ALL = re.compile(  # not `Half the noise by 2030`, which is a goal of its own
    r"(?:\A\W*|\b(?:actions?|measures|steps|tasks|milestones|targets|goals|priorities|initiatives|projects|commitments"
    r"|do|done|deliver|delivered|complete|completed|achieve|achieved)\s+(?:\w+\s+){0,3})(?:by|until|before)\s"
    r"|\b(?:targets|goals|objectives|aims|ambitions)\s+for\s+(?=\d{4}\W*\Z)",
    re.IGNORECASE,
)
_TERM = re.compile(
    r"\b(?:short|mid|medium|middle|near|long)\w*[\s-]*term\b.{0,20}?"
    r"\(?(?:\d{1,2}\s*(?:-|–|to)\s*)?(?P<years>\d{1,2})\s*(?:years?|yrs?)\b",
    re.IGNORECASE,
)
_FIVE_YEAR_PLAN = re.compile(r"\b(?P<number>\d{1,2})th[\s-]+Five[\s-]+Year[\s-]+Plan", re.IGNORECASE)


def find_deadline(text: str, written: int | None) -> str | None:
    """The period that a piece of text sets, ISO 8601; `written` is the year of the document, where it is known."""
    if match := _DAY.search(text) or _DAY_FIRST.search(text):
        return (
            f"{match['year']}-{_month(match):02}-{int(match['day']):02}" if int(match["day"]) <= 31 else match["year"]
        )
    if match := _IN_BRACKETS.search(text):
        return _ahead(int(match["year"]), written) and f"{match['year']}-{_month(match):02}"
    if match := _IN_FIGURES.search(text):
        return _in_figures(match)
    if match := _OF_MONTH.search(text):
        sure = match.group().split()[0].lower() in _SURE
        return (sure or _ahead(int(match["year"]), written)) and f"{match['year']}-{_month(match):02}"
    if match := _SPAN.search(text):
        until = match["until"] if len(match["until"]) == 4 else match["year"][:2] + match["until"]
        return _ahead(int(until), written) and f"{match['year']}/{until}"
    for match in _OF_YEAR.finditer(text):
        is_sure = match["before"].lower() in _SURE
        if is_sure or (_ahead(int(match["year"]), written) and not _TOLD.search(text[: match.start()])):
            return match["year"]
    return _relative(text, written)


def deadline_of_heading(text: str, written: int | None) -> str | None:
    """What a heading sets for all under it: `Actions by 2030`, `Short term (1-3 years)`; a bare year in it does not."""
    if (match := _TERM.search(text)) and written is not None:
        return str(written + int(match["years"]))
    return find_deadline(text, written) if _HOLDS_FOR_ALL.search(text) else None


def find_recurrence(text: str) -> str | None:
    """How often a piece of text says that something comes again, as ISO 8601 marks it: `every five years` is R/P5Y."""
    if match := _EVERY.search(text):
        word = (match["count"] or "one").lower()
        count = int(word) if word.isdigit() else _ORDINALS.get(word) or _NUMBERS[word]
        unit = match["unit"].lower().rstrip("s")
        return f"R/P{count * 3}M" if unit == "quarter" else f"R/P{count}{unit[0].upper()}"
    often = _OFTEN.search(text)
    return f"R/P{_OFTEN_AS[often['often'].lower()]}" if often else None


def _month(match: re.Match[str]) -> int:
    return [month[:3] for month in MONTHS].index(match["month"][:3].lower()) + 1


def _in_figures(match: re.Match[str]) -> str:
    """`31/03/2031`: the date, or the year alone where day and month could be taken for each other."""
    first, second = int(match["first"]), int(match["second"])
    day, month = (first, second) if first > _MONTHS_OF_YEAR else (second, first)
    sure = day > _MONTHS_OF_YEAR >= month >= 1 and day <= _DAYS
    return f"{match['year']}-{month:02}-{day:02}" if sure else match["year"]


def _ahead(year: int, written: int | None) -> str | None:
    return str(year) if written is None or year >= written else None


def _relative(text: str, written: int | None) -> str | None:
    if match := _FIVE_YEAR_PLAN.search(text):
        return str(1950 + 5 * int(match["number"]) + 5)
    if written is not None and _NEXT_YEAR.search(text):
        return str(written + 1)
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
