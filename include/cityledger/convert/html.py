"""HTML in, drafts out: a walk of the page's article; nothing is fetched.

The article is the page's main element if it has one, else what trafilatura takes for it. The walk needs no recursion;
HTML so deep that the parser gives up on it is read without its structure.
"""

import contextlib
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

from bs4.dammit import EncodingDetector
from lxml import etree, html
from trafilatura import extract

from cityledger.convert.decode import decode_text
from cityledger.convert.drafts import Draft, DraftCell, Reading, Stated, UnreadableError
from cityledger.convert.wording import clean, split_marker
from cityledger.lookups import read_lookup
from cityledger.settings import Limits

_PARSER_OPTIONS: dict[str, Any] = {"huge_tree": False, "no_network": True, "remove_comments": True, "remove_pis": True}
_TAGS = read_lookup("html_tags")
_PUBLISHER_NAMES = ("dc.publisher", "dcterms.publisher", "citation_publisher", "publisher", "og:site_name")
_DATE_NAMES = (
    "article:published_time",
    "dc.date.issued",
    "dcterms.issued",
    "citation_publication_date",
    "datepublished",
)
_SKIPPED, _BLOCKS = frozenset(_TAGS["skipped"]), frozenset(_TAGS["blocks"])
_SPAN_LIMIT = 1000
_UNSEEN = re.compile(r"(?is)<(script|style|head)\b.*?</\1\s*>|<!--.*?-->")
_TAG = re.compile(r"<[^<>]*>")
_BLOCK_TAG = re.compile(rf"(?i)</?(?:{'|'.join(_TAGS['blocks'])})\b[^<>]*>")


def read_html(path: Path, limits: Limits, skip: frozenset[int], begin: Callable[[int], None]) -> Reading:
    """Read an HTML file."""
    text = _decode(path.read_bytes())
    drafts = draft_html(text)
    return Reading(drafts=drafts, stated=_stated(text))


def _decode(content: bytes) -> str:
    """The text, by the encoding that the page declares if it holds, else as any text file."""
    name = _declared(content)
    if name:
        with contextlib.suppress(UnicodeDecodeError, LookupError):
            return content.decode(name)
    return decode_text(content)


def _declared(content: bytes) -> str | None:
    found = EncodingDetector.find_declared_encoding(content, is_html=True)
    return None if found and found.lower().startswith("utf-16") else found


def draft_html(text: str) -> list[Draft]:
    """The drafts of an HTML text: of its article if one is found, else of the whole page."""
    tree = _parse(text)
    if tree is None:
        return []
    bare = _TAG.sub("", _UNSEEN.sub("", text))
    if len(tree.text_content().split()) < 0.5 * len(bare.split()):
        return _flat(text)  # the parser gives up where elements are nested hundreds deep
    main = _main_part(tree)
    drafts = _Walker().run(main)
    return drafts if main.tag != "body" else _without_surroundings(drafts, text)


def _without_surroundings(drafts: list[Draft], text: str) -> list[Draft]:
    """The drafts that trafilatura takes for the article; all of them where it finds little."""
    article = _squeeze(extract(text, favor_recall=True, include_comments=False, include_tables=True) or "")
    kept = [draft for draft in drafts if (draft.kind == "heading" and draft.level == 1) or _is_in(draft, article)]
    return kept if sum(map(_length, kept)) > 0.5 * sum(map(_length, drafts)) else drafts


def _is_in(draft: Draft, article: str) -> bool:
    texts = [draft.text, *(cell.text for cell in draft.cells)]
    squeezed = [text for text in map(_squeeze, texts) if text]
    return sum(text in article for text in squeezed) > 0.5 * len(squeezed)


def _length(draft: Draft) -> int:
    return len(draft.text) + sum(len(cell.text) for cell in draft.cells)


def _squeeze(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _flat(text: str) -> list[Draft]:
    """The words of a page whose elements are nested too deep, a paragraph between any two block elements."""
    parts = _BLOCK_TAG.sub("\n\n", _UNSEEN.sub(" ", text)).split("\n\n")
    lines = (clean(" ".join(unescape(_TAG.sub("", part)).split())) for part in parts)
    return [Draft("paragraph", line) for line in lines if line]


def _parse(text: str) -> Any:
    if not text.strip():
        return None
    try:
        return html.document_fromstring(
            text.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8", **_PARSER_OPTIONS)
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(f"its HTML can not be parsed ({error}); save it again from a browser") from error


def _main_part(tree: Any) -> Any:
    for query in ("//main", "//*[@role='main']", "//article"):
        found = tree.xpath(query)
        if len(found) == 1 and len(found[0].text_content()) > 0.3 * len(tree.text_content()):
            return found[0]
    body = tree.find("body")
    return tree if body is None else body


class _Walker:
    """Walks the tree with a list of its own instead of recursion, so that depth costs nothing."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.inline: list[str] = []
        self.lists: list[list[Any]] = []
        self.item: tuple[str, int] | None = None
        self.heading = 0
        self.kind = "paragraph"

    def run(self, root: Any) -> list[Draft]:
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
            caption = clean(" ".join(element.xpath("string(./caption)").split()))
            if caption:
                self.drafts.append(Draft("caption", caption))
            self.drafts.append(Draft("table", "", cells=_cells(element)))
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


def _stated(text: str) -> Stated:
    tree = _parse(text)
    if tree is None:
        return Stated()
    heading = clean(" ".join(tree.xpath("string((//h1)[1])").split()))
    title = heading or clean(" ".join((tree.findtext(".//title") or "").split()))
    language = (tree.get("lang") or "").split("-")[0].lower() or None
    date = _date(_meta(tree, _DATE_NAMES))
    return Stated(title=title or None, publisher=_meta(tree, _PUBLISHER_NAMES), published_on=date, language=language)


def _meta(tree: Any, names: tuple[str, ...]) -> str | None:
    """The content of the first meta element with one of some names, in their order."""
    values = {
        (element.get("property") or element.get("name") or element.get("itemprop") or "").lower(): element.get(
            "content"
        )
        for element in tree.iter("meta")
    }
    found = (clean(values[name] or "") for name in names if name in values)
    return next((value for value in found if value), None)


def _date(text: str | None) -> str | None:
    match = re.match(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?![\d-])", text or "")
    return match[0] if match else None
