"""A commitment while it is being read: spans and marks, before it becomes a record."""

from dataclasses import dataclass

from cityledger.records import Block


@dataclass(slots=True, eq=False)
class Draft:
    """[start, end) is the action, [quote_start, quote_end) its clause, both in the document's text."""

    block: Block
    start: int
    end: int
    quote_start: int
    quote_end: int
    verb: str | None
    strength: str
    continuing: bool
    statement: str
    actor: str | None
    step: str
    kind: str
    purpose: str | None = None
    deadline: str | None = None
    recurrence: str | None = None
    partners: tuple[str, ...] = ()
    parent: "Draft | None" = None
    strong_frame: bool = True
