"""Plain text in, drafts out: hard-wrapped lines joined, headings, list items, captions and running heads told apart.

A form feed begins a page. Blank lines part paragraphs, except in files (mostly made from PDFs) where they also stand
inside sentences: there only a finished sentence ends a paragraph.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from cityledger.convert.decode import decode_text
from cityledger.convert.drafts import Draft, Reading, UnreadableError
from cityledger.convert.headings import heading_level, is_caption, is_label, is_unfinished, looks_like_title
from cityledger.convert.hyphens import Hyphens
from cityledger.convert.repair import shift_slips
from cityledger.convert.text_lines import Manner, TextLine, manner_of, read_lines, running_heads, without_numbers
from cityledger.convert.wording import begins_inside, is_closed, split_marker
from cityledger.settings import Limits

_FOLIO = re.compile(
    r"(page|p\.|第)?\s*[-–—]?\s*(\d{1,4}|[ivxlc]{1,6})\s*[-–—]?\s*((of|/)\s*\d{1,4}|页)?", re.IGNORECASE
)
_BROKEN = re.compile(r"\w[-\u00ad]$")
_OPENING = "《〈「『（【“‘(["
_MOST_TITLES = 3


def read_text(path: Path, limits: Limits, skip: frozenset[int], begin: Callable[[int], None]) -> Reading:
    """Read a plain text file."""
    text, note = decode_text(path.read_bytes())
    if len(text) > limits.text_characters:
        raise UnreadableError(
            f"it has {len(text):,} characters, more than {limits.text_characters:,}; "
            "split it, or raise CITYLEDGER_MAX_TEXT_CHARACTERS"
        )
    pages = text.rstrip("\f\n\r ").count("\f") + 1 if "\f" in text else None
    return Reading(drafts=draft_text(text), pages=pages, reason=note)


def draft_text(text: str) -> list[Draft]:
    """The drafts of a plain text."""
    lines = read_lines(text)
    running = running_heads(lines)
    return _Joiner(lines, running).run()


@dataclass(slots=True)
class _Joiner:
    lines: list[TextLine]
    running: set[str]
    drafts: list[Draft] = field(default_factory=list)
    open: Draft | None = None
    last: TextLine | None = None
    """The last printed line of the open draft."""

    def run(self) -> list[Draft]:
        manner = manner_of(self.lines)
        hyphens = Hyphens(line.text for line in self.lines)
        pages = Counter(line.page for line in self.lines)
        for index, line in enumerate(self.lines):
            following = self.lines[index + 1] if index + 1 < len(self.lines) else None
            if self._is_furniture(line, len(pages) > 1):
                kind = "page_header" if not self.last or line.page != self.last.page else "page_footer"
                self.drafts.append(Draft(kind, line.text, line.page))
            elif self.open and self.last and self._continues(line, following, manner):
                self.open.text = hyphens.join(self.open.text, line.text)
                self.open.slips += shift_slips(line.slips, len(self.open.text) - len(line.text))
                self.last = line
            elif self._interrupts(line, following):
                self.drafts.append(Draft("caption", line.text, line.page))
            else:
                alone = line.after_blank or not self.last or self.last.page != line.page
                self.last = line
                self.open = self._begin(line, following, alone)
                self.open.slips += shift_slips(line.slips, len(self.open.text) - len(line.text))
                self.drafts.append(self.open)
        return _join_labels(_demote_runs(self.drafts))

    def _is_furniture(self, line: TextLine, paged: bool) -> bool:
        if not paged or not line.edge:
            return False
        return bool(_FOLIO.fullmatch(line.text)) or without_numbers(line.text) in self.running

    def _begin(self, line: TextLine, following: TextLine | None, alone: bool) -> Draft:
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

    def _continues(self, line: TextLine, following: TextLine | None, manner: Manner) -> bool:
        before, last = self.open, self.last
        if before is None or last is None or split_marker(line.text)[0] or heading_level(line.text) is not None:
            return False
        if before.kind == "heading":
            return self._continues_heading(line, before, last, manner)
        apart = line.after_blank or line.page != last.page
        if _BROKEN.search(before.text[-2:]) or before.text[-1] in _OPENING:
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

    def _continues_heading(self, line: TextLine, before: Draft, last: TextLine, manner: Manner) -> bool:
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

    def _interrupts(self, line: TextLine, following: TextLine | None) -> bool:
        """Whether a line stands as a caption in the middle of a sentence that goes on after it."""
        if not self.open or not self.last or not following or is_closed(self.open.text):
            return False
        if is_caption(line.text) and begins_inside(following.text):
            return True
        apart = line.after_blank and (following.after_blank or following.page != line.page)
        short = len(line.text) < 0.75 * line.width
        goes_on = following.text[:1].islower() and not is_unfinished(line.text)
        return apart and short and goes_on and looks_like_title(line.text) and self.open.kind == "paragraph"


def _asks(line: TextLine) -> bool:
    return line.text[-1] in "?？" and len(line.text.split()) < 30


def _is_asked(following: TextLine) -> bool:
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
            before.slips += shift_slips(draft.slips, len(before.text) - len(draft.text))
        else:
            joined.append(draft)
    return joined


def _stands_alone(line: TextLine, following: TextLine | None) -> bool:
    return not following or following.after_blank or following.page != line.page or is_unfinished(line.text)


def _shows_as_title(text: str) -> bool:
    return looks_like_title(text) and len(text.split()) <= 12 and not re.search(r"@|https?:|www\.", text)
