"""The text frame of a shape in, its paragraphs as drafts out: list items with level and marker, or plain paragraphs.

Whether a paragraph has a bullet is looked up where PowerPoint looks: in the paragraph, the shape's own list style, the
placeholders of the layout and the master that it follows, and the master's style of body text.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from cityledger.convert.drafts import Draft
from cityledger.convert.wording import clean, split_marker, symbol_at
from cityledger.records import Box

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_SYMBOL_FONTS = ("wingdings", "symbol", "webdings")
_BULLETS = ("buNone", "buChar", "buAutoNum", "buBlip")
_LEVELS = 9
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_HIGHEST = 1000


def draft_paragraphs(frame: Any, styles: Sequence[Any], page: int, box: Box | None) -> list[Draft]:
    """The paragraphs of a text frame (`p:txBody`); `styles` are the list styles that it follows, nearest first."""
    counters = [0] * (_LEVELS + 1)
    drafts: list[Draft] = []
    for paragraph in frame.iterchildren(f"{A}p"):
        text = paragraph_text(paragraph)
        level = paragraph_level(paragraph)
        bullet = _bullet(paragraph, styles, level)
        number = _count(counters, bullet, level) if text else None
        if not text:
            continue
        drafts.append(_draft(text, level, _marker(bullet, number), page, box))
    return drafts


def _draft(text: str, level: int, marker: str | None, page: int, box: Box | None) -> Draft:
    typed, rest = split_marker(text)
    if marker is not None:
        ticked = typed in ("☒", "☐") and rest
        return Draft("list_item", rest if ticked else text, page, box, level, typed if ticked else marker)
    if typed and rest:
        return Draft("list_item", rest, page, box, level, typed)
    return Draft("paragraph", text, page, box)


def paragraph_text(paragraph: Any) -> str:
    """The text of a paragraph on one line."""
    parts: list[str] = []
    for element in paragraph.iter(f"{A}t", f"{A}br", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"):
        if element.tag == f"{A}br":
            parts.append(" ")
        else:
            parts.append(_symbols(element.text or "", element.getparent()))
    return clean(" ".join("".join(parts).replace("\v", " ").split()))


def frame_text(frame: Any) -> str:
    """The text of a whole frame on one line."""
    return " ".join(text for paragraph in frame.iterchildren(f"{A}p") if (text := paragraph_text(paragraph)))


def paragraph_level(paragraph: Any) -> int:
    """The level of a paragraph; 1 is the outermost."""
    properties = paragraph.find(f"{A}pPr")
    level = properties.get("lvl", "0") if properties is not None else "0"
    return min(int(level), _LEVELS - 1) + 1 if level.isdecimal() else 1


def largest_size(frame: Any) -> float:
    """The largest size of letters that the runs of a frame state, in points; 0 where they state none."""
    sizes = [run.get("sz", "") for run in frame.iter(f"{A}rPr")]
    return max((int(size) / 100 for size in sizes if size.isdecimal() and len(size) < 6), default=0.0)


def _symbols(text: str, run: Any) -> str:
    """Letters of a run set in a font of symbols, as the symbols that are seen."""
    properties = run.find(f"{A}rPr")
    fonts = [properties.find(f"{A}{name}") for name in ("latin", "sym")] if properties is not None else []
    if not any(font is not None and is_symbol_font(font.get("typeface", "")) for font in fonts):
        return text
    return "".join(symbol_at(letter) for letter in text)


def is_symbol_font(name: str) -> bool:
    """Whether a font holds symbols in the places of letters."""
    return name.lower().startswith(_SYMBOL_FONTS)


def _bullet(paragraph: Any, styles: Iterable[Any], level: int) -> Any:
    """The element that decides about a paragraph's bullet; None where nothing does."""
    for properties in (paragraph.find(f"{A}pPr"), *(style.find(f"{A}lvl{level}pPr") for style in styles)):
        if properties is None:
            continue
        for name in _BULLETS:
            if (found := properties.find(f"{A}{name}")) is not None:
                return found
    return None


def _count(counters: list[int], bullet: Any, level: int) -> int | None:
    """The number of a numbered paragraph; another one ends the count of its level and of those inside it."""
    for inner in range(level + 1, len(counters)):
        counters[inner] = 0
    if bullet is None or bullet.tag != f"{A}buAutoNum":
        counters[level] = 0
        return None
    start = bullet.get("startAt", "1")
    first = int(start) if start.isdecimal() and len(start) < 5 else 1
    counters[level] = counters[level] + 1 if counters[level] else first
    return counters[level]


def _marker(bullet: Any, number: int | None) -> str | None:
    if bullet is None or bullet.tag == f"{A}buNone":
        return None
    if number is not None:
        return _written(number, bullet.get("type", ""))
    letter = bullet.get("char", "•")[:1] or "•"
    font = bullet.getparent().find(f"{A}buFont")
    if font is not None and is_symbol_font(font.get("typeface", "")):
        letter = symbol_at(letter)
    marker, _ = split_marker(f"{clean(letter) or '•'} x")
    return marker or "•"


def _written(number: int, kind: str) -> str:
    """A number as its kind (ECMA-376 part 1, 20.1.10.61) writes it: '1.', 'a)', '(iv)'."""
    names: tuple[tuple[str, Callable[[int], str]], ...] = (
        ("alphaLc", _letter),
        ("alphaUc", lambda value: _letter(value).upper()),
        ("romanLc", _roman),
        ("romanUc", lambda value: _roman(value).upper()),
    )
    shown = next((write(number) for start, write in names if kind.startswith(start)), str(number))
    if kind.endswith("ParenBoth"):
        return f"({shown})"
    return f"{shown})" if kind.endswith("ParenR") else shown if kind.endswith("Plain") else f"{shown}."


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * min(3, (number - 1) // 26 + 1)


def _roman(number: int) -> str:
    number = min(number, _HIGHEST)
    text = ""
    for value, letters in _ROMAN:
        while number >= value:
            text += letters
            number -= value
    return text
