"""What the characters of a line tell: its list marker, whether its sentence is open, how two lines join.

In: strings. Out: strings and flags, the same for every format. Nothing here knows more than English and Chinese.
"""

import re
import unicodedata

SOFT_HYPHENS = "\u00ad\ufffe\u0002"
"""A soft hyphen, and the two characters that pdfium gives for a hyphen at a line's end."""

_PRIVATE = {
    "\uf0b7": "•", "\uf0a7": "▪", "\uf0a8": "☐", "\uf06f": "☐", "\uf071": "☐", "\uf072": "☐", "\uf0fe": "☒",
    "\uf078": "☒", "\uf053": "☒", "\uf054": "☒", "\uf052": "☒", "\uf0fd": "☒", "\uf076": "❖", "\uf0d8": "➢",
    "\uf0e0": "➔", "\uf0fc": "✓", "\uf06c": "●", "\uf06e": "■", "\uf0f0": "➪", "\uf0fb": "✗", "\uf02d": "-",
    "\uf0ae": "➔", "\uf020": " ", "\uf09f": "•", "\uf077": "◆", "\uf075": "◆", "\uf074": "◆",
}  # fmt: skip
"""Bullets of the Symbol and Wingdings fonts, which files keep in Unicode's private area."""

_LONE_SYMBOL = re.compile(r"(?<!\S)[\uf021-\uf0ff](?!\S)")
"""Any other sign of such a font that stands alone is one too."""

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_CLEAN = str.maketrans({**_PRIVATE, **_LIGATURES, "\u00a0": " ", "\u200b": "", "\ufeff": "", "\t": " ", "\u2028": " "})
_SPACES = re.compile(r" {2,}")
_GUTTER = re.compile(r" {3,}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2060-\u2069]")

TICKED, UNTICKED = "☒", "☐"
_BOXES = {
    "☒": TICKED,
    "☑": TICKED,
    "🗹": TICKED,
    "🗷": TICKED,
    "☐": UNTICKED,
    "□": UNTICKED,
    "❏": UNTICKED,
    "❑": UNTICKED,
}
BULLETS = "•◦‣⁃∙●○▪▫■◆◇❖➢➤►▶▸➔➪✓✔✗✘★☆➣❯▹⚫·"
_MISREAD_BULLET = re.compile(r"[¢©](?= [^\W\d_])")
"""What OCR makes of a bullet: no price begins with a cent and a space before a word."""
_DASHES = "-–—*"
_ENCLOSED = re.compile(r"\(([a-z]|[ivx]{1,5}|\d{1,2})\)(?=\s)|(\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})([.)])(?=\s)")
_BRACKETED_BOX = re.compile(r"\[( ?|[xX✓])\](?=\s)")

_TERMINAL = re.compile(r"[.!?。！？…][\"'”’»)\]）」』]*(\d{1,2}|[ivx]{1,5})?$")
_ENDING = 40
"""So much of a text shows how it ends: to look through all of it, line after line as it grows, takes for ever."""
_CJK = re.compile(r"[\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]")


def clean(text: str) -> str:
    """A line with ligatures, odd spaces, private-area bullets and control characters set right."""
    if text.isascii() and text.isprintable():
        return text.strip()
    text = _LONE_SYMBOL.sub("•", _CONTROL.sub("", text.translate(_CLEAN)))
    return unicodedata.normalize("NFC", text).strip()


def symbol_at(letter: str) -> str:
    """The symbol that a font of symbols has in the place of a letter; the letter itself where none is known."""
    return _PRIVATE.get(chr(0xF000 + ord(letter)), letter) if " " < letter < "\u0100" else letter


def even_spaces(text: str) -> str:
    """A line with one space between its words; a line that is laid out in columns stays as it is."""
    return text if len(_GUTTER.findall(text)) > 1 else _SPACES.sub(" ", text)


def split_marker(text: str) -> tuple[str | None, str]:
    """A list item's marker and its text; None and the line itself where it does not begin with a marker.

    '☒ 1 Mobility' gives '☒'; '- x' gives '-'; '1. x' gives '1.'. A dash needs a space after it, as `-5 %` is no item.
    """
    marker, rest = _first_marker(text)
    if marker is not None and not marker[0].isalnum() and marker[0] != "(":
        # A converter's dash before the document's own bullet or check box: the document's counts.
        inner, inner_rest = _first_marker(rest)
        if inner is not None and inner[0] in BULLETS + "".join(_BOXES) and inner_rest:
            return inner, inner_rest
    return marker, rest


def _first_marker(text: str) -> tuple[str | None, str]:
    if not text:
        return None, text
    first = text[0]
    if first in _BOXES:
        return _BOXES[first], text[1:].strip()
    if first in BULLETS:
        return first, text[1:].strip()
    if _MISREAD_BULLET.match(text):
        return "•", text[1:].strip()
    if first in _DASHES and len(text) > 2 and text[1] == " ":
        return first, text[2:].strip()
    if box := _BRACKETED_BOX.match(text):
        return (TICKED if box[1].strip() else UNTICKED), text[box.end() :].strip()
    if number := _ENCLOSED.match(text):
        return number[0], text[number.end() :].strip()
    return None, text


def is_closed(text: str) -> bool:
    """Whether a text ends as a sentence does (a note's number may follow the full stop)."""
    return bool(_TERMINAL.search(text[-_ENDING:]))


def is_cjk(character: str) -> bool:
    """Whether a character is written without spaces to its neighbours."""
    return bool(_CJK.match(character))


def begins_inside(text: str) -> bool:
    """Whether a line can only be the middle of a sentence: it begins with a small letter or a closing mark."""
    first = text[:1]
    return first.islower() or (first != "" and first in ",;)]&+/%”’.»，。；、）")
