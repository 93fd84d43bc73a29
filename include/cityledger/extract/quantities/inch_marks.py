"""Feet and inches written by marks: 6'2", a 17” screen.

In: tokens and the place of a numeral. Out: value, unit and the place behind, or None. The marks are also quotation
marks: one that closes a quotation is none of inches.
"""

import re
from collections.abc import Sequence

from cityledger.extract.quantities.lexicon import get_lexicon
from cityledger.extract.quantities.number import touches
from cityledger.extract.quantities.tokens import Token
from cityledger.extract.quantities.unit_tables import Unit

_HEIGHT = re.compile(r"(\d{1,2})['’](\d{1,2})")
_INCHES = re.compile(r"\d{1,3}(?:\.\d{1,2})?")
_LONGEST_QUOTATION = 60
"""Tokens that are looked through for the mark that opens a quotation."""


def read_marked_length(tokens: Sequence[Token], at: int) -> tuple[float, Unit, int] | None:
    """The length in feet or inches at a place; None if there is none."""
    units, height = get_lexicon().unit_names, _HEIGHT.fullmatch(tokens[at].text)
    marked = touches(tokens, at + 1) and tokens[at + 1].text in '"”″'
    if height is not None and int(height.group(2)) < 12:
        value = int(height.group(1)) + int(height.group(2)) / 12
        return value, units[("foot",)], at + 2 if marked else at + 1
    if _is_spaced_height(tokens, at):
        return int(tokens[at].text) + int(tokens[at + 2].text) / 12, units[("foot",)], at + 4
    if not marked or not _INCHES.fullmatch(tokens[at].text) or _closes_quotation(tokens, at + 1):
        return None
    return float(tokens[at].text), units[("inch",)], at + 2


def _is_spaced_height(tokens: Sequence[Token], at: int) -> bool:
    """6' 2" with a space between."""
    run = [token.text for token in tokens[at : at + 4]]
    if (
        len(run) < 4
        or run[1] not in "'’"
        or run[3] not in '"”'
        or not (touches(tokens, at + 1) and touches(tokens, at + 3))
    ):
        return False
    return run[0].isdecimal() and len(run[0]) == 1 and run[2].isdecimal() and int(run[2][:3]) < 12


def _closes_quotation(tokens: Sequence[Token], at: int) -> bool:
    """Whether a quotation is open before a mark; a mark behind a numeral where none is open is one of inches."""
    is_open = False
    for place in range(max(0, at - _LONGEST_QUOTATION), at):
        if tokens[place].text in "“„":
            is_open = True
        elif tokens[place].text in '"”' and (is_open or tokens[place - 1].kind != "n" or not touches(tokens, place)):
            is_open = not is_open
    return is_open or (tokens[at].text == '"' and touches(tokens, at + 1))
