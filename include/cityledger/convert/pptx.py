"""PPTX in, drafts out: slide by slide its title, what stands on it in reading order, and the speaker's notes.

A slide is a page; boxes are in points from the slide's top left. A slide's title is a heading of level 1; one without
a title gets its largest line, or 'Slide 3', so that nothing stands under another slide's title. The notes follow their
slide under a heading 'Speaker notes' of level 2 and have no boxes, as they are not on the slide. Dates, footers and
slide numbers are page footers. Hidden slides are read, hidden shapes and those beside the slide are not.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from pptx.package import Package as Presentation

from cityledger.convert.archives import parse_xml
from cityledger.convert.drafts import Draft, Reading, Stated, UnreadableError, union_box
from cityledger.convert.office import open_office
from cityledger.convert.pptx_figures import POINTS, C, D, draft_chart, draft_diagram, draft_table
from cityledger.convert.pptx_order import reading_order
from cityledger.convert.pptx_shapes import Inheritance, Shape, shapes_of
from cityledger.convert.pptx_text import A, P, draft_paragraphs, frame_text, largest_size, paragraph_text
from cityledger.convert.wording import clean
from cityledger.records import Box
from cityledger.settings import Limits

NOTES = "Speaker notes"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_LONGEST_TITLE = 120
_FEWEST_REPEATS = 3
_EMPTY = (
    f'<p:sld xmlns:p="{P[1:-1]}"><p:cSld><p:spTree/></p:cSld></p:sld>'.encode()  # a slide that shows nothing
)
_REMEDY = "save it again with the program that made it, or as PDF"


def read_pptx(path: Path, limits: Limits, skip: frozenset[int], begin: Callable[[int], None]) -> Reading:
    """Read a PowerPoint file."""
    part, copy = open_office(path, limits, "ppt/slides/", _EMPTY, _open)
    presentation = part.presentation
    names = [slide.rId for slide in presentation._element.findall(f"{P}sldIdLst/{P}sldId")]
    if not names:
        raise UnreadableError("it has no slides; get it again from where it came")
    deck = _Deck((presentation.slide_width or 0) / POINTS, (presentation.slide_height or 0) / POINTS)
    deck.reasons += copy.broken
    if len(names) > limits.pages:
        deck.reasons.append(
            f"it has {len(names):,} slides and only the first {limits.pages:,} are read; raise CITYLEDGER_MAX_PAGES"
        )
    for page, name in enumerate(names[: limits.pages], start=1):
        if page not in skip:
            begin(page)
            deck.read(part, name, page)
    deck.mark_repeated(len(names))
    stated = _stated(part, deck.title)
    return Reading(drafts=deck.drafts, stated=stated, pages=len(names), reason="; ".join(deck.reasons) or None)


def _open(copy: Any) -> Any:
    try:
        return Presentation.open(copy).presentation_part
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # python-pptx raises of everything on a broken file
        what = f"{type(error).__name__}: {str(error)[:120]}"
        raise UnreadableError(f"its parts do not fit together ({what}); {_REMEDY}") from error


class _Deck:
    """The slides read so far, and what went wrong."""

    def __init__(self, width: float, height: float) -> None:
        self.width = width
        self.height = height
        self.drafts: list[Draft] = []
        self.reasons: list[str] = []
        self.title: str | None = None

    def read(self, part: Any, name: str, page: int) -> None:
        try:
            slide = part.related_slide(name)
            reader = _Slide(slide, page)
            shapes = [shape for shape in shapes_of(slide._element.cSld.spTree, reader.inheritance) if self.shows(shape)]
            drafts = [*reader.drafts(shapes), *reader.notes()]
        except (MemoryError, RecursionError):
            raise
        except Exception as error:
            self.reasons.append(f"slide {page} is broken ({type(error).__name__}: {str(error)[:120]}); {_REMEDY}")
            return
        self.reasons += reader.reasons
        if page == 1 and drafts and drafts[0].kind == "heading" and not reader.is_untitled:
            self.title = drafts[0].text
        self.drafts += drafts

    def shows(self, shape: Shape) -> bool:
        """Whether some of a shape lies on the slide."""
        left, top, right, bottom = shape.box
        if not self.width or not self.height:
            return True
        return right >= 0 and bottom >= 0 and left <= self.width and top <= self.height

    def mark_repeated(self, slides: int) -> None:
        """Lines at the foot or the head of half of the slides are page footers and headers."""
        edges = [draft for draft in self.drafts if draft.kind == "paragraph" and draft.box and self.edge(draft.box)]
        counts = Counter({key: len(pages) for key, pages in _pages_of(edges).items()})
        for draft in edges:
            if counts[_repeat_key(draft)] >= max(_FEWEST_REPEATS, slides / 2):
                draft.kind = self.edge(draft.box) or draft.kind

    def edge(self, box: Box | None) -> str | None:
        if box is None or not self.height:
            return None
        if box[1] > 0.88 * self.height:
            return "page_footer"
        return "page_header" if box[3] < 0.08 * self.height else None


def _repeat_key(draft: Draft) -> tuple[str, int, int]:
    left, top = (draft.box or (0.0, 0.0))[:2]
    return re.sub(r"\d+", "0", draft.text), round(left / 4), round(top / 4)


def _pages_of(drafts: Sequence[Draft]) -> dict[tuple[str, int, int], set[int]]:
    pages: dict[tuple[str, int, int], set[int]] = {}
    for draft in drafts:
        pages.setdefault(_repeat_key(draft), set()).add(draft.page)
    return pages


class _Slide:
    """One slide on its way to drafts."""

    def __init__(self, slide: Any, page: int) -> None:
        self.slide = slide
        self.page = page
        self.inheritance = Inheritance(slide)
        self.reasons: list[str] = []
        self.is_untitled = True

    def drafts(self, shapes: Sequence[Shape]) -> list[Draft]:
        title = next((shape for shape in shapes if shape.role == "title" and _text(shape)), None)
        self.is_untitled = title is None
        title = title or self.largest_line(shapes)
        edges = [shape for shape in shapes if shape.role in ("head", "foot")]
        body = [shape for shape in shapes if shape is not title and shape not in edges]
        drafts = self.ordered(body)
        found = [Draft(f"page_{shape.role}er", _text(shape), self.page, shape.box) for shape in edges if _text(shape)]
        if title is not None:
            return [Draft("heading", _text(title), self.page, title.box, level=1), *drafts, *found]
        if drafts or self.has_notes():
            box = union_box([draft.box for draft in drafts if draft.box])
            return [Draft("heading", f"Slide {self.page}", self.page, box, level=1), *drafts, *found]
        return found

    def largest_line(self, shapes: Sequence[Shape]) -> Shape | None:
        """The free line that serves as a title: one paragraph in the largest letters, above all other texts."""
        texts = sorted((shape for shape in shapes if shape.role != "foot" and _text(shape)), key=lambda one: one.box[1])
        if len(texts) < 2 or len(_text(texts[0])) > _LONGEST_TITLE:
            return None
        sizes = [largest_size(_frame(shape)) for shape in texts]
        one_line = sum(bool(paragraph_text(one)) for one in _frame(texts[0]).iterfind(f"{A}p")) == 1
        letters = any(letter.isalpha() for letter in _text(texts[0]))
        return texts[0] if one_line and letters and sizes[0] > 1.15 * max(sizes[1:]) > 0 else None

    def ordered(self, shapes: Sequence[Shape]) -> list[Draft]:
        """What shapes show, in reading order; a group is read as one."""
        drafts: list[Draft] = []
        shown = [(shape.box, found) for shape in shapes if (found := self.shown(shape))]
        for index in reading_order([box for box, _ in shown]):
            drafts += shown[index][1]
        return drafts

    def shown(self, shape: Shape) -> list[Draft]:
        if shape.parts:
            return self.ordered(shape.parts)
        frame = _frame(shape)
        if frame is not None:
            return draft_paragraphs(frame, self.inheritance.list_styles(shape.element), self.page, shape.box)
        data = shape.element.find(f"{A}graphic/{A}graphicData")
        return self.figure(data, shape.box) if data is not None else []

    def figure(self, data: Any, box: Box) -> list[Draft]:
        """A table, a chart or a diagram; what else a frame can hold shows no text of its own."""
        if (table := data.find(f"{A}tbl")) is not None:
            return [draft_table(table, self.page, box)]
        chart, diagram = data.find(f"{C}chart"), data.find(f"{D}relIds")
        if chart is None and diagram is None:
            return []
        name, draft = (
            (chart.get(f"{_R}id"), draft_chart) if chart is not None else (diagram.get(f"{_R}dm"), draft_diagram)
        )
        try:
            related = self.slide.part.related_part(name)
            return draft(parse_xml(related.blob, str(related.partname)), self.page, box)
        except (KeyError, UnreadableError) as error:
            self.reasons.append(f"a chart or diagram on slide {self.page} is left out, as {error}; {_REMEDY}")
            return []

    def has_notes(self) -> bool:
        return self.slide.has_notes_slide and bool(self.note_drafts())

    def notes(self) -> list[Draft]:
        """The speaker's notes under their own heading; nothing where there are none."""
        drafts = self.note_drafts() if self.slide.has_notes_slide else []
        return [Draft("heading", NOTES, self.page, level=2), *drafts] if drafts else []

    def note_drafts(self) -> list[Draft]:
        frame = self.slide.notes_slide.notes_text_frame
        return draft_paragraphs(frame._element, (), self.page, None) if frame is not None else []


def _frame(shape: Shape) -> Any:
    return shape.element.find(f"{P}txBody")


def _text(shape: Shape) -> str:
    frame = _frame(shape)
    return frame_text(frame) if frame is not None else ""


def _stated(part: Any, shown_title: str | None) -> Stated:
    """What the properties state; the title that the first slide shows counts for more than theirs."""
    properties = part.core_properties
    language = (properties.language or "").split("-")[0].lower()
    return Stated(title=shown_title or clean(properties.title or "") or None, language=language or None)
