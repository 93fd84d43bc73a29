"""Roles by which a text speaks of somebody without the name: `the City will`, `the department plans`, `the government`.

In: a text and the head of a name. Out: how often the role undertakes something, and the role that a text without a name
for its speaker speaks of, as the text writes it.
"""

import re
from collections import Counter
from functools import lru_cache

from cityledger.extract.tagging import is_everyday_noun, is_everyday_word
from cityledger.lookups import read_lookup

_UNDERTAKES = (
    r"(?:\s+(?:also|further|now|then|therefore|has\s+since))*\s+(?:will|shall|must|plans|aims|intends|commits|strives|pledges|decides|decided"
    r"|seeks|wants|undertakes|proposes|set|has\s+(?:set|decided|adopted|committed)|is\s+(?:committed|to)|adopted)\b"
)
_ARTICLES = r"\b(?:[Tt]he|[Oo]ur|[Tt]his)\s+"
_PUBLIC = frozenset({"city", "county", "town", "borough", "municipality", "village", "government", "council"})
OFFICES_OF_PLACES = frozenset(
    {"city", "county", "town", "borough", "district", "state", "province", "parish", "region"}
)
_OFFICES_BEFORE_NAMES = frozenset({"office", "bureau", "agency", "secretariat", "directorate", "inspectorate"})
_WEIGHT = 6
_FEWEST = 3
_OWNED = re.compile(r"(?<=[a-z,;] )(City|County|Town|Borough|Municipality)(?=['’]s?\s|\s+[a-z])")


def role_of(name: str) -> str:
    """The word by which a text may speak of a body: `department` for `Department of Parks`."""
    head = short_form(name).split()
    return head[-1].lower() if head else ""


def short_form(name: str) -> str:
    """A name up to the word that tells what it is: `Project Office` of `Project Office Quiet Orland`."""
    words = re.split(r" (?:of|for|on) ", name, maxsplit=1)[0].split()
    place = next((at for at, word in enumerate(words[:-1]) if word.lower() in _OFFICES_BEFORE_NAMES), None)
    if place is None or words[-1].lower() in read_lookup("actors")["name_heads"] or is_everyday_noun(words[-1].lower()):
        return " ".join(words)
    return " ".join(words[: place + 1])


def undertaken_by_role(role: str, text: str) -> int:
    """How often `the role` is said to undertake something."""
    return _roles(text)[1][role] if role else 0


def main_role(text: str) -> str:
    """The kind of place that a text speaks of most: `city`, where it says `the city` more often than `the county`."""
    mentioned = _roles(text)[0]
    return max((mentioned[role], role) for role in OFFICES_OF_PLACES)[1]


def role_spoken_of(text: str, best: str, score: int, best_is_place: bool) -> str | None:
    """The role that speaks where the best name of a text undertakes nothing; None where that name may be the role's."""
    mentioned, undertakes = _roles(text)
    weight, role = max((mentioned[role] + _WEIGHT * undertakes[role], role) for role in _PUBLIC)
    if weight < _FEWEST or role == role_of(best):
        return None
    if role != "government" and (best_is_place or best.lower().startswith(f"{role} of")):
        return None
    own = next((word for word in (role_of(best), best.split(" of ", 1)[0].lower()) if word in _PUBLIC), None)
    if own is not None and mentioned[role] <= mentioned[own]:
        return None  # `City of Ames` is named: a county without a name must be spoken of more than the city is
    if weight < (1 if undertakes[role] else score + 1):
        return None
    return _as_written(role, text)


def _as_written(role: str, text: str) -> str:
    title = role.capitalize()
    named = re.search(rf"\b{title} of (?:the )?[A-Z]\w+(?: [A-Z]\w+)?\b", text) or _named_kind(title, text)
    capitals = len(re.findall(rf"\b{title}\b", text)) > len(re.findall(rf"\b{role}\b", text))
    council, alone = f"{title} Council", len(re.findall(rf"\b{title}\b(?! Council)", text))
    is_council = text.count(council) > alone
    return named.group() if named else council if is_council else title if capitals else role


def _named_kind(title: str, text: str) -> re.Match[str] | None:
    """The first `Otero County`, where its own word is no everyday one."""
    found = re.finditer(rf"\b([A-Z][^\W\d_]+) {title}\b(?! [a-z]+ing\b)", text)
    return next((match for match in found if not is_everyday_word(match.group(1))), None)


@lru_cache(maxsize=2)
def _roles(text: str) -> tuple[Counter[str], Counter[str]]:
    """How often each role is spoken of with an article, and how often it undertakes something."""
    heads = set(read_lookup("actors")["name_heads"]) | _PUBLIC | OFFICES_OF_PLACES
    roles = "|".join(sorted(heads, key=len, reverse=True))
    mentioned: Counter[str] = Counter()
    undertakes: Counter[str] = Counter()
    for match in re.finditer(rf"{_ARTICLES}((?i:{roles}))\b(?=({_UNDERTAKES})?)", text):
        mentioned[match.group(1).lower()] += 1
        undertakes[match.group(1).lower()] += match.group(2) is not None
    mentioned.update(match.group(1).lower() for match in _OWNED.finditer(text))
    return mentioned, undertakes
