"""Plain text in, drafts out: hard-wrapped lines joined, headings, list items, captions and running heads told apart.

A form feed begins a page. Blank lines part paragraphs, except in files (mostly made from PDFs) where they also stand
inside sentences: there only a finished sentence ends a paragraph.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from cityledger.convert.decode import decode_text
from cityledger.convert.drafts import Draft, Reading, UnreadableError
from cityledger.convert.headings import heading_level, is_caption, is_label, is_unfinished, looks_like_title
from cityledger.convert.hyphens import Hyphens
from cityledger.convert.repair import repair_line
from cityledger.convert.wording import begins_inside, clean, is_closed, split_marker
from cityledger.settings import Limits

_FOLIO = re.compile(
    r"(page|p\.|第)?\s*[-–—]?\s*(\d{1,4}|[ivxlc]{1,6})\s*[-–—]?\s*((of|/)\s*\d{1,4}|页)?", re.IGNORECASE
)
_BROKEN = re.compile(r"\w[-\u00ad]$")
_MOST_TITLES = 3
_NEIGHBOURS = 6
_EDGE_LINES = 2


@dataclass(slots=True)
class _TextLine:
    text: str
    page: int
    indent: int
    after_blank: bool
    width: int = 0
    edge: bool = False
    """Whether it is among the first or last lines of its page."""


@dataclass(slots=True)
class _Manner:
    """How a file is written, told from all its lines."""

    wrapped: bool
    """Lines are broken at a width, so that a paragraph has several."""
    noisy_blanks: bool
    """Blank lines also stand inside sentences."""


def read_text(path: Path, limits: Limits, skip: frozenset[int], begin: Callable[[int], None]) -> Reading:
    """Read a plain text file."""
    text = decode_text(path.read_bytes())
    if len(text) > limits.text_characters:
        raise UnreadableError(
            f"it has {len(text):,} characters, more than {limits.text_characters:,}; "
            "split it, or raise CITYLEDGER_MAX_TEXT_CHARACTERS"
        )
    return Reading(drafts=draft_text(text), pages=text.rstrip("\f\n\r ").count("\f") + 1 if "\f" in text else None)


def draft_text(text: str) -> list[Draft]:
    """The drafts of a plain text."""
    lines = _lines(text)
    running = _running_heads(lines)
    return _Joiner(lines, running).run()


def _lines(text: str) -> list[_TextLine]:
    lines: list[_TextLine] = []
    for number, page in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\f"), start=1):
        on_page: list[_TextLine] = []
        blank = True
        for raw in page.split("\n"):
            line = repair_line(clean(raw))
            if line:
                indent = len(raw) - len(raw.lstrip())
                on_page.append(_TextLine(line, number, indent, blank and bool(on_page)))
            blank = not line
        for line_on_page in on_page[:_EDGE_LINES] + on_page[-_EDGE_LINES:]:
            line_on_page.edge = True
        lines += on_page
    for index, line_at in enumerate(lines):
        near = lines[max(0, index - _NEIGHBOURS) : index + _NEIGHBOURS + 1]
        line_at.width = max(len(other.text) for other in near)
    return lines


def _manner(lines: list[_TextLine]) -> _Manner:
    pairs = list(pairwise(lines))
    together = [(a, b) for a, b in pairs if not b.after_blank and a.page == b.page and not split_marker(b.text)[0]]
    inside = sum(begins_inside(b.text) and not is_closed(a.text) for a, b in together)
    blanks = sum(
        b.after_blank and b.text[:1].islower() and not is_closed(a.text) and len(a.text) > 0.5 * a.width
        for a, b in pairs
    )
    return _Manner(wrapped=inside >= 2 and inside >= 0.2 * len(together), noisy_blanks=blanks >= 2)


def _running_heads(lines: list[_TextLine]) -> set[str]:
    """Texts that stand at the edges of three pages or more, but for their numbers."""
    pages: dict[str, set[int]] = {}
    for line in lines:
        if line.edge:
            pages.setdefault(_without_numbers(line.text), set()).add(line.page)
    return {text for text, on in pages.items() if text and len(on) >= 3}


def _without_numbers(text: str) -> str:
    return re.sub(r"\d+", "#", text).strip()


@dataclass(slots=True)
class _Joiner:
    lines: list[_TextLine]
    running: set[str]
    drafts: list[Draft] = field(default_factory=list)
    open: Draft | None = None
    last: _TextLine | None = None
    """The last printed line of the open draft."""

    def run(self) -> list[Draft]:
        manner = _manner(self.lines)
        hyphens = Hyphens(line.text for line in self.lines)
        pages = Counter(line.page for line in self.lines)
        for index, line in enumerate(self.lines):
            following = self.lines[index + 1] if index + 1 < len(self.lines) else None
            if self._is_furniture(line, len(pages) > 1):
                kind = "page_header" if not self.last or line.page != self.last.page else "page_footer"
                self.drafts.append(Draft(kind, line.text, line.page))
            elif self.open and self.last and self._continues(line, following, manner):
                self.open.text = hyphens.join(self.open.text, line.text)
                self.last = line
            elif self._interrupts(line, following):
                self.drafts.append(Draft("caption", line.text, line.page))
            else:
                alone = line.after_blank or not self.last or self.last.page != line.page
                self.last = line
                self.open = self._begin(line, following, alone)
                self.drafts.append(self.open)
        return _join_labels(_demote_runs(self.drafts))

    def _is_furniture(self, line: _TextLine, paged: bool) -> bool:
        if not paged or not line.edge:
            return False
        return bool(_FOLIO.fullmatch(line.text)) or _without_numbers(line.text) in self.running

    def _begin(self, line: _TextLine, following: _TextLine | None, alone: bool) -> Draft:
        marker, rest = split_marker(line.text)
        level = heading_level(line.text)
        if level is not None:
            return Draft("heading", line.text, line.page, level=level)
        if marker and rest:
            return Draft("list_item", rest, line.page, level=1 + min(4, line.indent // 2), marker=marker)
        if is_caption(line.text):
            return Draft("caption", line.text, line.page)
        if alone and _asks(line) and following and following.after_blank and _is_asked(following):
            return Draft("heading", line.text, line.page, level=2)
        if alone and _stands_alone(line, following) and _shows_as_title(line.text):
            return Draft("heading", line.text, line.page, level=1 if not self.drafts else 2)
        return Draft("paragraph", line.text, line.page)

    def _continues(self, line: _TextLine, following: _TextLine | None, manner: _Manner) -> bool:
        before, last = self.open, self.last
        if before is None or last is None or split_marker(line.text)[0] or heading_level(line.text) is not None:
            return False
        if before.kind == "heading":
            return self._continues_heading(line, before, last, manner)
        apart = line.after_blank or line.page != last.page
        if _BROKEN.search(before.text):
            return True
        if is_closed(before.text):
            return not apart and manner.wrapped and len(last.text) >= 0.7 * last.width
        if begins_inside(line.text):
            return manner.wrapped or manner.noisy_blanks or not line.after_blank or line.page != last.page
        if self._interrupts(line, following) or is_caption(line.text):
            return False
        full = len(last.text) + 1 + len(line.text.split(" ", 1)[0]) >= 0.85 * last.width
        if apart:
            return manner.noisy_blanks and before.kind != "caption" and len(before.text) > last.width
        return manner.wrapped and (full or len(before.text) > last.width)

    def _continues_heading(self, line: _TextLine, before: Draft, last: _TextLine, manner: _Manner) -> bool:
        if is_unfinished(before.text):
            return len(line.text) <= last.width and not is_closed(line.text)
        if line.page != last.page:
            return False
        if not line.after_blank and begins_inside(line.text) and len(line.text) < 0.75 * line.width:
            return not is_closed(line.text)
        if not looks_like_title(line.text):
            return False
        few = len(line.text.split()) <= 2 and len(before.text.split()) > 2
        wrapped = len(last.text) >= 0.85 * last.width
        return manner.noisy_blanks and (few or wrapped) if line.after_blank else manner.wrapped

    def _interrupts(self, line: _TextLine, following: _TextLine | None) -> bool:
        """Whether a line stands as a caption in the middle of a sentence that goes on after it."""
        if not self.open or not self.last or not following or is_closed(self.open.text):
            return False
        if is_caption(line.text) and begins_inside(following.text):
            return True
        apart = line.after_blank and (following.after_blank or following.page != line.page)
        short = len(line.text) < 0.75 * line.width
        goes_on = following.text[:1].islower() and not is_unfinished(line.text)
        return apart and short and goes_on and looks_like_title(line.text) and self.open.kind == "paragraph"


def _asks(line: _TextLine) -> bool:
    return line.text[-1] in "?？" and len(line.text.split()) < 30


def _is_asked(following: _TextLine) -> bool:
    """Whether a question is a heading: a list of answers follows, or the same question put more closely."""
    return split_marker(following.text)[0] is not None or _asks(following)


def _demote_runs(drafts: list[Draft]) -> list[Draft]:
    """Titles by their shape alone that follow one another, as names on a card do, are lines of text."""
    run: list[Draft] = []
    for draft in [*drafts, Draft("end", "")]:
        if draft.kind == "heading" and heading_level(draft.text) is None and draft.text[-1] not in "?？":
            run.append(draft)
            continue
        ended = draft.kind in ("end", "heading")
        if len(run) >= _MOST_TITLES:
            for title in run if ended else run[:-1]:
                title.kind, title.level = "paragraph", None
        run = []
    return drafts


def _join_labels(drafts: list[Draft]) -> list[Draft]:
    """A heading that is but a label, such as 'CHAPTER 8', and the title that follows it are one heading."""
    joined: list[Draft] = []
    for draft in drafts:
        before = joined[-1] if joined else None
        if before and before.kind == draft.kind == "heading" and is_label(before.text) and not is_label(draft.text):
            before.text = f"{before.text} {draft.text}"
        else:
            joined.append(draft)
    return joined


def _stands_alone(line: _TextLine, following: _TextLine | None) -> bool:
    return not following or following.after_blank or following.page != line.page or is_unfinished(line.text)


def _shows_as_title(text: str) -> bool:
    return looks_like_title(text) and len(text.split()) <= 12 and not re.search(r"@|https?:|www\.", text)
