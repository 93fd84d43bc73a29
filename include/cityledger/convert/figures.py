"""A page's lines in, the numbers along the axes of its charts out: they are no text, and would break sentences.

Four numbers or more in a row or a column, each a line of its own, that count on in equal steps are an axis.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from cityledger.convert.drafts import Line

_NUMBER = re.compile(r"[-−]?[$€£]?\d{1,3}(?:,\d{3})+(?:\.\d+)?%?|[-−]?[$€£]?\d+(?:\.\d+)?[%kKMB]?")
_FEWEST = 4
_ALIGNED = 5.0


def axis_numbers(lines: Iterable[Line]) -> set[int]:
    """The ids of the lines that are numbers along an axis."""
    numbers = [line for line in lines if len(line.words) == 1 and _NUMBER.fullmatch(line.words[0].text)]
    found: set[int] = set()
    if len(numbers) < _FEWEST:
        return found
    for index, along in ((1, 0), (3, 0), (0, 1), (2, 1)):
        for group in _aligned(numbers, index):
            ordered = sorted(group, key=lambda line: line.box[along])
            if len(group) >= _FEWEST and _is_regular([_value(line) for line in ordered]):
                found.update(id(line) for line in group)
    return found


def _aligned(lines: Sequence[Line], index: int) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in sorted(lines, key=lambda item: item.box[index]):
        if groups and line.box[index] - groups[-1][0].box[index] <= _ALIGNED:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _value(line: Line) -> float:
    return float(re.sub(r"[^\d.\-]", "", line.words[0].text.replace("−", "-")) or 0)


def _is_regular(values: Sequence[float]) -> bool:
    """Whether most steps from value to value are the same, and none goes back."""
    steps = [after - before for before, after in pairwise(values)]
    if not steps or not (all(step > 0 for step in steps) or all(step < 0 for step in steps)):
        return False
    usual = sorted(steps)[len(steps) // 2]
    return sum(abs(step - usual) <= 0.02 * abs(usual) for step in steps) >= 0.7 * len(steps)
