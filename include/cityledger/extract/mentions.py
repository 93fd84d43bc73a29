"""Where the capitalised names of a text stand.

In: a text. Out: every name with its places, and those that stand inside a sentence somewhere, not only in titles.
"""

import re
from collections import defaultdict

WORD = r"(?:[A-Z][^\W_]*(?:[-'’./&][^\W_]+)*\.?(?<![a-z0-9]\.))"
_RUN = rf"{WORD}(?:[ ]+{WORD}){{0,3}}"
_OFFICE = (
    r"(?:Office|Department|Ministry|Board|Division|Bureau|Committee|Subcommittee|Group|Council|Secretariat|Directorate"
    r"|Commission|Agency|Institute|Cent(?:er|re))"
)
_OFFICE_NAME = rf"(?:{WORD}[ ]+){{0,4}}{_OFFICE}[ ]+(?:of|for|on)[ ]+(?:the[ ]+)?{_RUN}[ ]+and[ ]+(?!{_OFFICE}\b){_RUN}"
NAME = re.compile(rf"{_OFFICE_NAME}|{WORD}(?:[ ]+(?:(?:of|for|on|&)(?:[ ]+the)?[ ]+)?{WORD}){{0,9}}")
ARTICLE = re.compile(r"\A(?:the|our|this|these|its|their|a|an)\s+", re.IGNORECASE)
POSSESSIVE = re.compile(r"['’]s?$")
_INSIDE = re.compile(r"(?:\b(?:the|a|an|our|its|their|this|by|with|of)|[,;]|[a-z]:|['’]s) \Z")
_PLACED = re.compile(r"\b(?:in|for|from|across) \Z")
_PLACE = re.compile(r"(?:City|County|Town|Municipality|Government) of .|.+ (?:County|City|Town|Borough|District)\Z")
_VERB_AFTER = re.compile(r" (?:will|shall|must|should|has|have|is|are|was|were|plans|aims|intends|seeks)\b")


def find_mentions(text: str) -> tuple[dict[str, tuple[int, ...]], frozenset[str]]:
    """The places of each name, without a leading article, and the names that stand inside sentences."""
    found: dict[str, list[int]] = defaultdict(list)
    running: set[str] = set()  # names inside a sentence: a title's words run together into names that are none
    for match in NAME.finditer(text):
        name = " ".join(match.group().split()).rstrip(".") if not match.group().endswith("S.") else match.group()
        bare = ARTICLE.sub("", POSSESSIVE.sub("", name), count=1)
        found[bare].append(match.start())
        before = text[max(0, match.start() - 8) : match.start()]
        inside = _INSIDE.search(before) or (_PLACED.search(before) and _PLACE.match(bare))
        if bare != name or inside or _VERB_AFTER.match(text, match.end()):
            running.add(bare)
    return {name: tuple(places) for name, places in found.items()}, frozenset(running)
