"""Numbers that are parts of codes: telephone numbers, scores, versions, footnotes, chains of digits.

In: tokens and the place of a numeral. Out: the place behind what is no quantity, or None. Bounded work a call.
"""

import re
from collections.abc import Sequence

from cityledger.extract.quantities.lexicon import get_lexicon
from cityledger.extract.quantities.number import touches, word_at
from cityledger.extract.quantities.numerals import NO_DENOMINATORS, is_mixed_fraction
from cityledger.extract.quantities.tokens import Token

_DASHES = frozenset("-–—‐‑/−")
_BETWEEN_GROUPS = frozenset({"(", ")", "-", "–", "/"})
_FEWEST_DIGITS = 8
"""Of a telephone number."""


def skip_telephone(tokens: Sequence[Token], at: int) -> int | None:
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


def skip_code(tokens: Sequence[Token], at: int) -> int | None:
    """Chains like 2020-05-01, 1-222-2222, B-12-345, 12.3.4, 24/7, #12, and numerals glued to a name before them."""
    stop = at + 1
    while stop + 1 < len(tokens) and stop < at + 12:
        joined = tokens[stop].text in _DASHES or tokens[stop].text in ":."
        if not (joined and touches(tokens, stop) and touches(tokens, stop + 1) and tokens[stop + 1].kind == "n"):
            break
        stop += 2
    links = (stop - at) // 2
    if links and (skipped := _skip_chain(tokens, at, stop, links)):
        return skipped
    if tokens[at].text.count(".") > 1 and not re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", tokens[at].text):
        return stop
    if _follows_a_name(tokens, at) or _is_note_mark(tokens, at, stop):
        return stop
    if at >= 2 and tokens[at - 1].text in "-‐‑_/" and touches(tokens, at) and touches(tokens, at - 1):
        is_model = tokens[at - 2].kind == "n" and at > 2 and tokens[at - 3].text[0].isupper()
        return stop if is_model or (tokens[at - 2].kind == "w" and not _joins_quantity(tokens[at - 2])) else None
    return None


def _skip_chain(tokens: Sequence[Token], at: int, stop: int, links: int) -> int | None:
    marks = {tokens[place].text for place in range(at + 1, stop, 2)}
    if links >= 2:
        return None if links == 2 and is_mixed_fraction(tokens, at) else stop
    first, second = tokens[at].text, tokens[at + 2].text
    if marks & {":", "."} or (first, second) == ("24", "7"):
        return stop
    if not (first.isdecimal() and second.isdecimal()):
        return None
    if marks == {"/"} and word_at(tokens, stop) in ("%", "percent", "per"):
        return None
    is_code = _is_day_or_level(first, second) if marks == {"/"} else _is_score_or_call(tokens, at, stop)
    return stop if is_code else None


def _follows_a_name(tokens: Sequence[Token], at: int) -> bool:
    """#12, AT&T+5, and what follows an ellipsis."""
    before = tokens[at - 1].text if at else ""
    if before == "#":
        return True
    if at < 2 or before not in "+&.…":
        return False
    if before in "+&":
        return touches(tokens, at) and touches(tokens, at - 1) and tokens[at - 2].kind == "w"
    return tokens[at - 2].text in ".…"


def _is_day_or_level(first: str, second: str) -> bool:
    """9/11, 26/11, 140/90 and 50/50; 3/4 is a fraction."""
    if max(len(first), len(second)) > 3:
        return False
    return int(first) >= int(second) > 0 or (int(first) <= 12 and second in NO_DENOMINATORS)


def _is_score_or_call(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """2-1 and 50-50 are scores, 123-4567 a telephone number; 10-20 is a range."""
    first, second = tokens[at].text, tokens[at + 2].text
    if tokens[at + 1].text not in "-–":
        return False
    if (len(first), len(second)) == (3, 4):
        return True
    follows = tokens[stop].text if stop < len(tokens) else ""
    if max(len(first), len(second)) > 3 or follows in ("%", "percent", "per"):
        return False
    if int(first) > int(second) or first == second:
        return True
    words, near = get_lexicon().words, [*tokens[max(0, at - 4) : at], *tokens[stop : stop + 2]]
    after = (words["after_lone_unit"] | words["score_words"]) - {"of", "per"}
    counts = bool(follows) and tokens[stop].kind == "w" and follows.lower() not in after
    by_words = not counts and any(token.lower in words["score_words"] for token in near)
    return (by_words or _is_beside_score(tokens, at, stop)) and len(second) < 3


def _is_beside_score(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """The 3-6 of 6-4, 3-6, 7-5."""
    pairs = [tokens[at - 4 : at - 1] if at >= 4 else (), tokens[stop + 1 : stop + 4]]
    commas = [word_at(tokens, at - 1), word_at(tokens, stop)]
    for pair, comma in zip(pairs, commas, strict=True):
        texts = [token.text for token in pair]
        if comma == "," and len(texts) == 3 and texts[1] in "-–" and texts[0].isdecimal() and texts[2].isdecimal():
            return len(texts[0]) < 3 and int(texts[0]) > int(texts[2])
    return False


def _is_note_mark(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """A footnote's number glued behind a mark (`health.12`), or a reference in square brackets ([19], [21,22])."""
    glued = len(tokens[at].text) <= 3 and at > 1 and touches(tokens, at) and touches(tokens, at - 1)
    if glued and tokens[at - 1].text in ".”’)" and tokens[at - 2].kind == "w" and len(tokens[at - 2].text) > 1:
        return True
    opened = at > 0 and tokens[at - 1].text == "["
    return opened and stop < len(tokens) and tokens[stop].text in "],–-;" and "." not in tokens[at].text


def _joins_quantity(token: Token) -> bool:
    return token.lower in ("of", "to", "by", "a", "about", "or", "and")
