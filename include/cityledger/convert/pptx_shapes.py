"""A slide's shapes in, what they show out: each thing with its place, through groups and alternates.

Places are in points from the slide's top left. A placeholder without a place of its own has that of its layout, or of
its master; a shape in a group is moved and scaled as the group says (ECMA-376 part 1, 20.1.7.5).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cityledger.convert.pptx_figures import POINTS
from cityledger.convert.pptx_text import A, P
from cityledger.records import Box

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TITLES = ("title", "ctrTitle")
_FOOT = ("dt", "ftr", "sldNum")
_DEEPEST = 40
_TRUE = ("1", "true")


@dataclass(frozen=True, slots=True)
class Shape:
    """One thing on a slide. `role` is title, foot, head, body (a placeholder of text) or free; groups have parts."""

    element: Any
    box: Box
    role: str = "free"
    parts: "tuple[Shape, ...]" = ()


@dataclass(frozen=True, slots=True)
class _Scale:
    """From a group's own measure to points."""

    x: float = 0.0
    y: float = 0.0
    across: float = 1 / POINTS
    down: float = 1 / POINTS

    def box(self, place: tuple[int, int, int, int]) -> Box:
        x, y, width, height = place
        left, top = self.x + x * self.across, self.y + y * self.down
        return (left, top, left + width * self.across, top + height * self.down)


class Inheritance:
    """What a slide's placeholders take from its layout and its master."""

    def __init__(self, slide: Any) -> None:
        layout = slide.slide_layout
        master = layout.slide_master
        self.layout = {_index(mark): shape for shape, mark in _placeholders(layout)}
        self.master = {mark.get("type", "obj"): shape for shape, mark in _placeholders(master)}
        self.texts = master._element.find(f"{P}txStyles")

    def ancestors(self, mark: Any) -> list[Any]:
        """The shapes of the layout and the master that a placeholder (`p:ph`) follows, nearest first."""
        above = self.layout.get(_index(mark))
        kind = _kind(mark)
        if above is not None and (own := above.find(f".//{P}nvPr/{P}ph")) is not None:
            kind = _kind(own)
        return [shape for shape in (above, self.master.get(kind)) if shape is not None]

    def list_styles(self, shape: Any) -> list[Any]:
        """The list styles that the paragraphs of a shape follow, nearest first."""
        mark = shape.find(f"./{P}nvSpPr/{P}nvPr/{P}ph")
        chain = [shape, *(self.ancestors(mark) if mark is not None else ())]
        styles = [style for link in chain if (style := link.find(f"{P}txBody/{A}lstStyle")) is not None]
        if mark is not None and self.texts is not None:
            name = "titleStyle" if _kind(mark) == "title" else "bodyStyle"
            styles += self.texts.findall(f"{P}{name}")
        return styles


def _placeholders(holder: Any) -> Iterator[tuple[Any, Any]]:
    for shape in holder._element.iter(f"{P}sp"):
        if (mark := shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")) is not None:
            yield shape, mark


def _index(mark: Any) -> str:
    return str(mark.get("idx", "0"))


def _kind(mark: Any) -> str:
    kind = mark.get("type", "obj")
    if kind in _TITLES:
        return "title"
    return kind if kind in (*_FOOT, "hdr") else "body"


def shapes_of(tree: Any, inheritance: Inheritance) -> tuple[Shape, ...]:
    """The shapes in a shape tree (`p:spTree`), hidden ones left out."""
    return tuple(_shapes(tree, inheritance, _Scale(), 0))


def _shapes(tree: Any, inheritance: Inheritance, scale: _Scale, depth: int) -> Iterator[Shape]:
    if depth > _DEEPEST:
        raise RecursionError
    for element in _unwrapped(tree):
        name = element.find(f"./*/{P}cNvPr")
        if name is not None and name.get("hidden") in _TRUE:
            continue
        if element.tag == f"{P}grpSp":
            place = _place(element.find(f"{P}grpSpPr"))
            inner = _inner(element, scale, place)
            parts = tuple(_shapes(element, inheritance, inner, depth + 1))
            yield Shape(element, scale.box(place or (0, 0, 0, 0)), parts=parts)
        elif element.tag in (f"{P}sp", f"{P}graphicFrame"):
            mark = element.find(f"./*/{P}nvPr/{P}ph")
            yield Shape(element, scale.box(_found_place(element, mark, inheritance)), _role(mark))


def _unwrapped(tree: Any) -> Iterator[Any]:
    """The children of a tree, with the first choice of each alternate in its stead."""
    for element in tree:
        if element.tag == f"{_MC}AlternateContent":
            chosen = element.find(f"{_MC}Choice")
            yield from chosen if chosen is not None else element.find(f"{_MC}Fallback") or ()
        else:
            yield element


def _role(mark: Any) -> str:
    if mark is None:
        return "free"
    kind = _kind(mark)
    if kind == "title":
        return "title"
    return "head" if kind == "hdr" else "foot" if kind in _FOOT else "body"


def _found_place(element: Any, mark: Any, inheritance: Inheritance) -> tuple[int, int, int, int]:
    chain = [element, *(inheritance.ancestors(mark) if mark is not None else ())]
    for link in chain:
        for holder in (link.find(f"{P}spPr"), link):
            if place := _place(holder):
                return place
    return (0, 0, 0, 0)


def _place(holder: Any) -> tuple[int, int, int, int] | None:
    if holder is None:
        return None
    for tag in (f"{A}xfrm", f"{P}xfrm"):
        if (found := holder.find(tag)) is not None:
            return _pair(found, "off", "x", "y", "ext", "cx", "cy")
    return None


def _pair(
    found: Any, first: str, x: str, y: str, second: str, width: str, height: str
) -> tuple[int, int, int, int] | None:
    start, size = found.find(f"{A}{first}"), found.find(f"{A}{second}")
    if start is None or size is None:
        return None
    return _whole(start.get(x)), _whole(start.get(y)), _whole(size.get(width)), _whole(size.get(height))


def _whole(text: str | None) -> int:
    bare = (text or "").removeprefix("-")
    return int(text or 0) if bare.isdecimal() and len(bare) < 12 else 0


def _inner(group: Any, scale: _Scale, place: tuple[int, int, int, int] | None) -> _Scale:
    found = group.find(f"{P}grpSpPr/{A}xfrm")
    inside = _pair(found, "chOff", "x", "y", "chExt", "cx", "cy") if found is not None else None
    if place is None or inside is None or not inside[2] or not inside[3]:
        return scale
    across, down = scale.across * place[2] / inside[2], scale.down * place[3] / inside[3]
    left, top, _, _ = scale.box(place)
    return _Scale(left - inside[0] * across, top - inside[1] * down, across, down)
