"""Periods and deadlines as written, as the first and last day that they cover.

In: ISO 8601 dates, months, years and intervals as the extract stage writes them, and the forms that documents write
and that may pass through (quarters, halves, fiscal years). Out: two ISO dates. What cannot be read has none, and stays
in its row as written: a wrong date is worse than no date.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any

from cityledger.lookups import read_lookup


@dataclass(frozen=True, slots=True)
class Bounds:
    """First and last day, ISO 8601; None where the period is open or could not be read."""

    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class FiscalRule:
    """How a country's fiscal years lie: the month they begin in, and which calendar year a one-year label names."""

    first_month: int
    named_after_end: bool


_Span = tuple[date, date]

_LONGEST = 40
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T.*)?")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_YEAR = re.compile(r"(\d{4})")
_PART = re.compile(r"(?:(\d{4})[- ]?([QHW])(\d{1,2})|([QH])(\d)[- /]?(\d{4}))", re.IGNORECASE)
_DECADE = re.compile(r"(\d{3})(?:0s|X|x)")
_TWO_YEARS = re.compile(r"(FY|AY)?\s*(\d{4})[-–/](\d{2}|\d{4})", re.IGNORECASE)
_FISCAL = re.compile(r"FY\s*'?(\d{4}|\d{2})", re.IGNORECASE)
_DURATION = re.compile(r"P(?:(\d{1,3})Y)?(?:(\d{1,3})M)?(?:(\d{1,3})W)?(?:(\d{1,4})D)?")
_OPEN = ("", "..")


@cache
def fiscal_rules() -> dict[str, FiscalRule]:
    """The rule of each country that include/lookups/periods.yml has one for."""
    entries: list[dict[str, Any]] = read_lookup("periods")["fiscal_years"]
    return {item["country"]: FiscalRule(item["first_month"], item["named_after"] == "end") for item in entries}


@lru_cache(maxsize=20_000)
def period_bounds(period: str | None, country: str | None = None) -> Bounds:
    """The first and last day of a period as written; `country` (ISO 3166-1) decides how fiscal years lie.

    An interval open at one end has no day there. Nothing is given for what is not a period, for dates that do not
    exist, for an interval that ends before it begins, for a mere duration (P3Y) and for a recurrence (R/P1Y).
    """
    text = (period or "").strip()
    if not text or len(text) > _LONGEST:
        return Bounds()
    try:
        span = _single(text, country)
        return Bounds(span[0].isoformat(), span[1].isoformat()) if span else _interval(text, country)
    except (ValueError, OverflowError):  # a month 13, a 30th of February, a year 0
        return Bounds()


def _interval(text: str, country: str | None) -> Bounds:
    """`A/B`, where A or B may be open (`..` or nothing) or a duration."""
    first, slash, last = text.partition("/")
    if not slash or (first in _OPEN and last in _OPEN):
        return Bounds()
    start = None if first in _OPEN else _single(first, country)
    end = None if last in _OPEN else _single(last, country)
    if start and not end and last not in _OPEN:
        end = _lasting(start[0], last, forward=True)
    if end and not start and first not in _OPEN:
        start = _lasting(end[1], first, forward=False)
    if (start is None and first not in _OPEN) or (end is None and last not in _OPEN):
        return Bounds()
    if start and end and end[1] < start[0]:
        return Bounds()
    return Bounds(start[0].isoformat() if start else None, end[1].isoformat() if end else None)


def _single(text: str, country: str | None) -> _Span | None:
    """The days of one date, month, year, quarter, half, week, decade or fiscal year; None for anything else."""
    if match := _DATE.fullmatch(text):
        day = date(int(match[1]), int(match[2]), int(match[3]))
        return day, day
    if (match := _MONTH.fullmatch(text)) and 1 <= int(match[2]) <= 12:
        return _months(int(match[1]), int(match[2]), 1)
    if match := _YEAR.fullmatch(text):
        return _months(int(match[1]), 1, 12)
    if match := _PART.fullmatch(text):
        return _part(int(match[1] or match[6]), (match[2] or match[4]).upper(), int(match[3] or match[5]))
    if match := _DECADE.fullmatch(text):
        return date(int(match[1]) * 10, 1, 1), date(int(match[1]) * 10 + 9, 12, 31)
    if match := _FISCAL.fullmatch(text):
        return _fiscal_label(int(match[1]), country)
    if match := _TWO_YEARS.fullmatch(text):
        return _two_years(match, country)
    return None


def _part(year: int, letter: str, number: int) -> _Span:
    """A quarter, half or ISO week of a year; ValueError if the year has no such part."""
    if letter == "W":
        return date.fromisocalendar(year, number, 1), date.fromisocalendar(year, number, 7)
    length = 3 if letter == "Q" else 6
    if not 1 <= number <= 12 // length:
        raise ValueError(f"a year has no {letter}{number}")
    return _months(year, (number - 1) * length + 1, length)


def _months(year: int, month: int, length: int) -> _Span:
    last = year * 12 + month - 1 + length - 1
    last_year, last_month = divmod(last, 12)
    return date(year, month, 1), date(last_year, last_month + 1, monthrange(last_year, last_month + 1)[1])


def _fiscal_label(label: int, country: str | None) -> _Span | None:
    """`FY2019`: the year that the country's rule says; None where there is no rule."""
    rule = fiscal_rules().get(country or "")
    if rule is None:
        return None
    year = label if label > 99 else 2000 + label
    starts = year - 1 if rule.named_after_end and rule.first_month > 1 else year
    return _months(starts, rule.first_month, 12)


def _two_years(match: re.Match[str], country: str | None) -> _Span | None:
    """`2019-20`, `2019/20`, `FY2019/2020`: the fiscal year that begins in the first.

    Without a rule for the country it is every day of both years, which surely holds the period. `2019/2020` with two
    whole years and no FY is an ISO interval, which is not for here.
    """
    marked, first, second = match[1], int(match[2]), match[3]
    if not marked and len(second) == 4:
        return None
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    if last < first:
        last += 100  # 1999-00
    rule = fiscal_rules().get(country or "")
    if last == first + 1 and rule and rule.first_month > 1:
        return _months(first, rule.first_month, 12)
    return date(first, 1, 1), date(last, 12, 31)


def _lasting(day: date, text: str, *, forward: bool) -> _Span | None:
    """The span of an ISO duration from its first day on, or up to its last day."""
    match = _DURATION.fullmatch(text)
    if not match or not any(match.groups()):
        return None
    years, months, weeks, days = (int(part or 0) for part in match.groups())
    sign = 1 if forward else -1
    # Counted from the day after the last one, so that a year up to 31 December begins on 1 January.
    base = day if forward else day + timedelta(days=1)
    count = base.year * 12 + base.month - 1 + sign * (years * 12 + months)
    year, month = divmod(count, 12)
    other = base.replace(year=year, month=month + 1, day=min(base.day, monthrange(year, month + 1)[1]))
    other += sign * timedelta(weeks=weeks, days=days)
    return (day, other - timedelta(days=1)) if forward else (other, day)
