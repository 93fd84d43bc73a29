"""Tables of actions: which column holds the action, who is responsible, by when, with whom.

In: a table block. Out: its drafts, row by row. A goal without a verb (`40% less waste by 2030`) is a row of its own.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from cityledger.extract.commitments.deadlines import find_deadline
from cityledger.extract.commitments.drafts import Draft
from cityledger.extract.commitments.frames import Frame, frame_of_line
from cityledger.extract.commitments.items import read_item
from cityledger.extract.commitments.partners import names_in
from cityledger.extract.commitments.reader import Reader
from cityledger.extract.commitments.segments import sentences_of
from cityledger.lookups import read_lookup
from cityledger.records import Block, Cell

_LONGEST_HEADING, _HEADER_WITHIN = 8, 4
_LONG_CELL = 6  # words: a shorter cell is no sentence
_YEAR = re.compile(r"\b(?:20|21)\d\d\b")
_LESS = re.compile(r"\b(?:below|less|fewer|reduc\w+|cut|decrease)\b", re.IGNORECASE)
_MEASURED = re.compile(r"\d|\bnet[- ]zero\b|\bcarbon[- ]neutral", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[Cell, ...]
    columns: Mapping[str, int]

    def cell(self, role: str) -> Cell | None:
        """The row's cell in the column of a role."""
        column = self.columns.get(role)
        if column is None:
            return None
        filled = (cell for cell in self.cells if cell.text.strip())
        return next((cell for cell in filled if cell.column <= column < cell.column + cell.column_span), None)

    @property
    def spanning(self) -> Cell | None:
        """The one filled cell of a row that stands across the table."""
        filled = [cell for cell in self.cells if cell.text.strip()]
        return filled[0] if len(filled) == 1 and filled[0].column_span > 1 else None


@cache
def _role_patterns() -> dict[str, re.Pattern[str]]:
    """A header's last words tell its column's role: `Green Initiatives`, `Lead agency (2030)`."""
    columns = read_lookup("commitment_frames")["columns"]
    return {
        role: re.compile(rf"\W*(?:[\w&/'’-]+\s+){{0,4}}?(?:{'|'.join(words)})\s*(?:\([^)]*\))?\W*", re.IGNORECASE)
        for role, words in columns.items()
    }


def read_table(reader: Reader, block: Block, frame: Frame, *, in_plan: bool) -> list[Draft]:
    """The drafts of a table: of its action and goal columns, and of the sentences in its other cells."""
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in block.cells:
        rows[cell.row].append(cell)
    drafts: list[Draft] = []
    columns: dict[str, int] = _roles_of_any(rows)
    under = frame
    for number in sorted(rows):
        row = _Row(tuple(rows[number]), columns)
        if (found := _roles(rows[number])) or (columns and all(cell.is_header for cell in row.cells)):
            columns = found or columns
            continue
        if row.spanning is not None:
            under = _frame_under(row.spanning, under)
            drafts.extend(_read_cell(reader, block, row.spanning, under, "action", in_plan=in_plan))
        else:
            drafts.extend(_read_row(reader, block, row, under, in_plan=in_plan))
    return drafts


def _frame_under(cell: Cell, before: Frame) -> Frame:
    """What a sub-heading across the table says of the rows under it."""
    return (frame_of_line(cell.text) or before) if len(cell.text.split()) <= _LONGEST_HEADING else Frame("plan")


def _roles_of_any(rows: Mapping[int, list[Cell]]) -> dict[str, int]:
    """The roles of the columns by the first header among the first rows."""
    found = (_roles(rows[number]) for number in sorted(rows)[:_HEADER_WITHIN])
    return next((roles for roles in found if roles), {})


def _roles(cells: list[Cell]) -> dict[str, int]:
    roles: dict[str, int] = {}
    if len(cells) < 2 or any(len(cell.text.split()) > _LONGEST_HEADING for cell in cells):
        return roles
    for cell in cells:
        for role, pattern in _role_patterns().items():
            if role not in roles and pattern.fullmatch(cell.text):
                roles[role] = cell.column
                break
    return roles if roles.keys() & {"action", "goal"} else {}


def _read_row(reader: Reader, block: Block, row: _Row, frame: Frame, *, in_plan: bool) -> list[Draft]:
    drafts: list[Draft] = []
    actor = row.cell("actor")
    kind = frame.kind if frame.kind in ("not_plan", "request") else "plan"
    deadline = _deadline(reader, row) or frame.deadline
    own = Frame(kind, actor=_actor(reader, actor) or frame.actor, statement=frame.statement, deadline=deadline)
    for cell in row.cells:
        role = next((role for role in ("action", "goal") if row.cell(role) is cell), None)
        if role is None and (len(cell.text.split()) < _LONG_CELL or cell is actor):
            continue
        drafts.extend(_read_cell(reader, block, cell, own if role else frame, role, in_plan=in_plan))
    partners = row.cell("partner")
    if partners is not None:
        names = names_in(partners.text, reader.speaker.context, own.actor)
        for draft in drafts:
            draft.partners = tuple(dict.fromkeys(draft.partners + names))
    return drafts


def _actor(reader: Reader, cell: Cell | None) -> str | None:
    return reader.speaker.context.resolve(" ".join(cell.text.replace("|", " ").split())) if cell is not None else None


def _deadline(reader: Reader, row: _Row) -> str | None:
    cell = row.cell("deadline")
    if cell is None:
        return None
    year = _YEAR.search(cell.text)
    return (
        find_deadline(cell.text, reader.written)
        or find_deadline(f"by {cell.text}", reader.written)
        or (year.group() if year else None)
    )


def _read_cell(
    reader: Reader, block: Block, cell: Cell, frame: Frame, role: str | None, *, in_plan: bool
) -> list[Draft]:
    """Sentences of an action's cell are actions as long as they open with their verb."""
    drafts: list[Draft] = []
    offset, opened = block.start or 0, role is not None
    for segment in sentences_of(block, reader.text, offset + cell.start, offset + cell.end):
        found = read_item(reader, segment, frame, in_plan=in_plan) if opened else None
        opened = found is not None
        drafts.extend(found if found is not None else reader.read(segment, frame))
    if role == "goal" and frame.kind != "not_plan" and not drafts and _MEASURED.search(cell.text):
        drafts.append(_goal(reader, block, cell, frame))
    return drafts


def _goal(reader: Reader, block: Block, cell: Cell, frame: Frame) -> Draft:
    start = (block.start or 0) + cell.start
    verb = "reduce" if _LESS.search(cell.text) else None
    return Draft(
        block, start, start + len(cell.text.rstrip()), start, start + len(cell.text.rstrip()), verb, "intended", False,
        "commitment", frame.actor or reader.speaker.owner, "goal", "body", None,
        find_deadline(cell.text, reader.written) or frame.deadline,
    )  # fmt: skip
