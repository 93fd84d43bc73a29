"""With whom and where: the named bodies and places in a clause.

In: the text of a clause and the names of the document. Out: names as the text has them, in full where it explains them.
Only names count: `with local schools` names nobody.
"""

import re

from cityledger.extract.context import Context
from cityledger.lookups import read_lookup

_NAME = r"(?:[A-Z][^\W_]*(?:[-'’./&][^\W_]+)*\.?)"
_LINK = r"(?:[ \n]+(?:(?:of|for|on|&)(?:[ \n]+the)?[ \n]+)?)"
_FULL_NAME = rf"{_NAME}(?:{_LINK}{_NAME}){{0,9}}"
_JOIN = r"(?:[ \n]*,[ \n]*(?:and[ \n]+|or[ \n]+)?|[ \n]+and[ \n]+|[ \n]+as[ \n]+well[ \n]+as[ \n]+|[ \n]+or[ \n]+)(?:the[ \n]+|other[ \n]+)?"
_NAMES = rf"(?:the[ \n]+)?(?P<names>{_FULL_NAME}(?:{_JOIN}{_FULL_NAME})*)"
_LEAD = r"(?:[a-z-]+[ \n]+){0,5}?(?:including|such as|like)[ \n]+(?:through[ \n]+)?"
_WITH = re.compile(
    rf"\b(?:with|alongside|among|together with|with the (?:help|support|assistance|participation|guidance) of|join(?:ing)?)[ \n]+(?:{_LEAD})?{_NAMES}"
)
_BETWEEN = re.compile(rf"\bbetween[ \n]+{_NAMES}")
_TOGETHER = re.compile(
    r"\b(?:consultation|partnership|cooperation|collaboration|coordination|conjunction|together|concert|association|tandem)"
    rf"[ \n]+with[ \n]+{_NAMES}"
)
_THROUGH = re.compile(rf"\b(?:through|via)[ \n]+(?:{_LEAD})?{_NAMES}")
_WORK_WITH = re.compile(
    r"\b(?:work|partner|collaborat|cooperat|coordinat|join|partnership|cooperation|collaboration|coordination|member|organi[sz]ed by|organizations such)",
    re.I,
)
_MEMBER = re.compile(
    rf"\b(?:member(?:s|ship)? (?:in|of)|participate in|participation in|organi[sz]ations? such as|organi[sz]ations?,? including)[ \n]+(?:the[ \n]+)?(?:new[ \n]+)?{_NAMES}"
)
_SPLIT = re.compile(
    r"[ \n]*,[ \n]*(?:and[ \n]+|or[ \n]+)?(?:the[ \n]+)?|[ \n]+and[ \n]+(?:the[ \n]+|other[ \n]+)?|[ \n]+as[ \n]+well[ \n]+as[ \n]+|[ \n]+or[ \n]+"
)
_PLACE = re.compile(rf"\b(?:in|at|across|throughout|near|along|within)[ \n]+(?:the[ \n]+)?(?P<names>{_FULL_NAME})")
_PLAIN = frozenset({"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
  "December", "Summer", "Spring", "Fall", "Winter", "FY", "Phase", "Table", "Figure", "Section", "Chapter", "Appendix", "LED", "GHG",
  "EV", "Goal", "Action", "Strategy"})  # fmt: skip


def find_partners(text: str, context: Context, actor: str | None) -> tuple[str, ...]:
    """The named bodies with which the clause is to be carried out, without the actor itself."""
    found: list[str] = _chained(text, actor)
    for pattern in (_WITH, _MEMBER, _THROUGH, _BETWEEN):
        for match in pattern.finditer(text):
            names = [name for name in _SPLIT.split(match["names"]) if name]
            if pattern is _THROUGH:
                names = [name for name in names if _is_body(name, context)]
            if pattern is _BETWEEN and actor not in (context.resolve(name) for name in names):
                continue
            last = names[-1] if names and pattern is _WITH else ""
            found.extend(name for name in names if _is_partner(name, text[match.end() :][:20], name is last))
    return _distinct([context.resolve(name) or name for name in found], actor)


def partners_beside(text: str, context: Context, actor: str | None) -> tuple[str, ...]:
    """The bodies named before the clause: `in consultation with X, the council will ...`."""
    found = [name for match in _TOGETHER.finditer(text) for name in _SPLIT.split(match["names"]) if name]
    found += [
        n for match in _THROUGH.finditer(text) for n in _SPLIT.split(match["names"]) if n and _is_body(n, context)
    ]
    return _distinct([context.resolve(name) or name for name in found], actor)


def _chained(text: str, actor: str | None) -> list[str]:
    """`the Ames-Oslo-Lyon partnership` names whom Ames works with."""
    if not actor or " " in actor:
        return []
    chains = re.finditer(rf"\b{re.escape(actor)}((?:[-–]{_NAME}(?:[ \n]{_NAME})?)+)", text)
    chained = [part for match in chains for part in re.split(r"[-–]", match.group(1)) if part]
    return chained if re.search(r"\b(?:cooperation|partnership|alliance|exchange|agreement|network)", text) else []


def names_in(text: str, context: Context, actor: str | None) -> tuple[str, ...]:
    """Every body named in a phrase that is known to list partners, such as a cell of a table or `work with X and Y`."""
    bare = re.sub(r"\A(?:the|our|its|local)\s+", "", text.strip())
    names = (name for match in re.finditer(_FULL_NAME, bare) for name in _SPLIT.split(match.group()))
    return _distinct([context.resolve(name) or name for name in names if name and name not in _PLAIN], actor)


def find_places(text: str, context: Context) -> tuple[str, ...]:
    """The named places in which the clause is to be carried out."""
    names = (match["names"] for match in _PLACE.finditer(text))
    return _distinct([name for name in names if name.split()[0] not in _PLAIN and not _is_body(name, context)], None)


def _is_partner(name: str, after: str, last: bool) -> bool:
    """Whether a name stands for itself, and not before a noun that it only describes: `with Nordic style`."""
    if name in _PLAIN or re.search(r"['’]s?\Z", name) or re.match(r"['’]s\b|\s+\d", after) or name.isdigit():
        return False
    describes = (
        last
        and " " not in name
        and re.match(r"\s+(?!and|or|to|in|on|for|by|of|as|at|from|the|member|which|who|that)[a-z]", after)
    )
    return not describes


def _is_body(name: str, context: Context) -> bool:
    full = context.resolve(name) or name
    heads = read_lookup("actors")["name_heads"]
    words = re.findall(r"[^\W_]+", full.lower())
    first = re.findall(r"[^\W_]+", full.split(" of ", 1)[0].split(" on ", 1)[0].split(" for ", 1)[0].lower())
    return bool(words) and (first[-1] in heads or words[-1] in heads or (full.isupper() and len(full) > 2))


def _distinct(names: list[str], actor: str | None) -> tuple[str, ...]:
    kept: dict[str, None] = {}
    for name in names:
        bare = " ".join(name.split()).rstrip(".,")
        if bare and bare != actor and bare not in (actor or ""):
            kept.setdefault(bare)
    return tuple(kept)
