"""What is said of a number by the words around it: compared, raised, lowered.

In: tokens and the places where a quantity begins and ends. Out: comparator with where its words begin or end, and
direction. Bounded work a call.
"""

from collections.abc import Sequence

from cityledger.extract.quantities.lexicon import get_lexicon
from cityledger.extract.quantities.number import touches
from cityledger.extract.quantities.tokens import Token

_LONGEST = 5
_STEP_OVER = frozenset(
    {"a", "an", "the", "of", "by", "to", "total", "another", "further", "additional", "just", "only", "well", "even"}
)
_BREAKS = frozenset({",", ";", "(", ")", "|", ".", "while", "but", "which", "and"})


def read_comparison_before(tokens: Sequence[Token], begin: int) -> tuple[int, str | None]:
    """The comparator before a quantity and where its words begin; (begin, None) if there is none."""
    lexicon = get_lexicon()
    if (
        begin
        and tokens[begin - 1].text in "="
        and begin > 1
        and tokens[begin - 2].text in "<>"
        and touches(tokens, begin - 1)
    ):
        return begin - 2, {"<": "<=", ">": ">="}[tokens[begin - 2].text]
    if begin > 1 and tokens[begin - 1].text == "." and tokens[begin - 2].text in ("c", "ca"):
        return begin - 2, "~"
    if begin and tokens[begin - 1].text in lexicon.comparator_signs:
        return begin - 1, lexicon.comparator_signs[tokens[begin - 1].text]
    place = begin
    if place and tokens[place - 1].text in "[(" and place > 1 and tokens[place - 1].text == "(":
        return begin, None
    for skipped in range(2):
        for length in range(min(_LONGEST, place), 0, -1):
            phrase = tuple(token.lower for token in tokens[place - length : place])
            sign = lexicon.comparators.get(phrase)
            if sign is not None and not _is_other_sense(tokens, place - length, phrase):
                start, doubled = (
                    read_comparison_before(tokens, place - length)
                    if length == 1 and not skipped
                    else (place - length, None)
                )
                return (start, doubled) if doubled in ("<=", ">=") else (place - length, sign)
        if not place or tokens[place - 1].lower not in ("a", "an", "the", "total", "of"):
            return begin, None
        if tokens[place - 1].lower == "of" and not (
            place > 1 and tokens[place - 2].lower in ("minimum", "maximum", "total")
        ):
            return begin, None
        place -= 1
    return begin, None


def _is_other_sense(tokens: Sequence[Token], at: int, phrase: tuple[str, ...]) -> bool:
    """`the above 3 items` point back, `carried over 5` does not compare, `Fresno, CA` is in California."""
    before = tokens[at - 1].lower if at else ""
    if phrase == ("up", "to"):
        return before in get_lexicon().words["moves"]
    if phrase == ("ca",):
        return tokens[at].text == "CA"
    if phrase in (("above",), ("below",)):
        return before in ("the", "see", "listed", "described", "mentioned", "as")
    if phrase in (("over",), ("under",)):
        return before in ("carried", "hand", "take", "taken", "spread", "year")
    return phrase == ("near",) and before == "the"


def read_comparison_after(tokens: Sequence[Token], stop: int) -> tuple[str | None, int]:
    """The comparator behind a quantity (`or more`, `+`) and where its words end; (None, stop) if there is none."""
    lexicon = get_lexicon()
    if stop < len(tokens) and tokens[stop].text == "+" and touches(tokens, stop):
        return ">=", stop + 1
    if stop > 1 and tokens[stop - 2].text == "+" and touches(tokens, stop - 2):
        return ">=", stop
    behind = [token.lower for token in tokens[stop : stop + 2]]
    if behind in (["-", "plus"], ["-", "odd"]):
        return (">=" if behind[1] == "plus" else "~"), stop + 2
    for length in (2, 1):
        phrase = tuple(token.lower for token in tokens[stop : stop + length])
        sign = lexicon.comparators_after.get(phrase)
        if sign is None or len(phrase) < length:
            continue
        return sign, stop + length
    return None, stop


def read_direction(tokens: Sequence[Token], begin: int, stop: int) -> str | None:
    """Whether the quantity is a rise or a fall by the words close to it: `cut by 15%`, `a 2.3% decrease`, `up 3%`."""
    lexicon = get_lexicon()
    if begin and tokens[begin - 1].lower == "from":
        return None
    for place in range(begin - 1, max(-1, begin - 5), -1):
        word = tokens[place].lower
        if word in _BREAKS or tokens[place].kind == "n":
            break
        if word in lexicon.increase or word in lexicon.decrease:
            return "increase" if word in lexicon.increase else "decrease"
    if (
        stop < len(tokens)
        and tokens[stop].lower in ("below", "under", "above")
        and tokens[stop - 1].text in ("%", "percent")
    ):
        return "increase" if tokens[stop].lower == "above" else "decrease"
    for place in range(stop, min(len(tokens), stop + 3)):
        word = tokens[place].lower
        if word in _BREAKS or tokens[place].kind == "n" or word in ("of", "in", "to", "for", "by"):
            break
        if word in lexicon.increase or word in lexicon.decrease:
            return "increase" if word in lexicon.increase else "decrease"
    return None
