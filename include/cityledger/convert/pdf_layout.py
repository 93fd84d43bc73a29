"""The pages of a PDF in, drafts out: what can be told only from the whole document is told here.

Running heads go first, as they would stand in the middle of sentences; then each page is put in reading order, cut into
paragraphs, and sentences that a column's or a page's end has cut are joined again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from cityledger.convert.call_outs import join_call_outs
from cityledger.convert.drafts import Draft, Line
from cityledger.convert.figures import axis_numbers
from cityledger.convert.furniture import draft_furniture, split_furniture
from cityledger.convert.hyphens import Hyphens
from cityledger.convert.pdf_kinds import Drafter
from cityledger.convert.pdf_order import order_pieces
from cityledger.convert.pdf_paragraphs import Print, split_paragraphs
from cityledger.convert.pdf_text import PageText
from cityledger.convert.places import Placed, Places
from cityledger.convert.runs import Run
from cityledger.convert.sentences import join_sentences
from cityledger.convert.table_joins import join_tables
from cityledger.convert.tables import TableArea, draft_table
from cityledger.convert.turned_heads import place_turned_lines


@dataclass(slots=True)
class PageContent:
    """What was read from one page: its text outside tables, and its tables."""

    text: PageText
    tables: list[TableArea] = field(default_factory=list)


class Layout:
    """Takes a document's pages in parts, so that a long one never holds all its lines; gives its drafts in order."""

    def __init__(self) -> None:
        self.hyphens = Hyphens(())
        self.drafter = Drafter(Print(10.0, 0, 1.2), self.hyphens)
        self.drafts: list[Draft] = []
        self.edges: dict[int, tuple[list[Draft], list[Draft]]] = {}
        self.turned: dict[int, PageText] = {}

    def add(self, pages: Sequence[PageContent], style: Print) -> None:
        """Take some pages; their lines are gone afterwards."""
        texts = [page.text for page in pages]
        self.hyphens.words |= Hyphens(line.text for text in texts for line in text.lines).words
        self.drafter.style = style
        furniture = split_furniture(texts, style.size)
        for page in pages:
            _take_out_axes(page.text, furniture[page.text.number])
            self._add_page(page, furniture.pop(page.text.number))

    def _add_page(self, page: PageContent, furniture: list[Line]) -> None:
        text = page.text
        self.edges[text.number] = draft_furniture(furniture, text, self.hyphens)
        text.turned = place_turned_lines(page.tables, [line for line in text.turned if _is_seen(line, text)])
        tables = [draft_table(table, self.hyphens) for table in page.tables]
        paragraphs = split_paragraphs(order_pieces(text.lines, tables), self.drafter.style)
        self.drafts += self.drafter.take(join_call_outs(paragraphs, self.drafter.style.size), text)
        self.drafts += [_draft_turned(line, self.hyphens) for line in text.turned]
        if text.turn:
            self.turned[text.number] = text
        text.lines, text.turned, page.tables = [], [], []

    def finish(self) -> list[Draft]:
        """The drafts of all pages in reading order."""
        self.drafter.finish()
        self.drafts.sort(key=lambda draft: draft.page)
        drafts = join_sentences(join_tables(self.drafts), self.hyphens)
        drafts = _with_furniture(drafts, self.edges)
        return _turn_back(drafts, self.turned) if self.turned else drafts


def _is_seen(line: Line, page: PageText) -> bool:
    """Whether some of a line is on the page: programs leave copies beside it."""
    return line.box[0] < page.width and line.box[2] > 0 and line.box[1] < page.height and line.box[3] > 0


def _draft_turned(line: Line, hyphens: Hyphens) -> Draft:
    """A line printed sideways beside the text, such as the name of a chart's axis."""
    run = Run(hyphens)
    run.add(line.words)
    return Draft("caption", run.text, line.page, line.box, words=run.words)


def _turn_back(drafts: list[Draft], turned: dict[int, PageText]) -> list[Draft]:
    """The boxes of pages that were turned to be read, as they stand on the pages that are shown."""
    for draft in drafts:
        if page := turned.get(draft.page):
            draft.box = page.seen_box(draft.box) if draft.box else None
            for cell in draft.cells:
                cell.box = page.seen_box(cell.box) if cell.box else None
                cell.words = Places(_seen(word, turned) for word in cell.words)
        draft.words = Places(_seen(word, turned) for word in draft.words)
    return drafts


def _seen(word: Placed, turned: dict[int, PageText]) -> Placed:
    page = turned.get(word[2])
    return (*word[:3], page.seen_box(word[3])) if page else word


def _take_out_axes(page: PageText, furniture: list[Line]) -> None:
    """Numbers along a chart's axes are kept with the furniture: no sentence is to run through them."""
    for lines in (page.lines, page.turned):
        axis = axis_numbers(lines)
        furniture += [line for line in lines if id(line) in axis]
        lines[:] = [line for line in lines if id(line) not in axis]


def _with_furniture(drafts: Sequence[Draft], edges: dict[int, tuple[list[Draft], list[Draft]]]) -> list[Draft]:
    """Headers before a page's first draft, footers after its last."""
    result: list[Draft] = []
    numbers = sorted(edges)
    by_page: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_page.setdefault(draft.page, []).append(draft)
    for number in numbers:
        headers, footers = edges[number]
        result += [*headers, *by_page.get(number, ()), *footers]
    return result
