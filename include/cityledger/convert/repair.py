"""One line of plain text in, the same line with the slips of OCR and of conversion programs set right out.

Every rule here is safe on good text: it changes what no writer means. Numbers are never touched.
"""

import re

_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_STRAY = re.compile(r"(?<!\*)\*\*(?!\*)")
_SMALL_L = re.compile(
    r"(?<![\w’'])l(?=(?: (?:am|was|have|had|will|would|shall|do|did|can|could|think|hope|believe)\b|[’']m\b|[’']ve\b))"
)
_QUOTES = re.compile(r"['’](?=’)|(?<=’)'")
_SPACED_COMMA = re.compile(r"(?<=[^\W\d_]) +(?=[,;](?:\s|$))")


def repair_line(text: str) -> str:
    """The line without stray Markdown marks, doubled apostrophes and `l am` for `I am`."""
    if "**" in text:
        text = _STRAY.sub("", _BOLD.sub(r"\1", text)).strip()
    if "’" in text:
        text = _QUOTES.sub("", text)
    text = _SMALL_L.sub("I", text)
    return _SPACED_COMMA.sub("", text)
