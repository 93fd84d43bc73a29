"""Tables of actions: whose action a row is and when it is due, by its columns `Lead` and `Deadline`.

In: the observations of a cell that is read as running text, with its row and the table's headings. Out: the targets
among them with the lead as subject and the date of the row, where the cell itself names none.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from cityledger.extract.context import Context
from cityledger.extract.indicators.periods import find_periods
from cityledger.extract.indicators.reading import words_of
from cityledger.extract.indicators.rows import Observation
from cityledger.records import Cell

_LONGEST_LEAD = 8
"""Words of a cell that names somebody."""


def under_columns(
    items: Iterable[Observation], cell: Cell, row: Sequence[Cell], headers: Mapping[int, str], context: Context
) -> Iterator[Observation]:
    """The observations with what the other cells of their row say; only targets are anybody's to do."""
    lead = _text_under(row, headers, "lead_columns")
    dates = find_periods(_text_under(row, headers, "due_columns"))
    due = dates[0].iso if len(dates) == 1 else None
    ordered = bool(lead or due) and is_action(cell, headers)
    for found in items:
        item = replace(found, kind="target") if ordered and found.kind == "actual" else found
        if item.kind != "target":
            yield item
            continue
        unnamed = item.evidence.features[1] in ("document", "section")
        named = lead and len(lead.split()) <= _LONGEST_LEAD and unnamed
        yield replace(item, period=item.period or due, subject=context.resolve(lead) if named else item.subject)


def is_action(cell: Cell, headers: Mapping[int, str]) -> bool:
    """Whether a cell stands in a column of actions, and is more than the name of its row."""
    return _is_headed(cell, headers, "action_columns")


def _text_under(row: Sequence[Cell], headers: Mapping[int, str], words: str) -> str:
    """The text of the first cell whose heading is one of some words."""
    told = (cell.text for cell in row if _is_headed(cell, headers, words))
    return " ".join(next(told, "").split())


def _is_headed(cell: Cell, headers: Mapping[int, str], words: str) -> bool:
    return headers.get(cell.column, "").lower().strip(" .:*") in words_of(words)
