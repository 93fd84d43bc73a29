"""Whether a line of plain text is a heading or a caption, from its words alone.

In: a cleaned line. Out: a heading's level, or None; a yes or no for captions. Sizes of letters are the paged readers'
business.
"""

import re

from cityledger.convert.wording import is_closed
from cityledger.lookups import read_lookup

_LISTS = read_lookup("headings")
_CHAPTERS = "|".join(map(re.escape, _LISTS["chapters"]))
_CAPTIONS = "|".join(map(re.escape, _LISTS["captions"]))
_SMALL = frozenset(_LISTS["small_words"])
_NUMBER = r"(?:[\dIVXLC]{1,5}|[A-Z])"

_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+(?=[^\W\d_]|[“\"(])")
_NAMED = re.compile(rf"(?i:{_CHAPTERS})\s+{_NUMBER}\b")
_LABEL = re.compile(rf"(?i:{_CHAPTERS})\s+{_NUMBER}[:.]?")
_CHINESE = re.compile(
    r"(第[一二三四五六七八九十百\d]+[章编部]|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)"
)
_CAPTION = re.compile(
    rf"(?i:{_CAPTIONS})\s*(\d+(\.\d+)*(?![\d.]\d)|[A-Z]\d*|[IVX]+)?\s*[:.：—–-]\s*(?![\d.])\S",
)
_CAPTION_LABEL = re.compile(rf"(?i:{_CAPTIONS})\s*(\d+(\.\d+)*|[A-Z]\d*)\s*[:.：]?")
_NUMBERED_CAPTION = re.compile(rf"(?i:{_CAPTIONS})\s*\d+")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
HEADING_CHARACTERS = 120
_TITLE_WORDS = 14
_SENTENCE_WORDS = 10


def heading_level(text: str) -> int | None:
    """The level that a line's number or first word gives it as a heading: 1 for a chapter, 2 for '8.1', 3 for '8.1.2'.

    None where the line shows no such sign; it may still be a title by its shape (`looks_like_title`).
    """
    if len(text) > HEADING_CHARACTERS:
        return None
    if chinese := _CHINESE.match(text):
        return {"第": 1, "（": 3}.get(chinese[0][0], 2) if not is_closed(text) and len(text) <= 40 else None
    if named := _NAMED.match(text):
        return 1 if not is_closed(text[named.end() :]) and len(text.split()) <= _TITLE_WORDS else None
    numbered = _NUMBERED.match(text)
    if not numbered or is_closed(text):
        return None
    rest = text[numbered.end() :]
    titled = looks_like_title(rest) or (rest[:1].isupper() and len(rest.split()) <= _SENTENCE_WORDS)
    return numbered[1].count(".") + 1 if "." in numbered[1] and titled else None


def looks_like_title(text: str) -> bool:
    """Whether a line has the shape of a title: short, no full stop, its main words with capital letters."""
    if not text or len(text) > HEADING_CHARACTERS or is_closed(text) or text[-1] in ",;:-–—，；、":
        return False
    words = _WORD.findall(text)
    if not words or len(words) > _TITLE_WORDS or not (words[0][0].isupper() or text[0] in "“\"'("):
        return False
    main = [word for word in words if word.lower() not in _SMALL]
    return bool(main) and sum(word[0].isupper() for word in main) >= 0.75 * len(main)


def is_caption(text: str) -> bool:
    """Whether a line is the caption of a figure or table, or names its source."""
    return bool(_CAPTION.match(text)) and (len(text) <= 300)


def is_numbered_caption(text: str) -> bool:
    """Whether a line begins as a numbered figure or table does."""
    return bool(_NUMBERED_CAPTION.match(text))


def is_label(text: str) -> bool:
    """Whether a heading is but a label and a number: 'CHAPTER 8', 'Section II'."""
    return bool(_LABEL.fullmatch(text.strip()))


def is_caption_label(text: str) -> bool:
    """Whether a line is but the label of a caption: 'Table 6:'."""
    return bool(_CAPTION_LABEL.fullmatch(text.strip()))


def is_unfinished(text: str) -> bool:
    """Whether a title can not end here: its last word is a small one, or a quotation mark or bracket is open."""
    opened = text.count("“") > text.count("”") or text.count("(") > text.count(")")
    return text[text.rfind(" ") + 1 :].lower() in _SMALL or opened or text[-1:] in "-–,&"
