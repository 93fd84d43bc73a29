"""Years, dates and spans in a sentence, and which of them a quantity is for.

In: a sentence's text. Out: `PeriodMention` records with ISO 8601 values and the part they play: when something is, when
it is due, what it is compared with. Linear in the text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
_YEAR = r"(?:1[89]\d\d|20\d\d|21\d\d)"
_TO = r"\s(?:to|through|until|till)\s|(?<=[Bb]etween \d{4})\sand\s"
_MENTION = re.compile(
    rf"(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?\s{{1,2}}(?P<month1>{_MONTH})\.?,?\s{{1,2}}(?P<year1>{_YEAR})\b"
    rf"|\b(?P<month2>{_MONTH})\.?\s{{1,2}}(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,\s{{0,2}}(?P<year2>{_YEAR})\b"
    rf"|\b(?P<month3>{_MONTH})\.?,?\s{{1,2}}(?P<year3>{_YEAR})\b"
    rf"|\b(?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?)\b(?![-/–]\d)"
    rf"|\b(?P<quarter>Q[1-4])(?:\s{{0,2}}|/|\sof\s)(?P<year4>{_YEAR})\b|\b(?P<year5>{_YEAR})[\s-]?(?P<quarter5>Q[1-4])\b"
    rf"|\b(?P<ordinal>first|second|third|fourth|last)\s(?P<part>quarter|half)\sof\s(?P<year6>{_YEAR})\b"
    rf"|(?<![\d.,$€£/-])(?P<first>{_YEAR})(?:\s?[-–—/]\s?(?P<last>{_YEAR}|\d\d)|(?:{_TO})(?P<until>{_YEAR}))"
    r"(?!\d|[.,]\d|\s?%)"
    rf"|(?<![\d.,$€£#/=_-])(?P<year>{_YEAR})(?![\d,]\d|\s?%|\w|/\d)(?:(?=\.\d{{1,2}}\b)|(?!\.\d))"
)
_ANY_YEAR = re.compile(r"(?:1[89]|2[01])\d\d")
"""Every period holds one, so a text without one is done with at once."""
_DUE = re.compile(
    r"(?:\b(?:by|until|no later than|not later than|up to|through|(?:by|before|until) the (?:end|close|year) of"
    r"|(?:by|before) the year|by (?:early|mid|late))"
    r"|\b(?:time ?frame|time ?line|deadline|due(?: date)?|completion(?: date)?|target (?:date|year)):)[\s-]*\(?$",
    re.IGNORECASE,
)
_IN = re.compile(
    r"\b(?:in|for|during|as of|end of|of|at|year|since|FY|early|mid|late|in the year|spring|summer|autumn|fall|winter"
    r"|census)[\s-]*\(?$",
    re.IGNORECASE,
)
_BASE = re.compile(
    r"\b(?:below|above|from|than|than in|against|compared (?:to|with)|relative to|versus|vs\.?|baseline (?:of|year)"
    r"|base(?:line)? year(?: of| in)?|baseline levels in|levels (?:in|of)|baseline|base year)"
    r"(?: the| a| an| its| their| our)?[\s(]*$",
    re.IGNORECASE,
)
_BASE_AFTER = re.compile(r"\s*(?:levels?\b|baselines?\b|base\b|base year|values\b|emissions levels)", re.IGNORECASE)
_SINCE = re.compile(
    r"\bsince(?: the year| (?:its|their|the|our|it|they|being)(?: [a-z-]+){0,3} (?:in|of|from|on))?[\s(]*$",
    re.IGNORECASE,
)
_BASE_WITHIN = 60
"""Characters from a change to the year that it is measured against."""
_DASHES = frozenset("-–—")
_OPENS_SPAN = {"to": "from ", "until": "from ", "till": "from ", "through": "from ", "and": "between "}
"""What opens a span, by the word between its two dates."""
_SOURCE_AFTER = re.compile(
    r"\s*(?:inventor|report|census|survey|data|figures|assessment|study|estimate|level)", re.IGNORECASE
)


_SOURCE_BEFORE = re.compile(r"\b(?:survey|census|study|poll|count|sample)s?\s(?:from|of|in)\s?$", re.IGNORECASE)
"""`a survey from 2031`: the year of what was asked or counted."""


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A period as written at a place: `role` is in, due, since, base, name or plain."""

    start: int
    end: int
    iso: str
    role: str

    @property
    def first_year(self) -> int:
        """The year in which it begins."""
        return int(self.iso[:4])

    @property
    def last_year(self) -> int:
        """The year in which it ends."""
        tail = self.iso.rpartition("/")[2][:4]
        return int(tail) if tail.isdigit() else self.first_year


def find_periods(text: str, offset: int = 0) -> list[PeriodMention]:
    """Every dated period of a text, in order; `offset` is added to the spans."""
    if _ANY_YEAR.search(text) is None:
        return []
    found = [
        PeriodMention(match.start() + offset, match.end() + offset, iso, _role(text, match))
        for match in _MENTION.finditer(text)
        if (iso := _iso(match))
    ]
    return _joined(found, text, offset)


def _joined(found: list[PeriodMention], text: str, offset: int) -> list[PeriodMention]:
    """`from May 2010 to June 2012`, `between 3 March 2010 and 1 May 2011`: two dates that are the ends of a span."""
    joined: list[PeriodMention] = []
    for mention in found:
        last = joined[-1] if joined else None
        if last is not None and "/" not in last.iso + mention.iso and last.iso < mention.iso:
            between = text[last.end - offset : mention.start - offset]
            before = text[max(0, last.start - offset - 9) : last.start - offset].lower()
            if between.strip() in _DASHES and len(last.iso) == len(mention.iso) > 4:
                joined[-1] = PeriodMention(last.start, mention.end, f"{last.iso}/{mention.iso}", "in")
                continue
            if _OPENS_SPAN.get(between.strip().lower(), "\n") in before:
                joined[-1] = PeriodMention(last.start, mention.end, f"{last.iso}/{mention.iso}", "in")
                continue
        joined.append(mention)
    return joined


