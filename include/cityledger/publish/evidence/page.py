"""What a document's evidence page shows, group by group, and the page itself.

In: a document, its marks and its pictures. Out: one HTML file that needs nothing but the pictures beside it. Words come
from documents that nobody vouches for: the template escapes them all, and a policy in the page lets no script, style,
picture or connection in but its own.
"""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from cityledger.pages import page_templates
from cityledger.publish.evidence.marks import Mark, Rectangle
from cityledger.publish.evidence.passages import Passage, find_passages
from cityledger.publish.evidence.pictures import Picture
from cityledger.publish.evidence.rows import EvidenceDocument, EvidenceRow

if TYPE_CHECKING:
    import jinja2

STRENGTHS = ("firm", "intended", "aspirational", "stated", "request")
_PAGE_WORDS = (("pdf", "Page"), ("presentation", "Slide"), ("spreadsheet", "Sheet"))
"""What documents of a media type call the parts that their rows are numbered by; others go by their headings."""


@dataclass(frozen=True, slots=True)
class MarkOnPage:
    """The rectangles of one quote on one page."""

    rows: tuple[EvidenceRow, ...]
    rectangles: tuple[Rectangle, ...]

    @property
    def anchors(self) -> str:
        """The rows that it is the quote of, parted by spaces."""
        return " ".join(row.anchor for row in self.rows)


@dataclass(frozen=True, slots=True)
class Group:
    """A page, slide or section: its picture with marks, or else passages of its text, and the rows that begin on it.

    `reason` says why a page has no picture, where it should have one.
    """

    anchor: str
    name: str
    rows: tuple[EvidenceRow, ...]
    picture: Picture | None
    marks: tuple[MarkOnPage, ...]
    passages: tuple[Passage, ...]
    reason: str | None


def page_word(media_type: str | None) -> str | None:
    """What a document calls its pages; None where it has none."""
    return next((word for part, word in _PAGE_WORDS if part in (media_type or "")), None)


def group_by_page(
    word: str, rows: Iterable[EvidenceRow], marks: Sequence[Mark], pictures: dict[int, Picture], reasons: dict[int, str]
) -> list[Group]:
    """One group a page that rows begin on, or that the quote of a row goes on to and that has a picture."""
    begun: dict[int, list[EvidenceRow]] = {}
    for row in rows:
        begun.setdefault(row.page, []).append(row)
    groups = []
    for page in sorted({*begun, *pictures}):
        picture = pictures.get(page)
        here = [mark for mark in marks if any(row.page == page for row in mark.rows)]
        groups.append(
            Group(
                anchor=f"page-{page}",
                name=f"{word} {page}",
                rows=tuple(begun.get(page, ())),
                picture=picture,
                marks=tuple(_marks_on(page, marks)),
                passages=() if picture else tuple(find_passages(here)),
                reason=None if picture else reasons.get(page),
            )
        )
    return groups


def _marks_on(page: int, marks: Iterable[Mark]) -> list[MarkOnPage]:
    """The longest first: a quote inside another one lies above it, where it can be clicked."""
    ordered = sorted(marks, key=lambda mark: mark.start - mark.end)
    return [MarkOnPage(mark.rows, mark.rectangles[page]) for mark in ordered if page in mark.rectangles]


def group_by_section(rows: Iterable[EvidenceRow], marks: Sequence[Mark]) -> list[Group]:
    """One group a section, in the order of the text."""
    sections: dict[str, list[EvidenceRow]] = {}
    for row in rows:
        sections.setdefault(row.section, []).append(row)
    groups = []
    for number, (section, of_section) in enumerate(sections.items(), start=1):
        here = [mark for mark in marks if any(row in of_section for row in mark.rows)]
        passages = tuple(find_passages(here))
        name = section or "Without a heading"
        groups.append(Group(f"section-{number}", name, tuple(of_section), None, (), passages, None))
    return groups


def draw_page(document: EvidenceDocument, groups: Sequence[Group]) -> str:
    """The HTML of a document's page."""
    present = {row.label for row in document.rows if row.kind == "commitment"}
    return _template("document.html").render(
        document=document,
        groups=groups,
        has_interests=any(row.kind == "interest" for row in document.rows),
        strengths=[strength for strength in STRENGTHS if strength in present],
        link=document.url if (document.url or "").startswith(("https://", "http://")) else None,
        **_frame("evidence.js"),
    )


def draw_index(documents: Sequence[EvidenceDocument]) -> str:
    """The HTML of the page that leads to all others."""
    return _template("index.html").render(documents=documents, **_frame(None))


@cache
def _templates() -> "jinja2.Environment":
    return page_templates("cityledger.publish.evidence")


def _template(name: str) -> "jinja2.Template":
    return _templates().get_template(name)


@cache
def _frame(script: str | None) -> dict[str, Any]:
    """Style and script, and the policy that names them by their hashes and allows nothing else."""
    from markupsafe import Markup  # noqa: PLC0415 -- comes with the templates

    style = _template("report.css").render() + _template("evidence.css").render()
    code = _template(script).render() if script else ""
    allowed = _hash(code) if code else "'none'"
    policy = (
        f"default-src 'none'; img-src 'self' file:; style-src {_hash(style)}; script-src {allowed}; "
        "base-uri 'none'; form-action 'none'"
    )
    # Both are files of this package: nothing of a document is in them.
    return {"style": Markup(style), "script": Markup(code), "policy": policy}  # noqa: S704


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
