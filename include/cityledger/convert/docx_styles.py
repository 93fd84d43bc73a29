"""Word's styles.xml and numbering.xml in; whether a paragraph is a heading, and which list marker it shows, out."""

import re
from dataclasses import dataclass
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"(?:heading|überschrift|titre|标题|título|rubrik|kop) ?([1-9])$", re.IGNORECASE)
_LIST_STYLE = re.compile(r"^list (?:bullet|number) ([2-5])$", re.IGNORECASE)
_LEVELS = 9
_CHAIN = 12
"""How far a style's ancestors are followed: files can hold circles."""


class Styles:
    """The paragraph styles of a document."""

    def __init__(self, tree: Any) -> None:
        self.by_id: dict[str, Any] = {}
        for style in tree.findall(f"{_W}style") if tree is not None else ():
            self.by_id[style.get(f"{_W}styleId") or ""] = style

    def heading_level(self, style: str | None, properties: Any) -> int | None:
        """1 for a title, 2 for 'heading 1' and so on; None for a paragraph that is no heading."""
        outline = _outline(properties)
        if outline is not None:
            return outline + 2
        for ancestor in self._chain(style):
            name = (_attribute(ancestor, "name") or "").lower()
            if name in ("title", "titel", "titre", "标题"):
                return 1
            if found := _HEADING.match(name):
                return int(found[1]) + 1
            outline = _outline(ancestor.find(f"{_W}pPr"))
            if outline is not None:
                return outline + 2
        return None

    def is_caption(self, style: str | None) -> bool:
        """Whether a paragraph has the style of a caption."""
        return any((_attribute(ancestor, "name") or "").lower() == "caption" for ancestor in self._chain(style))

    def numbering(self, style: str | None) -> tuple[str, int] | None:
        """The list and level that a style puts its paragraphs in."""
        for ancestor in self._chain(style):
            found = ancestor.find(f"{_W}pPr/{_W}numPr")
            if found is not None and (number := _attribute(found, "numId")):
                # "List Bullet 2" is a list of its own to Word, and one of the second level to a reader.
                named = _LIST_STYLE.search(_attribute(self.by_id.get(style or "", ancestor), "name") or "")
                return number, _whole(_attribute(found, "ilvl")) or (int(named[1]) - 1 if named else 0)
        return None

    def _chain(self, style: str | None) -> list[Any]:
        chain: list[Any] = []
        while style in self.by_id and len(chain) < _CHAIN:
            chain.append(self.by_id[style])
            style = _attribute(chain[-1], "basedOn")
        return chain


@dataclass(frozen=True, slots=True)
class ListNumber:
    """What stands before a list item."""

    marker: str
    level: int
    ordered: bool


@dataclass(slots=True)
class _Level:
    format: str
    pattern: str
    start: int


class Numbering:
    """The lists of a document, counting as their items are met."""

    def __init__(self, tree: Any) -> None:
        self.levels: dict[str, dict[int, _Level]] = {}
        self.counts: dict[str, list[int]] = {}
        self.shared: dict[str, str] = {}
        if tree is None:
            return
        abstract = {item.get(f"{_W}abstractNumId"): _levels(item) for item in tree.findall(f"{_W}abstractNum")}
        for item in tree.findall(f"{_W}num"):
            number = item.get(f"{_W}numId") or ""
            base = _attribute(item, "abstractNumId")
            self.levels[number] = dict(abstract.get(base, {}))
            overridden = item.find(f"{_W}lvlOverride") is not None
            self.shared[number] = number if overridden else f"abstract {base}"

    def next(self, place: tuple[str, int] | None) -> ListNumber | None:
        """Count one more item of a list, and return its marker; None for no list."""
        if place is None or place[0] == "0" or place[0] not in self.levels:
            return None
        number, depth = place[0], min(place[1], _LEVELS - 1)
        levels = self.levels[number]
        level = levels.get(depth, _Level("bullet", "•", 1))
        if level.format in ("bullet", "none"):
            return ListNumber("•" if level.format == "bullet" else "", depth + 1, ordered=False)
        counts = self.counts.setdefault(self.shared[number], [0] * _LEVELS)
        counts[depth] += 1
        counts[depth + 1 :] = [0] * (_LEVELS - depth - 1)
        return ListNumber(_marker(level.pattern, levels, counts), depth + 1, ordered=True)


def _levels(item: Any) -> dict[int, _Level]:
    return {
        _whole(level.get(f"{_W}ilvl")): _Level(
            _attribute(level, "numFmt") or "decimal",
            _attribute(level, "lvlText") or "",
            _whole(_attribute(level, "start"), 1),
        )
        for level in item.findall(f"{_W}lvl")
    }


def _marker(pattern: str, levels: dict[int, _Level], counts: list[int]) -> str:
    def shown(found: re.Match[str]) -> str:
        depth = int(found[1]) - 1
        level = levels.get(depth, _Level("decimal", "", 1))
        return _written(max(counts[depth], 1) + level.start - 1, level.format)

    return re.sub(r"%([1-9])", shown, pattern)


def _written(number: int, style: str) -> str:
    if style in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if style == "upperLetter" else letter
    if style in ("lowerRoman", "upperRoman"):
        roman = _roman(number)
        return roman.upper() if style == "upperRoman" else roman
    return str(number)


def _roman(number: int) -> str:
    text = ""
    steps = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    for value, letters in steps:
        while number >= value and len(text) < 40:
            text, number = text + letters, number - value
    return text


def _attribute(element: Any, name: str) -> str | None:
    found = element.find(f"{_W}{name}")
    return found.get(f"{_W}val") if found is not None else None


def _whole(text: str | None, default: int = 0) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else default


def _outline(properties: Any) -> int | None:
    level = _whole(_attribute(properties, "outlineLvl"), 9) if properties is not None else 9
    return level if level < _LEVELS else None
