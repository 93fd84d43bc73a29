"""With whom and where: the named bodies and places in a clause.

In: the text of a clause and the names of the document. Out: names as the text has them, in full where it explains them.
Only names count: `with local schools` names nobody.
"""

import re
from functools import cache

from cityledger.extract.context import Context
from cityledger.lookups import read_lookup

_GAP = r"[ \n]+"
_NAME = r"(?:[A-Z][^\W_]*(?:[-'’./&][^\W_]+)*(?:(?<=s)['’](?= [A-Z]))?\.?)"
_FULL_NAME = rf"{_NAME}(?:{_GAP}(?:(?:of|for|on|&)(?:{_GAP}the)?{_GAP})?{_NAME}){{0,9}}"
_AND = rf"{_GAP}and{_GAP}(?:the{_GAP}|other{_GAP})?|{_GAP}as{_GAP}well{_GAP}as{_GAP}|{_GAP}or{_GAP}"
_COMMA = rf"[ \n]*,[ \n]*(?:and{_GAP}|or{_GAP})?(?:the{_GAP}|other{_GAP})?"
_SPLIT = re.compile(rf"{_COMMA}|{_AND}")
_NAMES = rf"(?:the{_GAP})?(?P<names>{_FULL_NAME}(?:(?:{_COMMA}|{_AND}){_FULL_NAME})*)"
_KINDS = "ports|cities|towns|counties|governments|universities|ministries|agencies|authorities"
_KIND = rf"the{_GAP}(?:[a-z-]+{_GAP})?(?:{_KINDS}){_GAP}of{_GAP}"
_LEAD = rf"(?:(?:[a-z-]+{_GAP}){{0,5}}?(?:including|such as|like){_GAP}(?:through{_GAP})?|{_KIND})?"
_HELP = "help|support|assistance|participation|guidance"
_WITH = re.compile(
    rf"\b(?:with (?:the )?(?:{_HELP}) (?:of|from)|together with|with|alongside|among|join(?:ing)?){_GAP}{_LEAD}{_NAMES}"
)
_THROUGH = re.compile(rf"\b(?:through|via){_GAP}{_LEAD}{_NAMES}")
_BETWEEN = re.compile(rf"\bbetween{_GAP}{_NAMES}")
_COOPERATION = "partnership|cooperation|collaboration|coordination|consultation|conjunction|association|concert|tandem"
_TOGETHER = re.compile(
    rf"\b(?i:(?:{_COOPERATION}|together|along|working|jointly|partnering|collaborating|cooperating){_GAP}with"
    rf"|supported{_GAP}by|with{_GAP}(?:the{_GAP})?(?:{_HELP}){_GAP}(?:of|from)){_GAP}{_NAMES}"
)
_MEMBER = re.compile(
    rf"\b(?:member(?:s|ship)? (?:in|of)|participat(?:e|ion) in|organi[sz]ations?,? (?:such as|including)){_GAP}"
    rf"(?:the{_GAP})?(?:new{_GAP})?{_NAMES}"
)
_CHAINED = re.compile(r"\b(?:cooperation|partnership|alliance|exchange|agreement|network)")
_PLACE = re.compile(rf"\b(?:in|at|across|throughout|near|along|within){_GAP}(?:the{_GAP})?(?P<names>{_FULL_NAME})")
_DESCRIBES = re.compile(r"\s+(?!and|or|to|in|on|for|by|of|as|at|from|the|member|which|who|that)[a-z]")


@cache
def _plain() -> frozenset[str]:
    """Capitalised words that name nobody: months, seasons, labels."""
    return frozenset(read_lookup("actors")["no_names"])


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
    return chained if _CHAINED.search(text) else []


def names_in(text: str, context: Context, actor: str | None) -> tuple[str, ...]:
    """Every body named in a phrase that is known to list partners, such as a cell of a table or `work with X and Y`."""
    bare = re.sub(r"\A(?:the|our|its|local)\s+", "", text.strip())
    names = (name for match in re.finditer(_FULL_NAME, bare) for name in _SPLIT.split(match.group()))
    return _distinct([context.resolve(name) or name for name in names if name and name not in _plain()], actor)


def find_places(text: str, context: Context) -> tuple[str, ...]:
    """The named places in which the clause is to be carried out."""
    names = (match["names"] for match in _PLACE.finditer(text))
    return _distinct([name for name in names if name.split()[0] not in _plain() and not _is_body(name, context)], None)


def _is_partner(name: str, after: str, last: bool) -> bool:
    """Whether a name stands for itself, and not before a noun that it only describes: `with Nordic style`."""
    if name in _plain() or re.search(r"['’]s?\Z", name) or re.match(r"['’]s\b|\s+\d", after) or name.isdigit():
        return False
    return not (last and " " not in name and _DESCRIBES.match(after))


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
