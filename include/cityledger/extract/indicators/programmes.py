"""Programmes and projects: which one `the programme` is, and whether a heading names one.

In: a subject of a sentence or a heading, the document's Context. Out: a name as the text uses it in full, or None.
"""

import re

from cityledger.extract.context import Context
from cityledger.extract.indicators.reading import Reading, words_of

_WINDOW = 900
"""Characters: how far back the name of a programme may stand."""
_LONGEST = 7
_NAME = r"(?:[A-Z][\w’'-]*|\d{4})(?: (?:(?:of|for|to|the|and|on|in|&) )*[A-Z][\w’'-]*){0,6}"
_BEGUN = re.compile(
    r"\b(?:launch|establish|creat|start|introduc|found|pilot|initiat|call|nam|run|fund|implement|develop)\w*\s"
    rf"(?:the |an? |its |their |our )?(?:new |first )?[“\"]?({_NAME})"
)
_ACTS = re.compile(
    r"(?: \([A-Z]{2,8}\))? (?:also |now )?(?:is|was|has|had|have|will|provides?|offers?|serves?|[a-z]{3,}ed)\b"
)
_ARTICLE = re.compile(r"^(?:The|This|Our|Its|A|An)\s")


def programme_of(reading: Reading, verb: int, context: Context) -> str | None:
    """The programme that `the programme` before a verb points to: the last one of its kind, else the last begun."""
    behind = verb
    while behind > 1 and reading.tag(behind - 1) in ("AV0", "VHZ", "VHB", "VM0", "VBZ"):
        behind -= 1
    noun = reading.lower(behind - 1)
    if noun not in words_of("programme_heads") or reading.lower(behind - 2) not in ("the", "this", "that"):
        return None
    return last_programme(context.text, noun, reading.tokens[behind - 2].start)


def last_programme(text: str, noun: str, at: int) -> str | None:
    """The name that ends in a noun such as `Programme`, else what was begun last, in the text before a place."""
    before = text[max(0, at - _WINDOW) : at]
    names = [_ARTICLE.sub("", match.group()) for match in re.finditer(_NAME, before)]
    own = [name for name in names if " " in name and name.split()[-1].lower().startswith(noun[:7])]
    begun = [_ARTICLE.sub("", match.group(1)) for match in _BEGUN.finditer(before)]
    found = own or [name for name in begun if " " in name]
    return found[-1] if found and len(found[-1].split()) <= _LONGEST else None


def body_in_heading(heading: str, context: Context) -> str | None:
    """The body or programme that a heading is about (`Spotlight: Green Hand`): a name that acts in the text."""
    name = _ARTICLE.sub("", heading.rpartition(": ")[2].strip(' :.“”"'))
    if not name or len(name.split()) > _LONGEST or not name[0].isupper() or ":" not in heading:
        return None
    places = context.mentions.get(name, ())
    acting = sum(bool(_ACTS.match(context.text, at + len(name))) for at in places)
    return name if acting else None
