"""Markdown in, drafts out, by markdown-it-py's tokens (CommonMark and tables)."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from cityledger.convert.decode import decode_text
from cityledger.convert.drafts import Draft, DraftCell, Reading, Stated
from cityledger.convert.html import draft_html
from cityledger.convert.text import draft_text
from cityledger.convert.wording import clean, split_marker
from cityledger.settings import Limits

_FRONT_MATTER = re.compile(r"---\r?\n(.*?\n)---\r?\n", re.DOTALL)
_FIELD = re.compile(r"^(title|publisher|date):[ \t]*(\S.{0,300}?)[ \t]*\r?$", re.MULTILINE | re.IGNORECASE)
_DATE = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?![\d-])")


def read_markdown(path: Path, limits: Limits, skip: frozenset[int], begin: Callable[[int], None]) -> Reading:
    """Read a Markdown file."""
    text, note = decode_text(path.read_bytes())
    # Markdown nested beyond any use gives nothing; its words are still there.
    return Reading(drafts=draft_markdown(text) or draft_text(text), stated=_stated(text), reason=note)


def draft_markdown(text: str) -> list[Draft]:
    """The drafts of a Markdown text."""
    tokens = (
        MarkdownIt("commonmark", {"html": True, "maxNesting": 50}).enable("table").parse(_without_front_matter(text))
    )
    return _Walker(tokens).run()


def _without_front_matter(text: str) -> str:
    found = _FRONT_MATTER.match(text)
    return text[found.end() :] if found else text


def _stated(text: str) -> Stated:
    """What the front matter states in lines of their own; nothing of it is parsed as YAML."""
    found = _FRONT_MATTER.match(text)
    fields = {key.lower(): value.strip("\"' ") for key, value in _FIELD.findall(found[1] if found else "")}
    date = _DATE.match(fields.get("date", ""))
    return Stated(fields.get("title") or None, fields.get("publisher") or None, date[0] if date else None)


class _Walker:
    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.drafts: list[Draft] = []
        self.lists: list[int | None] = []
        """The open lists, outermost first: the next number of an ordered one, None for bullets."""
        self.bullet = "-"
        self.fresh_item = False
        self.cells: list[DraftCell] = []
        self.row = self.column = -1
        self.in_header = False

    def run(self) -> list[Draft]:
        context = "paragraph"
        level = 0
        for token in self.tokens:
            kind = token.type
            if kind in ("bullet_list_open", "ordered_list_open"):
                self.lists.append(int(token.attrs.get("start", 1)) if kind.startswith("ordered") else None)
            elif kind in ("bullet_list_close", "ordered_list_close"):
                self.lists.pop()
            elif kind == "list_item_open":
                self.fresh_item, self.bullet = True, token.markup
            elif kind == "heading_open":
                context, level = "heading", int(token.tag[1:])
            elif kind == "heading_close":
                context = "paragraph"
            elif kind == "inline":
                self._take(inline_text(token.children or []), context, level)
            elif kind in ("fence", "code_block"):
                self._take(clean(token.content.replace("\n", " ")), "paragraph", 0)
            elif kind == "html_block":
                self._take_html(token.content)
            else:
                self._take_table(kind)
        return self.drafts

    def _take_html(self, content: str) -> None:
        self.drafts += draft_html(content)

    def _take_table(self, kind: str) -> None:
        if kind == "table_open":
            self.cells, self.row = [], -1
        elif kind == "tr_open":
            self.row, self.column = self.row + 1, -1
        elif kind in ("th_open", "td_open"):
            self.column, self.in_header = self.column + 1, kind == "th_open"
        elif kind == "table_close":
            self.drafts.append(Draft("table", "", cells=self.cells))
            self.row = self.column = -1

    def _take(self, text: str, context: str, level: int) -> None:
        if self.row >= 0:
            self.cells.append(DraftCell(self.row, self.column, text, is_header=self.in_header))
        elif not text:
            return
        elif context == "heading":
            self.drafts.append(Draft("heading", text, level=level))
        elif self.lists and self.fresh_item:
            self.drafts.append(self._item(text))
        else:
            self.drafts.append(Draft("paragraph", text))

    def _item(self, text: str) -> Draft:
        self.fresh_item = False
        box, rest = split_marker(text)
        marker = self.bullet
        if (number := self.lists[-1]) is not None:
            marker = f"{number}{self.bullet}"
            self.lists[-1] = number + 1
        if box in ("☒", "☐"):
            marker, text = box, rest
        return Draft("list_item", text, level=len(self.lists), marker=marker)


def inline_text(tokens: Sequence[Token]) -> str:
    """The words of inline tokens, without their marks; a soft line break is a space."""
    parts: list[str] = []
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif token.type in ("text", "code_inline"):
            parts.append(token.content)
        elif token.type == "image":
            parts.append(inline_text(token.children or []))
    return clean(" ".join("".join(parts).split()))