def _iso(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    for day, month, year in (("day1", "month1", "year1"), ("day2", "month2", "year2")):
        if parts[year]:
            return f"{parts[year]}-{_month(parts[month])}-{int(parts[day]):02}" if 1 <= int(parts[day]) <= 31 else None
    if parts["year3"]:
        return f"{parts['year3']}-{_month(parts['month3'])}"
    if parts["iso"]:
        return str(parts["iso"])
    if parts["quarter"] or parts["quarter5"]:
        return _part(parts["year4"] or parts["year5"], 3, int((parts["quarter"] or parts["quarter5"])[1]))
    if parts["ordinal"]:
        months = 3 if parts["part"].lower() == "quarter" else 6
        return _part(parts["year6"], months, _ORDINALS.get(parts["ordinal"].lower(), 12 // months))
    if parts["first"]:
        return _span(parts["first"], parts["last"] or parts["until"])
    return str(parts["year"])


def _part(year: str, months: int, number: int) -> str | None:
    """A quarter or half of a year; None for a third half."""
    last = months * number
    return f"{year}-{last - months + 1:02}/{year}-{last:02}" if last <= 12 else None


def _span(first: str, last: str) -> str | None:
    full = last if len(last) == 4 else first[:2] + last
    if int(full) <= int(first):
        full = str(int(first[:2]) + 1) + last if len(last) == 2 and first.endswith("99") else first
    return f"{first}/{full}" if full != first else first


def _month(name: str) -> str:
    return f"{_MONTHS.index(name.lower()[:3]) + 1:02}"


def _role(text: str, match: re.Match[str]) -> str:
    before, after = text[max(0, match.start() - 40) : match.start()], text[match.end() : match.end() + 24]
    if _SINCE.search(before):
        return "since"
    if re.match(r"\s*(?:business as usual|BAU\b)", after):
        return "due"
    if match.group("ordinal") or match.group("quarter") or match.group("quarter5"):
        return "since" if _SINCE.search(before) else "in"
    if match.group("until") and before.rstrip().lower().endswith("from"):
        return "in"
    if _SOURCE_BEFORE.search(before):
        return "in"
    if _BASE.search(before) or _BASE_AFTER.match(after):
        return "base"
    if _DUE.search(before):
        return "due"
    if match.start() < 40 and after.startswith(":"):
        return "in"
    if _IN.search(before) or before.rstrip().endswith("(") or (not before.strip() and match.group("year")):
        return "in"
    if _SOURCE_AFTER.match(after):
        return "source"
    if after[:1] in " -" and after.lstrip(" -")[:1].isupper():
        return "name"
    return "in" if match.group("first") else "plain"


def choose_period(
    mentions: Sequence[PeriodMention],
    start: int,
    end: int,
    left: int,
    right: int,
    sentence_end: int,
    detached: frozenset[int] = frozenset(),
) -> str | None:
    """The period for the quantity at [start, end), with neighbours that end at `left` and begin at `right`.

    First what follows before the next quantity, then what stands before it, then what closes the sentence for all of
    its quantities, then what opens it. `detached` are the starts of mentions that belong to another clause.
    """
    usable = [mention for mention in mentions if mention.role not in ("base", "name") and mention.start not in detached]
    behind = [mention for mention in usable if end <= mention.start < right]
    for mention in behind:
        if mention.role in ("in", "due") and mention.start - end < 160:
            return mention.iso
    before = [mention for mention in usable if left <= mention.start < start]
    since = next((mention for mention in behind if mention.role == "since" and mention.start - end < 60), None)
    if since is not None:
        return _open_span(since, [mention for mention in usable if mention.start < start])
    if before and before[-1].role != "since":
        return before[-1].iso
    return _of_sentence(usable, start, end, sentence_end)


def since_base(mentions: Sequence[PeriodMention], end: int, right: int, period: str | None) -> str | None:
    """Of a change, the span from the year that it is measured against: `7% lower than in 2008` is `2008/..`."""
    bases = [mention for mention in mentions if mention.role == "base" and end <= mention.start < right]
    if not bases or bases[0].start - end > _BASE_WITHIN or (period and "/" in period):
        return period
    base = bases[0].iso
    if period is None:
        return f"{base}/.."
    return f"{base}/{period}" if base[:4] < period[:4] else period


def _open_span(since: PeriodMention, stated: Sequence[PeriodMention]) -> str:
    """`By May 2019 ... 40 since 2015`: from the year of `since` to the date that opens the sentence, else open."""
    until = stated[-1].iso if stated and stated[-1].last_year > since.first_year else ".."
    return f"{since.iso.partition('/')[0]}/{until}"


def _of_sentence(usable: Sequence[PeriodMention], start: int, end: int, sentence_end: int) -> str | None:
    """The period of a whole sentence: what closes it, else what opens it, else its source's, else since when."""
    closing = [
        mention
        for mention in usable
        if mention.start >= end and mention.role in ("in", "due") and mention.end >= sentence_end - 12
    ]
    if closing:
        return closing[-1].iso
    opening = [mention for mention in usable if mention.start < start and mention.role in ("in", "due", "source")]
    if opening:
        return opening[-1].iso
    sources = [mention for mention in usable if mention.start >= end and mention.role == "source"]
    if sources:
        return sources[0].iso
    since = [mention for mention in usable if mention.role == "since" and mention.start < start]
    return f"{since[-1].iso.partition('/')[0]}/.." if since else None
