"""Who signs a document: bodies that stand alone in a line of its opening, its end or its running heads and feet.

In: the blocks of a document. Out: the names with their weights. A title page, a letterhead and a slide master all show
whoever speaks in a line that holds nothing else; a line that tells for whom the text was made shows somebody else.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cityledger.extract.roles import role_of
from cityledger.lookups import read_lookup
from cityledger.records import FURNITURE, Block

_OPENING, _ENDING = 16, 2  # blocks
_LONGEST = 200  # characters of a line
_LONGEST_LINE, _LONGEST_NAME, _PROSE = 14, 9, 20  # words
_FIRST, _LATER, _RUNNING = 12, 7, 4
"""Weights: the first name of a line, another one in it, a name in running heads. Tried on made-up documents."""
_SMALL = r"of|for|on|and|the|de|la|&"
_WORD = r"[A-Z][^\W_]*(?:[-'’./][^\W_]+)*\.?"
_NAME = re.compile(rf"(?:[Tt]he )?(?P<name>{_WORD}(?:,? (?:(?:{_SMALL}) )*{_WORD})*)")
_PARTS = re.compile(r"\s*(?:[|•·\t\n]|,\s|:\s|\s[–—-]\s|;\s)\s*")
_BY = re.compile(
    r"(?:(?:prepared|published|issued|presented|adopted|written|produced|developed|hosted|convened|organi[sz]ed)\s+)?"
    r"by:?\s+|(?:author|publisher|from|presenter|host)s?:\s*",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"(?:\w+\s+){0,3}(?:to|for|with|at):?\s+(?:the\s+)?[A-Z]"
    r"|(?:audience|to|for|cc|attn|client|funded by|supported by)\b",
    re.IGNORECASE,
)

_AUDIENCE = re.compile(r"\s+(?:for|to)\s+(?:the\s+)?[A-Z].*\Z")
_PLAN_OF = re.compile(
    r"\b(?:plan|strategy|programme|program|agenda|road ?map|policy|charter) (?:of|for) (?:the )?"
    rf"(?P<name>(?-i:{_WORD}(?: (?:of |the )*{_WORD})*))",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"(?:Republic|Kingdom|Commonwealth|State|Province|Region|Government|City|Town|County|Municipality) of "
)


@dataclass(frozen=True, slots=True)
class Signs:
    """What the outside of a document shows: the bodies that sign it, with their weights, and its first line."""

    signers: Mapping[str, int]
    opening: str


def read_signs(blocks: Sequence[Block]) -> Signs:
    """Read the outside of a document."""
    return Signs(_signers(blocks), _opening_line(blocks))


def _signers(blocks: Sequence[Block]) -> Counter[str]:
    found: Counter[str] = Counter()
    body = [block for block in blocks if block.kind not in FURNITURE and block.text.strip()]
    for block in (*_opening(body), *body[max(_OPENING, len(body) - _ENDING) :]):
        for line in block.text.split("\n"):
            for rank, name in enumerate(_signed(line)):
                weight = _RUNNING if name.isupper() else _LATER if rank else _FIRST  # capitals are often a host's logo
                shown = name.title().replace(" Of ", " of ").replace(" And ", " and ") if name.isupper() else name
                found[shown] = max(found[shown], weight)
    if (stated := _PLAN_OF.search(_opening_line(blocks))) and (
        _STATE.match(stated["name"]) or is_body_name(stated["name"], doubtful=True)
    ):
        found[stated["name"]] = _FIRST
    running = Counter(name for block in blocks if block.kind in FURNITURE for name in _signed(block.text))
    for name, times in running.items():
        found[name] += _FIRST if times > 1 else _RUNNING
    return found


def _opening_line(blocks: Sequence[Block]) -> str:
    """The heading or short line that opens a document: its title, where it has one."""
    body = (block for block in blocks if block.kind not in FURNITURE and len(block.text.split()) > 1)
    first = next(body, None)
    is_title = first is not None and first.kind in ("heading", "paragraph") and len(first.text.split()) <= _LONGEST_LINE
    return first.text if first is not None and is_title else ""


def _opening(body: Sequence[Block]) -> Iterator[Block]:
    for block in body[:_OPENING]:
        is_prose = block.text.rstrip().endswith(".") and len(block.text.split()) > _PROSE
        if block.kind not in ("heading", "paragraph") or is_prose or block.page != body[0].page:
            return
        yield block


def _signed(line: str) -> Iterator[str]:
    """The bodies in a line that names nothing but bodies, or that says by whom a text was made."""
    if len(line) > _LONGEST:
        return
    by = _BY.match(line.strip())
    rest = line.strip()[by.end() :] if by else line.strip()
    rest = _AUDIENCE.sub("", rest) if by else rest
    if len(rest.split()) > _LONGEST_LINE or rest.endswith((":", "?", ";")) or (by is None and _FOR.match(rest)):
        return
    for rank, part in enumerate(_PARTS.split(rest)):
        match = _NAME.fullmatch(part.removesuffix("."))
        if match is not None and len(part.split()) <= _LONGEST_NAME and is_body_name(match["name"]):
            yield match["name"]
        elif not rank:
            return


def is_body_name(name: str, *, doubtful: bool = False) -> bool:
    """Whether a name tells by its head that it is a body's: `Port Authority`, `Office of Digital Services`.

    With `doubtful`, heads count too that titles of documents share with bodies: `Tram Service`.
    """
    actors = read_lookup("actors")
    head = re.findall(r"[^\W_]+", role_of(name))[-1:]
    return (
        len(name.split()) > 1
        and bool(head)
        and head[0] in set(actors["name_heads"]) - set(() if doubtful else actors["doubtful_heads"])
    )
