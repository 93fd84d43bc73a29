"""Numbers that are dates, times of day, years, editions or parts of codes: never quantities.

In: tokens and the place of a numeral. Out: the place behind what is no quantity, or None. Rules look at a few tokens on
each side.
"""

import re
from collections.abc import Sequence

from cityledger.extract.quantities.lexicon import get_lexicon
from cityledger.extract.quantities.number import touches, word_at
from cityledger.extract.quantities.numerals import LONGEST_NUMERAL, NO_DENOMINATORS, looks_like_year
from cityledger.extract.quantities.references import skip_reference
from cityledger.extract.quantities.tokens import Token

_GLUED_YEAR = re.compile(r"(?:19|20)\d\d\d")
_DASHES = frozenset("-–—‐‑/−")
_BETWEEN_GROUPS = frozenset({"(", ")", "-", "–", "/"})
_FEWEST_DIGITS = 8
"""Of a telephone number."""
_CLOCK = frozenset({"am", "pm", "a.m", "p.m", "hrs", "o'clock", "h00"})


def skip_non_quantity(tokens: Sequence[Token], at: int) -> int | None:
    """The place behind a date, time, year, code or reference that the numeral at a place belongs to; None if none."""
    token = tokens[at]
    if len(token.text) > LONGEST_NUMERAL:
        return at + 1
    return (
        _skip_telephone(tokens, at)
        or _skip_code(tokens, at)
        or _skip_date(tokens, at)
        or _skip_year(tokens, at)
        or _skip_time(tokens, at)
        or skip_reference(tokens, at)
    )


def is_month(word: str) -> bool:
    """Whether a word names a month, in full or short."""
    return word.rstrip(".") in get_lexicon().months


def _skip_telephone(tokens: Sequence[Token], at: int) -> int | None:
    """0800 555 0142, +44 20 7946 0018, (212) 555 0142: groups of digits set apart by spaces."""
    opener = tokens[at - 1].text if touches(tokens, at) else " "
    in_brackets = opener == "(" and word_at(tokens, at + 1) == ")"
    is_code = re.fullmatch(r"0\d{2,6}", tokens[at].text) or (
        (opener == "+" or in_brackets) and len(tokens[at].text) < 5
    )
    stop, digits = at + 1, len(tokens[at].text)
    while is_code and stop < min(len(tokens), at + 8):
        if tokens[stop].text not in _BETWEEN_GROUPS and not re.fullmatch(r"\d{2,8}", tokens[stop].text):
            break
        if tokens[stop].start - tokens[stop - 1].end > 1:
            break
        digits, stop = digits + len(tokens[stop].text) * (tokens[stop].kind == "n"), stop + 1
    return stop if is_code and digits >= _FEWEST_DIGITS and stop > at + 1 else None


def _skip_code(tokens: Sequence[Token], at: int) -> int | None:
    """Chains like 2020-05-01, 1-222-2222, B-12-345, 12.3.4, 24/7, #12, and numerals glued to a name before them."""
    stop = at + 1
    while stop + 1 < len(tokens) and stop < at + 12:
        joined = tokens[stop].text in _DASHES or tokens[stop].text in ":."
        if not (joined and touches(tokens, stop) and touches(tokens, stop + 1) and tokens[stop + 1].kind == "n"):
            break
        stop += 2
    links = (stop - at) // 2
    marks = {tokens[place].text for place in range(at + 1, stop, 2)}
    if links >= 2:
        return stop
    if (
        links == 1
        and tokens[at].text.isdigit()
        and tokens[at + 2].text.isdigit()
        and _is_score_or_call(tokens, at, stop)
    ):
        return stop
    if links == 1 and marks == {"/"} and _is_day_and_month(tokens, at):
        return stop
    if links == 1 and (marks & {":", "."} or (tokens[at].text, tokens[at + 2].text) == ("24", "7")):
        return stop
    if tokens[at].text.count(".") > 1 and not re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", tokens[at].text):
        return stop
    if at and tokens[at - 1].text == "#":
        return stop
    if (
        at > 1
        and tokens[at - 1].text in "+&"
        and touches(tokens, at)
        and touches(tokens, at - 1)
        and tokens[at - 2].kind == "w"
    ):
        return stop
    if at > 1 and tokens[at - 1].text in ".…" and tokens[at - 2].text in ".…":
        return stop
    if _is_note_mark(tokens, at, stop):
        return stop
    if at >= 2 and tokens[at - 1].text in "-‐‑_/" and touches(tokens, at) and touches(tokens, at - 1):
        return stop if tokens[at - 2].kind == "w" and not _joins_quantity(tokens[at - 2]) else None
    return None


