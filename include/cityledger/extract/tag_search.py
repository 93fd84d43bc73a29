"""The likeliest classes of a sentence's words: Viterbi's search over pairs of tags.

In: each word's possible tags with log p(word | tag), and log p(tag | two tags before). Out: one tag a word. Only the
word's own tags are tried, so time grows with the number of words alone.
"""

import math
from collections.abc import Mapping, Sequence

Pair = tuple[str, str]
Readings = Sequence[tuple[str, float]]
Transitions = Mapping[Pair, Mapping[str, float]]

_START: Pair = ("EMPTY", "START")
_UNSEEN = -12.0
"""The log probability of a tag after two that it was never seen after."""


def best_tags(readings: Sequence[Readings], transitions: Transitions) -> list[str]:
    """The tags of the likeliest path; none for no words."""
    if not readings:
        return []
    states: dict[Pair, float] = {_START: 0.0}
    back: list[dict[Pair, Pair]] = []
    for tags in readings:
        following: dict[Pair, float] = {}
        pointers: dict[Pair, Pair] = {}
        for state, so_far in states.items():
            row = transitions.get(state, {})
            for tag, p in tags:
                score, reached = so_far + row.get(tag, _UNSEEN) + p, (state[1], tag)
                if score > following.get(reached, -math.inf):
                    following[reached], pointers[reached] = score, state
        states = following
        back.append(pointers)
    return _trace(max(states, key=lambda state: states[state]), back)


def _trace(state: Pair, back: Sequence[Mapping[Pair, Pair]]) -> list[str]:
    tags = []
    for pointers in reversed(back):
        tags.append(state[1])
        state = pointers[state]
    return tags[::-1]
