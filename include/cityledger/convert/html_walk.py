"""An HTML element in, drafts out: headings, paragraphs, list items, captions and tables in the order of the page."""

from typing import Any

from cityledger.convert.drafts import Draft, DraftCell
from cityledger.convert.header_rows import mark_header_rows
from cityledger.convert.wording import clean, split_marker
from cityledger.lookups import read_lookup

_TAGS = read_lookup("html_tags")
_SKIPPED, _BLOCKS = frozenset(_TAGS["skipped"]), frozenset(_TAGS["blocks"])
_SPAN_LIMIT = 1000


class Walker:
    """Walks the tree with a list of its own instead of recursion, so that depth costs nothing."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.inline: list[str] = []
        self.lists: list[list[Any]] = []
        self.item: tuple[str, int] | None = None
        self.heading = 0
        self.kind = "paragraph"

    def run(self, root: Any) -> list[Draft]:
        """The drafts of an element and all that it holds."""
        stack: list[tuple[Any, bool]] = [(root, False)]
        while stack:
            element, leaving = stack.pop()
            if isinstance(element, str):
                self.inline.append(element)
            elif leaving:
                self._leave(element.tag)
            elif isinstance(element.tag, str) and element.tag not in _SKIPPED and not _is_hidden(element):
                self._enter(element, stack)
        self._flush()
        return self.drafts

    def _enter(self, element: Any, stack: list[tuple[Any, bool]]) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._flush()
        if tag == "table" and not element.xpath(".//table"):
            self._take_table(element)
            return
        if tag == "br":
            self.inline.append(" ")
        if tag in ("ul", "ol"):
            self.lists.append([tag, _number(element.get("start"), 1)])
        elif tag == "li":
            self._begin_item()
        elif len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            self.heading = int(tag[1])
        elif tag in ("figcaption", "caption"):
            self.kind = "caption"
        elif tag == "input" and element.get("type") == "checkbox":
            self.inline.append("☒ " if element.get("checked") is not None else "☐ ")
        stack.append((element, True))
        for child in reversed(element):
            if child.tail:
                stack.append((child.tail, False))
            stack.append((child, False))
        if element.text:
            stack.append((element.text, False))

    def _take_table(self, element: Any) -> None:
        caption = clean(" ".join(element.xpath("string(./caption)").split()))
        if caption:
            self.drafts.append(Draft("caption", caption))
        cells = _cells(element)
        if not any(cell.is_header for cell in cells):
            mark_header_rows(cells)
        self.drafts.append(Draft("table", "", cells=cells))

    def _begin_item(self) -> None:
        kind, number = self.lists[-1] if self.lists else ("ul", 0)
        self.item = (f"{number}." if kind == "ol" else "•", max(1, len(self.lists)))
        if self.lists:
            self.lists[-1][1] += 1

    def _leave(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._flush()
        if tag in ("ul", "ol") and self.lists:
            self.lists.pop()
        elif tag == "li":
            self.item = None
        elif tag in ("figcaption", "caption"):
            self.kind = "paragraph"
        elif len(tag) == 2 and tag[0] == "h":
            self.heading = 0

    def _flush(self) -> None:
        text = clean(" ".join("".join(self.inline).split()))
        self.inline = []
        if not text:
            return
        if self.heading:
            self.drafts.append(Draft("heading", text, level=self.heading))
        elif self.item:
            box, rest = split_marker(text)
            marker, level = self.item
            self.drafts.append(Draft("list_item", rest if box else text, level=level, marker=box or marker))
            self.item = None
        else:
            self.drafts.append(Draft(self.kind, text))


def _is_hidden(element: Any) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or element.get("aria-hidden") == "true" or "display:none" in style


def _cells(table: Any) -> list[DraftCell]:
    cells: list[DraftCell] = []
    taken: set[tuple[int, int]] = set()
    for row, element in enumerate(table.xpath(".//tr")):
        column = 0
        for cell in element.xpath("./td|./th"):
            while (row, column) in taken:
                column += 1
            rows, columns = _span(cell.get("rowspan")), _span(cell.get("colspan"))
            for below in range(1, min(rows, 200)):
                taken.update((row + below, column + beside) for beside in range(min(columns, 50)))
            text = clean(" ".join(cell.text_content().split()))
            cells.append(DraftCell(row, column, text, rows, columns, is_header=cell.tag == "th"))
            column += columns
    return cells


def _span(text: str | None) -> int:
    return max(1, min(_number(text, 1), _SPAN_LIMIT))


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.strip().isdecimal() and len(text) < 8 else default