def _is_score_or_call(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """2-1 and 50-50 are scores, 123-4567 a telephone number; 10-20 is a range."""
    first, second = tokens[at].text, tokens[at + 2].text
    if tokens[at + 1].text not in "-–":
        return False
    if (len(first), len(second)) == (3, 4):
        return True
    follows = tokens[stop].text if stop < len(tokens) else ""
    return int(first) >= int(second) and len(second) == len(first) < 3 and follows not in ("%", "percent", "per")


def _is_day_and_month(tokens: Sequence[Token], at: int) -> bool:
    """9/11 and 26/11; 3/4 is a fraction."""
    first, second = tokens[at].text, tokens[at + 2].text
    if not (first.isdigit() and second.isdigit() and max(len(first), len(second)) <= 2):
        return False
    is_day = 0 < int(first) <= 31 and 0 < int(second) <= 31 and min(int(first), int(second)) <= 12
    return is_day and (int(first) >= int(second) or second in NO_DENOMINATORS)


def _is_note_mark(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """A footnote's number glued behind a mark (`health.12`), or a reference in square brackets ([19], [21,22])."""
    glued = len(tokens[at].text) <= 3 and at > 1 and touches(tokens, at) and touches(tokens, at - 1)
    if glued and tokens[at - 1].text in ".”’)" and tokens[at - 2].kind == "w" and len(tokens[at - 2].text) > 1:
        return True
    opened = at > 0 and tokens[at - 1].text == "["
    return opened and stop < len(tokens) and tokens[stop].text in "],–-;" and "." not in tokens[at].text


def _joins_quantity(token: Token) -> bool:
    return token.lower in ("of", "to", "by", "a", "about", "or", "and")


def _skip_date(tokens: Sequence[Token], at: int) -> int | None:
    """10 October 2020, October 10, 19th of May, 05>09 October, Oct. 13-15."""
    value = tokens[at].text
    if not (value.isdigit() and len(value) <= 2 and 1 <= int(value) <= 31):
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
    fiscal = word_at(tokens, at - 1) in ("fy", "fys", "sfy", "cy")
    if _GLUED_YEAR.fullmatch(token.text) and word_at(tokens, at - 1) in ("in", "since", "by", "until", "during"):
        return at + 1
    if not (looks_like_year(token) or (fiscal and token.text.isdigit())):
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


def _continues_year(first: str, second: str) -> bool:
    second = second.partition(".")[0]
    if not second.isdigit():
        return False
    if len(second) == 4:
        return int(first[:4]) <= int(second) <= 2200
    return len(second) == 2 and (int(first[2:4]) + 1) % 100 <= int(second) if first[:4].isdigit() else False


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
    if after in ("people", "persons", "inhabitants", "jobs"):
        return False
    two_before = word_at(tokens, at - 2)
    if (two_before, before) in lexicon.comparators or (
        (before,) in lexicon.comparators and before not in ("around", "near")
    ):
        return before in ("before", "after", "since") or before in ("by",)
    return before not in lexicon.comparator_signs


def _skip_time(tokens: Sequence[Token], at: int) -> int | None:
    """5 pm, 7.30pm, 8 to 10 a.m., 12-4pm."""
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
