"""Tables of actions: which column holds the action, who is responsible, by when, with whom.

In: a table block. Out: its drafts, row by row. A goal without a verb (`40% less waste by 2030`) is a row of its own.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from cityledger.extract.commitments.assignments import due_of, who_leads
from cityledger.extract.commitments.deadlines import find_deadline, find_recurrence
from cityledger.extract.commitments.drafts import Draft
from cityledger.extract.commitments.frames import Frame, frame_of_line
from cityledger.extract.commitments.goals import goal_draft, is_measured
from cityledger.extract.commitments.items import opens_with_verb
from cityledger.extract.commitments.partners import names_in
from cityledger.extract.commitments.pieces import read_pieces
from cityledger.extract.commitments.reader import Reader
from cityledger.extract.commitments.segments import sentences_of
from cityledger.lookups import read_lookup
from cityledger.records import Block, Cell

_LONGEST_HEADING, _HEADER_WITHIN = 8, 4
_ROWS, _HALF, _MOSTLY, _LONGEST_NAMES = 3, 0.5, 0.6, 14
_LONG_CELL = 6  # words: a shorter cell is no sentence
_BY_YEAR = re.compile(r"\bby (?:20|21)\d\d\b")


Roles = Mapping[str, tuple[int, ...]]
"""The columns of each role. Several columns may hold actions: strategies and the actions under them."""


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[Cell, ...]
    columns: Roles
    above: tuple[Cell, ...] = ()
    """Cells of earlier rows that reach down to this one: a department over several actions."""

    def cells_of(self, role: str) -> list[Cell]:
        """The row's filled cells in the columns of a role."""
        columns = self.columns.get(role, ())
        filled = [cell for cell in self.cells if cell.text.strip()]
        return [c for c in filled if any(c.column <= column < c.column + c.column_span for column in columns)]

    def cell(self, role: str) -> Cell | None:
        """The first of them, else the one that reaches down from above."""
        reaching = (c for c in self.above if c.column in self.columns.get(role, ()) and c.text.strip())
        return next(iter(self.cells_of(role)), None) or next(reaching, None)

    def role_of(self, cell: Cell) -> str | None:
        """What a cell holds, if it is an action or a goal; a goal beside an action only measures it."""
        if cell in self.cells_of("action"):
            return "action"
        return "goal" if cell in self.cells_of("goal") and not self.cells_of("action") else None

    @property
    def spanning(self) -> Cell | None:
        """The one filled cell of a row that stands across the table."""
        filled = [cell for cell in self.cells if cell.text.strip()]
        return filled[0] if len(filled) == 1 and filled[0].column_span > 1 else None


@cache
def _role_patterns() -> dict[str, re.Pattern[str]]:
    """A header's last words tell its column's role: `Green Initiatives`, `Lead agency (2030) and others`."""
    columns = read_lookup("commitment_frames")["columns"]
    tail = r"\s*(?:\([^)]*\))?(?:\s*(?:and|or|&|/|,)\s*[\w()]+){0,3}\W*"
    return {
        role: re.compile(rf"\W*(?:[\w&/'’-]+\s+){{0,4}}?(?:{'|'.join(words)}){tail}", re.IGNORECASE)
        for role, words in columns.items()
    }


def read_table(reader: Reader, block: Block, frame: Frame, *, in_plan: bool) -> list[Draft]:
    """The drafts of a table: of its action and goal columns, and of the sentences in its other cells."""
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in block.cells:
        rows[cell.row].append(cell)
    drafts: list[Draft] = []
    columns: Roles = _roles_of_any(rows) or (_roles_by_content(rows) if in_plan or frame.kind == "plan" else {})
    under = frame
    reaching: dict[int, Cell] = {}
    for number in sorted(rows):
        above = tuple(cell for cell in reaching.values() if cell.row + cell.row_span > number)
        row = _Row(tuple(rows[number]), columns, above)
        reaching.update({cell.column: cell for cell in row.cells if cell.row_span > 1})
        is_heading = columns and all(cell.is_header for cell in row.cells) and not _is_long(row.spanning)
        if (found := _roles(rows[number])) or is_heading:
            columns = found or columns
            continue
        if row.spanning is not None:
            under = _frame_under(row.spanning, under)
            drafts.extend(_read_cell(reader, block, row.spanning, under, "action", in_plan=in_plan))
        else:
            drafts.extend(_read_row(reader, block, row, under, in_plan=in_plan))
    return drafts


def _is_long(cell: Cell | None) -> bool:
    return cell is not None and len(cell.text.split()) > _LONGEST_HEADING


def _frame_under(cell: Cell, before: Frame) -> Frame:
    """What a sub-heading across the table says of the rows under it."""
    return Frame("plan") if _is_long(cell) else frame_of_line(cell.text) or before


