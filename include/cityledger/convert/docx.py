"""DOCX in, drafts out: a walk of the body's XML with its content controls, text boxes, nested tables, lists and notes.

The walk keeps a stack of its own and no recursion. Fields' instructions and deleted text are left out; inserted text
stays. Page breaks that Word has recorded count the pages.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from cityledger.convert.archives import Package
from cityledger.convert.docx_styles import Numbering, Styles
from cityledger.convert.drafts import Draft, DraftCell, Reading, Stated, UnreadableError
from cityledger.convert.header_rows import mark_header_rows
from cityledger.convert.headings import is_numbered_caption
from cityledger.convert.wording import clean, split_marker
from cityledger.settings import Limits

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_TRANSPARENT = ("sdt", "sdtContent", "ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo")
_INSIDE = frozenset(_W + name for name in _TRANSPARENT)
_TABLE_DEPTH = 6
_MOST_PARAGRAPHS = 500_000
_MOST_TAGS = 20_000_000
_SIDE_PARTS = (
    "word/styles.xml", "word/numbering.xml", "word/footnotes.xml", "word/endnotes.xml", "docProps/core.xml",
)  # fmt: skip
_SYMBOLS = {"F0FE": "☒", "F078": "☒", "F0A8": "☐", "F06F": "☐", "F0B7": "•", "F0FC": "✓", "F0A7": "▪"}


def read_docx(path: Path, limits: Limits, skip: frozenset[int], begin: Callable[[int], None]) -> Reading:
    """Read a Word document."""
    package = Package(path, limits)
    trees, reasons = {}, []
    for part in _SIDE_PARTS:
        trees[part], reason = package.mended_xml(part)
        reasons += [reason] if reason else []
    walker = _Walker(Styles(trees["word/styles.xml"]), Numbering(trees["word/numbering.xml"]))
    drafts: list[Draft] = []
    try:
        for element in package.children("word/document.xml", f"{_W}body", _refuse_long):
            drafts += walker.body([element])
    except UnreadableError as error:
        if not drafts:
            raise
        reasons.append(f"what follows paragraph {len(drafts):,} is lost: {error}")
    for part, tag in (("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote")):
        drafts += walker.notes(trees[part], tag)
    return Reading(drafts, _stated(trees["docProps/core.xml"]), reason="; ".join(reasons) or None)


def _refuse_long(content: bytes) -> None:
    """Paragraphs are counted before they are parsed: empty ones cost as much as others."""
    paragraphs = sum(content.count(tag) for tag in (b"<w:p>", b"<w:p ", b"<w:p/"))
    if paragraphs > _MOST_PARAGRAPHS or content.count(b"<") > _MOST_TAGS:
        raise UnreadableError(
            f"it has {paragraphs:,} paragraphs, more than {_MOST_PARAGRAPHS:,}, or as much markup; split it"
        )


class _Walker:
    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.styles = styles
        self.numbering = numbering

    def body(self, root: Iterable[Any]) -> list[Draft]:
        """The drafts of some elements, and of what content controls and text boxes hold among them."""
        drafts: list[Draft] = []
        stack: list[Any] = list(root)[::-1]
        while stack:
            element = stack.pop()
            if element.tag == f"{_W}p":
                drafts += self.paragraph(element)
            elif element.tag == f"{_W}tbl":
                cells = self.cells(element, 1)
                if not any(cell.is_header for cell in cells):
                    mark_header_rows(cells)
                drafts.append(Draft("table", "", cells=cells))
            elif element.tag in _INSIDE:
                stack += reversed(element)
        return drafts

    def paragraph(self, element: Any) -> list[Draft]:
        text, boxes = _text_and_boxes(element)
        drafts = self._draft(element, text)
        for box in boxes:
            drafts += self.body(box)
        return drafts

    def _draft(self, element: Any, text: str) -> list[Draft]:
        properties = element.find(f"{_W}pPr")
        style = _value(properties, "pStyle")
        number = self.numbering.next(_numbering_of(properties) or self.styles.numbering(style))
        if not text:
            return []
        level = self.styles.heading_level(style, properties)
        if level is not None:
            shown = f"{number.marker} {text}" if number and number.ordered else text
            return [Draft("heading", shown, level=level)]
        marker, rest = split_marker(text)
        if number:
            box = marker in ("☒", "☐")
            return [
                Draft("list_item", rest if box else text, level=number.level, marker=marker if box else number.marker)
            ]
        if marker and rest:
            return [Draft("list_item", rest, level=1, marker=marker)]
        if self.styles.is_caption(style) or (is_numbered_caption(text) and len(text) < 200):
            return [Draft("caption", text)]
        return [Draft("paragraph", text)]

    def cells(self, table: Any, depth: int) -> list[DraftCell]:
        cells: list[DraftCell] = []
        open_merges: dict[int, DraftCell] = {}
        for row, element in enumerate(_children(table, f"{_W}tr")):
            column = _whole(_find_value(element, "gridBefore"), 0)
            header = element.find(f"{_W}trPr/{_W}tblHeader") is not None
            for cell in _children(element, f"{_W}tc"):
                properties = cell.find(f"{_W}tcPr")
                width = max(1, _whole(_value(properties, "gridSpan"), 1))
                merge = properties.find(f"{_W}vMerge") if properties is not None else None
                above = open_merges.get(column)
                if merge is not None and merge.get(f"{_W}val") != "restart" and above:
                    above.row_span += 1
                else:
                    made = DraftCell(row, column, self.cell_text(cell, depth), 1, width, is_header=header)
                    cells.append(made)
                    open_merges.pop(column, None)
                    if merge is not None:
                        open_merges[column] = made
                column += width
        return cells

    def cell_text(self, cell: Any, depth: int) -> str:
        parts: list[str] = []
        stack: list[Any] = list(reversed(cell))
        while stack:
            element = stack.pop()
            if element.tag == f"{_W}p":
                parts += [_marked(draft) for draft in self.paragraph(element)]
            elif element.tag == f"{_W}tbl":
                if depth < _TABLE_DEPTH:
                    parts += [nested.text for nested in self.cells(element, depth + 1)]
                else:
                    parts.append(clean(" ".join(node.text or "" for node in element.iter(f"{_W}t"))))
            elif element.tag in _INSIDE:
                stack += reversed(element)
        return " ".join(part for part in parts if part)

    def notes(self, tree: Any, tag: str) -> list[Draft]:
        drafts = []
        for note in tree.findall(f"{_W}{tag}") if tree is not None else ():
            if note.get(f"{_W}type") is None:
                text = " ".join(_text_and_boxes(paragraph)[0] for paragraph in note.iter(f"{_W}p")).strip()
                drafts.append(Draft("footnote", text, marker=note.get(f"{_W}id")))
        return drafts


def _marked(draft: Draft) -> str:
    return f"{draft.marker} {draft.text}" if draft.marker else draft.text


def _children(element: Any, tag: str) -> Iterator[Any]:
    """The children of a table or row, through the content controls around them."""
    stack = list(reversed(element))
    while stack:
        child = stack.pop()
        if child.tag == tag:
            yield child
        elif child.tag in _INSIDE:
            stack += reversed(child)


def _text_and_boxes(paragraph: Any) -> tuple[str, list[Any]]:
    """A paragraph's own text, and the contents of the text boxes that are anchored in it."""
    parts: list[str] = []
    boxes: list[Any] = []
    stack: list[Any] = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        tag = element.tag
        if tag == f"{_W}t":
            parts.append(element.text or "")
        elif tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            parts.append(" ")
        elif tag == f"{_W}noBreakHyphen":
            parts.append("-")
        elif tag == f"{_W}sym":
            parts.append(_SYMBOLS.get((element.get(f"{_W}char") or "").upper(), ""))
        elif tag == f"{_W14}checkbox":
            pass
        elif tag == f"{_W}txbxContent":
            boxes.append(element)
        elif tag == f"{_MC}AlternateContent":
            stack += element.findall(f"{_MC}Choice")[:1] or element.findall(f"{_MC}Fallback")[:1]
        elif tag not in (f"{_W}pPr", f"{_W}rPr", f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}sdtPr"):
            stack += reversed(element)
    return clean(" ".join("".join(parts).split())), boxes


def _value(properties: Any, name: str) -> str | None:
    found = properties.find(f"{_W}{name}") if properties is not None else None
    return found.get(f"{_W}val") if found is not None else None


def _find_value(row: Any, name: str) -> str | None:
    return _value(row.find(f"{_W}trPr"), name)


def _numbering_of(properties: Any) -> tuple[str, int] | None:
    found = properties.find(f"{_W}numPr") if properties is not None else None
    number = _value(found, "numId")
    return (number, _whole(_value(found, "ilvl"), 0)) if number else None


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else default


def _stated(core: Any) -> Stated:
    if core is None:
        return Stated()
    language = (core.findtext(f"{_DC}language") or "").split("-")[0].lower()
    return Stated(title=clean(core.findtext(f"{_DC}title") or "") or None, language=language or None)
