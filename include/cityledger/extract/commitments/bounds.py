"""Which governors of a sentence are promises, and where the clause of each ends.

In: the tokens of a sentence and the speaker. Out: (governor, undertaking, end) in order.
"""

from collections.abc import Callable

from cityledger.extract.commitments.actors import judge
from cityledger.extract.commitments.governors import Governor
from cityledger.extract.commitments.promises import find_governors
from cityledger.extract.commitments.speaker import Speaker, Undertaking
from cityledger.extract.commitments.words import Tokens, lower_at, tag_at

Promise = tuple[Governor, Undertaking, int]

_JOINTS = frozenset({",", "and", "or", "that", "which", "who", ";", "but", "then"})
_SIDE_CLAUSES = frozenset({"while", "although", "though", "as", "when", "whereas", "since"})
_FINITE = frozenset({"VBZ", "VBD", "VBB", "VHZ", "VVZ", "VM0"})
_RELATIVES = frozenset({"that", "which", "who", "how", "what", "as", "where"})


def find_promises(
    tokens: Tokens, speaker: Speaker, spoken_of: Callable[[Governor], str | None], after: int = -1
) -> list[Promise]:
    """The governors after a place that somebody undertakes; `spoken_of` tells whom a pronoun means."""
    found: list[tuple[Governor, Undertaking]] = []
    for governor in find_governors(tokens):
        if governor.start <= after:
            continue
        speaker.last = spoken_of(governor) if governor.subject.kind == "pronoun" else None
        who = judge(speaker, tokens, governor, found[-1][1] if found else None)
        if who is not None and not (found and _is_inside(tokens, governor, found[-1][0])):
            found.append((governor, who))
    ends = [region_start(tokens, governor) for governor, _ in found[1:]] + [len(tokens)]
    return [(g, who, _clause_end(tokens, g, end)) for (g, who), end in zip(found, ends, strict=bool(found))]


def _is_inside(tokens: Tokens, governor: Governor, before: Governor) -> bool:
    """`speed up the plan to V`: an aim within another promise is its object, unless it stands beside it."""
    if governor.kind != "aim" or governor.modal == "is to":
        return False
    if lower_at(tokens, governor.start - 1) in ("and", ",", ";", "or"):
        return False
    return before.kind == "aim" or governor.subject.kind != "body" or lower_at(tokens, governor.start - 1) != "with"


def region_start(tokens: Tokens, governor: Governor) -> int:
    """Where the clause of a governor begins: at its subject, with the joining words before it."""
    start = governor.start if governor.subject.kind == "none" else min(governor.start, governor.subject.start)
    while start > 0 and lower_at(tokens, start - 1) in _JOINTS:
        start -= 1
    return start


def _clause_end(tokens: Tokens, governor: Governor, end: int) -> int:
    first = governor.head.verb + 1
    if governor.subject.marker in _SIDE_CLAUSES:  # `while the board plans to V, ...`
        end = next((at for at in range(first, end) if tokens[at].text == ","), end)
    if governor.kind == "aim" and governor.modal != "is to":
        end = _aim_end(tokens, first, end)
    return max(end, first)


def _aim_end(tokens: Tokens, first: int, end: int) -> int:
    """`the pledge to V is ...`: the clause of an aim ends where the aim is the subject of a verb."""
    for at in range(first, end):
        if lower_at(tokens, at) in _RELATIVES:
            return end
        if tag_at(tokens, at) in _FINITE:
            return at
    return end
