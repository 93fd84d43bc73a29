"""What the finders of options hand on, and the boxes that they look for.

In: markers and characters as convert leaves them. Out: `Option`.
"""

import re
from dataclasses import dataclass

from cityledger.records import Block

TICKED, OPEN = "☒", "☐"
CHECKS, CROSSES = frozenset("✓✔"), frozenset("✗✘")
BOX = re.compile(r"[☒☑🗹☐]|\[(?: ?|[xX✓])\](?=\s|$)")
"""A box inside a text. A white square (□) is none there: fonts show it for a letter that they lack."""


@dataclass(frozen=True, slots=True)
class Option:
    """One option: its text's span in its block's text, the text over it, whether it is ticked, and how it was found."""

    block: Block
    start: int
    end: int
    question: str | None
    is_declared: bool
    found_by: str
    mark: int = 0
    """Where its box stands in the block, to tell two boxes of one row of a table apart."""


def is_ticked(box: str) -> bool:
    """Whether a box that `BOX` found is ticked."""
    return box not in (OPEN, "[]", "[ ]")


def counts(ticks: list[bool], question: str | None) -> bool:
    """Whether boxes are a form's: one is ticked, or a question is asked. A deck's bullets may be open squares too."""
    return any(ticks) or bool(ticks and question and question.rstrip().endswith("?"))
