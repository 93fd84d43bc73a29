"""Ordinals: positions in an order are quantities, editions, centuries and dates are not.

In: tokens and a place. Out: value (None where the ordinal is no rank), the place behind it and a comparator; or None
where no ordinal or rank begins.
"""

from collections.abc import Sequence

from cityledger.extract.quantities.dates import is_month
from cityledger.extract.quantities.lexicon import get_lexicon
from cityledger.extract.quantities.number import touches
from cityledger.extract.quantities.numerals import read_number
from cityledger.extract.quantities.tokens import Token

_SUFFIXES = ("st", "nd", "rd", "th")
_NOT_BEFORE_RANK = frozenset({"a", "and", "his", "her", "their", "its", "my", "our", "your"})
"""Before an ordinal behind a verb of ranking that counts off: scored his 50th."""
Ordinal = tuple[float | None, int, str]


def read_ordinal(tokens: Sequence[Token], at: int) -> Ordinal | None:
    """`2nd in`, `ranked third`, `top 3`, `No. 1 in`; editions come back with the value None, to be passed over."""
    if tokens[at].lower == "top" and tokens[at].kind == "w":
        return _read_top(tokens, at)
    if tokens[at].kind == "n":
        is_ordinal = tokens[at].text.isdecimal() and len(tokens[at].text) <= 6 and at + 1 < len(tokens)
        if is_ordinal and touches(tokens, at + 1) and tokens[at + 1].lower in _SUFFIXES:
            value = float(tokens[at].text)
            ranked = _is_rank(tokens, at, at + 2) or _names_ranking(tokens, at)
            return (value if ranked else None), at + 2, "="
        return _read_number_rank(tokens, at) if is_ordinal else None
    position = get_lexicon().ordinals.get(tokens[at].lower)
    if position is not None and _is_rank(tokens, at, at + 1, in_words=True):
        return float(position), at + 1, "="
    return None


def _read_top(tokens: Sequence[Token], at: int) -> Ordinal | None:
    if at + 1 >= len(tokens) or (tokens[at + 1].text == "-" and at + 2 >= len(tokens)):
        return None
    place = at + 2 if tokens[at + 1].text == "-" else at + 1
    number = read_number(tokens, place)
    if number is None or number.value > 1000 or not number.value.is_integer():
        return None
    after = tokens[number.stop].lower if number.stop < len(tokens) else ""
    if after in ("%", "percent", "per"):
        return None
    before = {token.lower for token in tokens[max(0, at - 4) : at]}
    ranked = bool(before & (get_lexicon().words["rank_verbs"] | {"in", "among", "within", "into"}))
    return (number.value if ranked else None), number.stop, "<="


def _read_number_rank(tokens: Sequence[Token], at: int) -> Ordinal | None:
    """`ranked 5 of 20`, `No. 1 in`, `ranking 12`."""
    before = tokens[at - 1].lower if at else ""
    if before == "." and at > 1 and tokens[at - 2].lower == "no":
        if (
            at > 2
            and tokens[at - 3].lower in get_lexicon().words["rank_verbs"] | {"the"}
            and at + 1 < len(tokens)
            and tokens[at + 1].kind == "w"
        ):
            return float(tokens[at].text), at + 1, "="
        return None
    if before in ("ranked", "ranks", "ranking", "rank") and not (at + 1 < len(tokens) and tokens[at + 1].text in "%"):
        return float(tokens[at].text), at + 1, "="
    return None


def _names_ranking(tokens: Sequence[Token], at: int) -> bool:
    """`1st Clean Air Index` at the head of a line or behind a comma there: the name of a ranking, no event."""
    if (at and tokens[at - 1].text not in ",;•&") or at > 12:
        return False
    names = tokens[at + 2 : at + 9]
    stop = next(
        (place for place, token in enumerate(names) if token.kind != "w" or not token.text[0].isupper()), len(names)
    )
    words = {token.lower for token in names[:stop]}
    return (
        stop >= 2
        and bool(words & get_lexicon().words["ranking_nouns"])
        and not words & get_lexicon().words["edition_nouns"]
    )


def _is_rank(tokens: Sequence[Token], at: int, stop: int, in_words: bool = False) -> bool:
    before = [token.lower for token in tokens[max(0, at - 4) : at]]
    after = [token.lower for token in tokens[stop : stop + 3]]
    if after and after[0] in ("-", "–") and len(after) > 1:
        if after[2:] == ["-"] and after[1] not in ("most", "least", "best", "worst"):
            return False
        after = after[1:]
    if after[:1] == ["of"] and len(after) > 1 and is_month(after[1]):
        return False
    if is_month(after[0] if after else "") or (before and is_month(before[-1])):
        return False
    if after[:1] == ["place"] and before[-2:] == ["in", "the"]:
        return False
    if after and after[0] in get_lexicon().words["superlatives"]:
        return True
    if set(before) & get_lexicon().words["rank_verbs"] and not set(before[-1:]) & _NOT_BEFORE_RANK:
        return True
    if after[:1] in (["place"], ["position"], ["rank"], ["worldwide"], ["globally"], ["nationally"], ["overall"]):
        return True
    if in_words:
        return False
    return after[:1] in (["in"], ["among"], ["of"], ["out"]) and not (before and before[-1] in ("the", "of"))