def _roles_of_any(rows: Mapping[int, list[Cell]]) -> Roles:
    """The roles of the columns by the first header among the first rows."""
    found = (_roles(rows[number]) for number in sorted(rows)[:_HEADER_WITHIN])
    return next((roles for roles in found if roles), {})


def _roles_by_content(rows: Mapping[int, list[Cell]]) -> Roles:
    """The roles of a table whose headers are lost: a column of cells that open with a verb, a column of names."""
    columns: dict[int, list[str]] = defaultdict(list)
    for cells in rows.values():
        for cell in cells:
            if cell.text.strip():
                columns[cell.column + cell.column_span - 1].append(cell.text)
    verbs = {at: _share(texts, opens_with_verb) for at, texts in columns.items()}
    action = max(verbs, key=lambda at: verbs[at], default=None)
    if action is None or verbs[action] < _HALF or len(rows) < _ROWS:
        return {}
    names = {at: _share(texts, _lists_names) for at, texts in columns.items() if at != action}
    actor = next((at for at in sorted(names) if names[at] > _MOSTLY), None)
    return {"action": (action,)} if actor is None else {"action": (action,), "actor": (actor,)}


def _share(texts: list[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, texts)) / len(texts) if len(texts) >= _ROWS else 0.0


def _lists_names(text: str) -> bool:
    """Whether a cell holds names alone, as a column of who leads does: `EWB, City Council`."""
    words = re.findall(r"[^\W\d_]+", text)
    named = [word for word in words if word[0].isupper() or word in ("of", "and", "the", "for")]
    return bool(words) and len(words) <= _LONGEST_NAMES and len(named) == len(words) and ("," in text or text.isupper())


def _roles(cells: list[Cell]) -> Roles:
    roles: dict[str, tuple[int, ...]] = {}
    if len(cells) < 2 or any(len(cell.text.split()) > _LONGEST_HEADING for cell in cells):
        return roles
    for cell in cells:
        for role, pattern in _role_patterns().items():
            if (role == "action" or role not in roles) and pattern.fullmatch(cell.text):
                roles[role] = (*roles.get(role, ()), cell.column)
                break
    return roles if roles.keys() & {"action", "goal"} else {}


def _read_row(reader: Reader, block: Block, row: _Row, frame: Frame, *, in_plan: bool) -> list[Draft]:
    drafts: list[Draft] = []
    actor = row.cell("actor")
    kind = "not_plan" if _is_done(row) else frame.kind if frame.kind in ("not_plan", "request") else "plan"
    deadline = _deadline(reader, row) or frame.deadline
    lead, *others = (who_leads(actor.text, reader.speaker.context) if actor is not None else ()) or (frame.actor,)
    own = Frame(kind, actor=lead, statement=frame.statement, deadline=deadline)
    for cell in row.cells:
        role = row.role_of(cell)
        if role is None and (len(cell.text.split()) < _LONG_CELL or cell is actor):
            continue
        under = replace(own, named=role == "action") if role else frame
        drafts.extend(_read_cell(reader, block, cell, under, role, in_plan=in_plan))
    partners = row.cell("partner")
    named = names_in(partners.text, reader.speaker.context, own.actor) if partners is not None else ()
    due = row.cell("deadline")
    for draft in drafts:
        draft.recurrence = draft.recurrence or (find_recurrence(due.text) if due is not None else None)
        draft.partners = tuple(dict.fromkeys((*draft.partners, *(name for name in others if name), *named)))
    return drafts


def _is_done(row: _Row) -> bool:
    """Whether the row's status says that its action has been carried out."""
    cell = row.cell("status")
    done = "|".join(read_lookup("commitment_frames")["done"])
    return cell is not None and re.fullmatch(rf"\W*(?:{done})\W*", cell.text, re.IGNORECASE) is not None


def _deadline(reader: Reader, row: _Row) -> str | None:
    cell = row.cell("deadline")
    if cell is None:
        targets = [other.text for other in row.cells if row.role_of(other) is None]
        return next(
            (due for text in targets if _BY_YEAR.search(text) and (due := find_deadline(text, reader.written))), None
        )
    return due_of(cell.text, reader.written)


def _read_cell(
    reader: Reader, block: Block, cell: Cell, frame: Frame, role: str | None, *, in_plan: bool
) -> list[Draft]:
    """Sentences of an action's cell are actions as long as they open with their verb."""
    drafts: list[Draft] = []
    offset, opened = block.start or 0, role is not None
    for segment in sentences_of(block, reader.text, offset + cell.start, offset + cell.end):
        if opened:
            found, opened = read_pieces(reader, segment, frame, in_plan=in_plan)
            drafts.extend(found)
        else:
            drafts.extend(reader.read(segment, frame))
    if role == "goal" and frame.kind != "not_plan" and not drafts and is_measured(cell.text):
        start = offset + cell.start
        end = start + len(cell.text.rstrip())
        drafts.append(goal_draft(reader, block, start, end, replace(frame, statement="commitment"), None, "intended"))
    return drafts
