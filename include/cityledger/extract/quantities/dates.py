"""Numbers that are dates, times of day, years, editions or parts of codes: never quantities.

In: tokens and the place of a numeral. Out: the place behind what is no quantity, or None. Rules look at a few tokens on
each side.
"""

import re
from collections.abc import Sequence

from cityledger.extract.quantities.codes import skip_code, skip_telephone
from cityledger.extract.quantities.lexicon import get_lexicon
from cityledger.extract.quantities.number import touches, word_at
from cityledger.extract.quantities.numerals import LONGEST_NUMERAL, looks_like_year
from cityledger.extract.quantities.references import skip_reference
from cityledger.extract.quantities.tokens import Token

_GLUED_YEAR = re.compile(r"(?:19|20)\d\d\d")
_CLOCK = frozenset({"am", "pm", "a.m", "p.m", "hrs", "o'clock", "h00"})


def skip_non_quantity(tokens: Sequence[Token], at: int) -> int | None:
    """The place behind a date, time, year, code or reference that the numeral at a place belongs to; None if none."""
    token = tokens[at]
    if len(token.text) > LONGEST_NUMERAL:
        return at + 1
    return (
        skip_telephone(tokens, at)
        or skip_code(tokens, at)
        or _skip_date(tokens, at)
        or _skip_year(tokens, at)
        or _skip_time(tokens, at)
        or skip_reference(tokens, at)
    )


def is_month(word: str) -> bool:
    """Whether a word names a month, in full or short."""
    return word.rstrip(".") in get_lexicon().months


def _skip_date(tokens: Sequence[Token], at: int) -> int | None:
    """10 October 2020, October 10, 19th of May, 05>09 October, Oct. 13-15."""
    value = tokens[at].text
    if not (value.isdecimal() and len(value) <= 2 and 1 <= int(value) <= 31):
        return None
    stop = at + 1
    if word_at(tokens, stop) in ("st", "nd", "rd", "th") and touches(tokens, stop):
        stop += 1
    if word_at(tokens, stop) == "of":
        stop += 1
    if stop < len(tokens) and (tokens[stop].text in "->–" or tokens[stop].lower in ("to", "and")):
        end = stop + 1
        if end + 1 < len(tokens) and tokens[end].kind == "n" and is_month(word_at(tokens, end + 1)):
            return end + 2
    if stop < len(tokens) and is_month(word_at(tokens, stop)) and tokens[stop].text[0].isupper():
        return stop + 1
    before = at - 2 if word_at(tokens, at - 1) == "." else at - 1
    if before >= 0 and is_month(word_at(tokens, before)) and tokens[before].text[0].isupper():
        if tokens[before].lower == "may" and word_at(tokens, stop) not in (",", ".", "", "-", "–", "and", "at"):
            return None
        while stop + 1 < len(tokens) and tokens[stop].text in "-–" and tokens[stop + 1].kind == "n":
            stop += 2
        return stop
    return None


def _skip_year(tokens: Sequence[Token], at: int) -> int | None:
    """2019, 2012-13, 2012/2013, FY 12/13, 2008.3 (a footnote behind the year), 1990s."""
    token = tokens[at]
    if word_at(tokens, at + 1) == "s" and touches(tokens, at + 1) and _names_decade(tokens, at):
        return at + 2
    fiscal = word_at(tokens, at - 1) in ("fy", "fys", "sfy", "cy")
    if _GLUED_YEAR.fullmatch(token.text) and word_at(tokens, at - 1) in ("in", "since", "by", "until", "during"):
        return at + 1
    if not (looks_like_year(token) or (fiscal and token.text.isdecimal())):
        return None
    stop = at + 1
    while stop + 1 < len(tokens) and tokens[stop].text in "-–—/" and tokens[stop + 1].kind == "n":
        if not _continues_year(token.text, tokens[stop + 1].text):
            break
        stop += 2
    if stop > at + 1 or fiscal:
        return stop
    if word_at(tokens, stop) == "s" and touches(tokens, stop):
        return stop + 1
    return stop if _reads_as_year(tokens, at, stop) else None


def _names_decade(tokens: Sequence[Token], at: int) -> bool:
    """the 80s, in her 40s, the mid-90s."""
    before = tokens[at - 2 if word_at(tokens, at - 1) in ("-", "'", "’", "‘") else at - 1].lower if at else ""
    return bool(re.fullmatch(r"[1-9]0", tokens[at].text)) and before in get_lexicon().words["before_decade"]


def _continues_year(first: str, second: str) -> bool:
    second = second.partition(".")[0]
    if not second.isdecimal():
        return False
    if len(second) == 4:
        return int(first[:4]) <= int(second) <= 2200
    return len(second) == 2 and (int(first[2:4]) + 1) % 100 <= int(second) if first[:4].isdecimal() else False


def _reads_as_year(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """A lone four-digit number: a year unless money, a unit, a scale or a comparison makes it a quantity."""
    if not 1800 <= int(tokens[at].text[:4]) <= 2100 and word_at(tokens, at - 1) not in ("in", "since", "of"):
        return False
    before, after = word_at(tokens, at - 1), word_at(tokens, stop)
    lexicon = get_lexicon()
    if before in get_lexicon().words["year_cues"] and after not in lexicon.scales and after != "people":
        return True
    if tokens[at - 1].text in lexicon.signs if at else False:
        return False
    if at and tokens[at - 1].text in lexicon.codes and tokens[at - 1].start + 4 >= tokens[at].start - 1:
        return False
    if after == "%" or after in lexicon.scales or (after,) in lexicon.unit_names or (after,) in lexicon.money_names:
        return False
    if stop < len(tokens) and (tokens[stop].text,) in lexicon.unit_shorts and after not in ("a", "s", "in", "t", "m"):
        return False
    if before in ("below", "above"):
        return True
    is_round = (
        tokens[at].text.endswith("00") and after.endswith("s") and stop < len(tokens) and tokens[stop].text.islower()
    )
    if after in ("people", "persons", "inhabitants", "jobs") or (is_round and at and len(after) > 3):
        return False
    two_before = word_at(tokens, at - 2)
    if (two_before, before) in lexicon.comparators or (
        (before,) in lexicon.comparators and before not in ("around", "near")
    ):
        return before in ("before", "after", "since") or before in ("by",)
    return before not in lexicon.comparator_signs


def _skip_time(tokens: Sequence[Token], at: int) -> int | None:
    """5 pm, 7.30pm, 8 to 10 a.m., 12-4pm, 1400 GMT."""
    if (
        re.fullmatch(r"[012]\d[0-5]\d", tokens[at].text)
        and word_at(tokens, at + 1) in get_lexicon().words["time_zones"]
        and (word_at(tokens, at + 1) != "hrs" or word_at(tokens, at - 1) in ("at", "by", "from", "until", "till", "to"))
    ):
        return at + 2
    if not re.fullmatch(r"\d{1,2}(?:\.\d\d)?", tokens[at].text):
        return None
    stop = _clock(tokens, at + 1)
    spans = word_at(tokens, at + 1) in ("-", "–", "to", "and") and re.fullmatch(r"\d{1,2}", word_at(tokens, at + 2))
    return _clock(tokens, at + 3) if stop is None and spans else stop


def _clock(tokens: Sequence[Token], at: int) -> int | None:
    word = word_at(tokens, at)
    if word in _CLOCK and (word != "hrs" or touches(tokens, at)):
        return at + 1
    return at + 3 if word in ("a", "p") and [word_at(tokens, at + step) for step in (1, 2)] == [".", "m"] else None
