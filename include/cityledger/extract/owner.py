"""Whom a document speaks for: the name that its text gives to whoever undertakes most of what it says.

In: the names of a document with their places in its text. Out: one name, or None. A name counts where the text lets it
act or undertake, where title, publisher or place hold it, and where the text speaks of `the city` and lies `in` it.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from cityledger.extract.named_places import is_place, place_spoken_of, plans_named_after
from cityledger.extract.names import (
    can_speak,
    core_words,
    is_firm_name,
    is_of_everyday_words,
    is_office,
    is_office_of_place,
    is_wide,
)
from cityledger.extract.roles import OFFICES_OF_PLACES, role_of, role_spoken_of, undertaken_by_role
from cityledger.extract.signature import Signs
from cityledger.extract.tagging import is_everyday_noun, is_everyday_word
from cityledger.lookups import read_lookup
from cityledger.records import Document

_UNDERTAKES = re.compile(
    r"[ ]+(?:also[ ]+|further[ ]+|jointly[ ]+)?"
    r"(?:will(?!(?:[ ]also)?[ ]be\b)|shall|plans|aims|intends|commits|strives|pledges|(?:is|has)[ ]+committed)\b"
)
_ACTS = re.compile(
    r"[ ]+(?:also[ ]+|now[ ]+)?(is|are|has|have|was|were|began|met|[a-z]{2,}(?:ed|ts|ns|ds|es|rs|ks))\b"
    r"(?![ ]+[a-z]+ing\b)"
)
_OFFICE_BONUS, _BODY_BONUS, _SPOKEN, _OPENS = 6, 3, 3, 4
_PLACE_SPOKEN_OF = re.compile(r"\b[Tt]he (?:[Cc]ity|[Cc]ounty|[Tt]own|[Cc]ountry|[Dd]istrict|[Nn]ation)\b")
_JOINED = re.compile(r"\band (?:the )?\Z")
_IN_NAME = re.compile(r"\bin (?=[A-Z])")
_HEADED = re.compile(r"([A-Z][a-z]+ (?:County|City|Town|Borough|District|Province)) [A-Z]")
_TWICE = 2
_LONGEST_NAME = 120  # characters
_BEYOND_DOUBT, _FEW = 2, 20  # times as often spoken of as the place given, and that often at least
_SELDOM = 3  # mentions: a word seen less often that is also an everyday word is no name
_OPENING = 300  # characters: a title page


def find_owner(
    document: Document,
    text: str,
    mentions: Mapping[str, Sequence[int]],
    running: frozenset[str],
    acronyms: Mapping[str, str],
    signs: Signs,
) -> str | None:
    """Whoever is said most often to undertake something, weighed with mentions, signature, title and place."""
    scores, sure, active = _named(text, mentions, running, acronyms)
    for name in _offices(mentions):
        scores[name] += _OFFICE_BONUS
    if not any(is_office_of_place(name) for name in scores) and (place := place_spoken_of(text)):
        undertaken = sum(bool(_UNDERTAKES.match(text, match.end())) for match in _PLACE_SPOKEN_OF.finditer(text))
        scores[place] += 6 * undertaken + (len(mentions.get(place, ())) if undertaken else 0)
    for name, weight in signs.signers.items():
        full = acronyms.get(name, name)
        scores[full] += weight + _SPOKEN * undertaken_by_role(role_of(full), text)
        sure.update(() if full.isupper() else (full,))
    heads = Counter(role_of(name) for name in scores)
    for name in list(scores):
        if heads[role_of(name)] == 1 and name not in signs.signers and not is_office(name):
            scores[name] += _SPOKEN * undertaken_by_role(role_of(name), text)
        scores[name] += _bonus(name, document, text, scores, signs.opening)
        if name not in sure | active and not _is_body_or_place(name, text):
            scores[name] //= 2  # a substance, a person, a thing that the text speaks of
    best = scores.most_common(1)
    if document.place and (not best or core_words(document.place).isdisjoint(core_words(best[0][0]))):
        holding = [name for name in scores if core_words(document.place) <= core_words(name)]
        placed = max(holding, key=lambda name: scores[name], default=document.place)
        if not best or scores[best[0][0]] <= _BEYOND_DOUBT * max(scores[placed], 1) or best[0][1] < _FEW:
            return placed
    if not best and document.publisher:
        return document.publisher
    name, score = best[0] if best else ("", 0)
    if name not in sure and (role := role_spoken_of(text, name, score, is_place(name, text))):
        return (plans_named_after(text) if role.lower() in OFFICES_OF_PLACES else None) or role
    return name or None


def _named(
    text: str, mentions: Mapping[str, Sequence[int]], running: frozenset[str], acronyms: Mapping[str, str]
) -> tuple[Counter[str], set[str], set[str]]:
    """How much each name acts, the names that undertake something for sure, and those that act more than once."""
    scores: Counter[str] = Counter()
    sure: set[str] = set()
    active: set[str] = set()
    nobody = frozenset(read_lookup("actors")["no_names"])
    for name, places in mentions.items():
        full = acronyms.get(name, name)
        everyday = " " not in full and is_everyday_word(full)
        promised = sum(bool(_UNDERTAKES.match(text, at + len(name))) for at in places)
        speaks = can_speak(full) or (promised and len(places) > 1 and is_firm_name(full))
        if not speaks or full in nobody or (everyday and len(places) < _SELDOM) or _is_description(full, text):
            continue
        inside = [
            at for at in places if " " in name or text[at - 2 : at - 1].islower()
        ]  # not just a capital at a start
        mentioned = 0 if full.isupper() else len(inside)
        first = [
            at for at in places if not _JOINED.search(text, max(0, at - 8), at)
        ]  # of `X and Y will`, X has the word
        acts = 0 if everyday else sum(_acts(text, at + len(name)) for at in places)
        undertakes = 6 * sum(bool(_UNDERTAKES.match(text, at + len(name))) for at in first)
        if name in running or acts or undertakes or full != name or is_office_of_place(name):
            scores[full] += mentioned + acts + undertakes
        if undertakes:
            sure.add(full)
        if undertakes or acts > 1:
            active.add(full)
    return scores, sure, active


def _is_description(name: str, text: str) -> bool:
    """`a Modern Harbour City`, `the Upper County`: everyday words behind an article, where `Orange County` has none."""
    return is_of_everyday_words(name) and bool(re.search(rf"\b(?:[Aa]n?|[Tt]he)\s+{re.escape(name)}\b", text))


def _acts(text: str, at: int) -> bool:
    """Whether a verb stands at a place, and not a plural: `OSC invests`, not `OSC grants`."""
    match = _ACTS.match(text, at)
    return match is not None and not (match.group(1)[-1] == "s" and is_everyday_noun(match.group(1)))


def _is_body_or_place(name: str, text: str) -> bool:
    heads = read_lookup("actors")["name_heads"]
    return role_of(name) in heads or name.rsplit(maxsplit=1)[-1].lower() in heads or is_place(name, text)


def _offices(mentions: Mapping[str, Sequence[int]]) -> list[str]:
    """`City of Ames` in every name that goes on, as titles do: `City of Ames Tree Plan`; `Orland County` in several."""
    found = []
    for name in mentions:
        office, _, rest = name.partition(" of ")
        if office.lower() in OFFICES_OF_PLACES and rest:
            words = rest.split()
            heads = (" ".join(words[:length]) for length in range(len(words), 0, -1))
            place = next((head for head in heads if head in mentions), None)
            found += [f"{office} of {place}"] if place is not None and place != rest else []
    headed = Counter(match.group(1) for name in mentions if (match := _HEADED.match(name)))
    return found + [name for name, times in headed.items() if times >= _TWICE and name not in mentions]


def _bonus(name: str, document: Document, text: str, scores: Mapping[str, int], opening: str) -> int:
    bonus = _body_or_place_bonus(name, text, scores[name])
    if name.startswith("Government of "):
        bonus += scores.get(name.removeprefix("Government of "), 0)
    head, _, place = name.partition(" of ")
    office = head if place else name.rsplit(maxsplit=1)[-1]
    if office.lower() in OFFICES_OF_PLACES and not (place and is_wide(name)):
        bonus += scores.get(place, 0) + _spoken_as(office, text)
    for stated in (document.title, document.publisher, document.place):
        if stated and name.lower() in stated.lower():
            bonus += 10
    if not document.title and opening.startswith(name) and not name.isupper():
        bonus += _OPENS
    if name in text[:_OPENING] and not name.isupper() and scores[name] > 1:
        bonus += 4
    return bonus


@lru_cache(maxsize=32)
def _spoken_as(office: str, text: str) -> int:
    """How much a text makes `the county` act, whichever county that is."""
    spoken = list(re.finditer(rf"\b(?:the|The) (?:{office}|{office.lower()})\b", text))
    return len(spoken) // 3 + 6 * sum(bool(_UNDERTAKES.match(text, match.end())) for match in spoken)


def _body_or_place_bonus(name: str, text: str, score: int) -> int:
    """A body is likelier to speak than a person; a place is, where the text says `in X` and speaks of `the city`."""
    if name.rsplit(maxsplit=1)[-1].lower() in read_lookup("actors")["name_heads"]:
        return min(_BODY_BONUS, max(0, 2 * (score - 1)))  # a body that is named but once is one among others
    if is_office_of_place(name):
        return 0 if is_wide(name) else _BODY_BONUS
    inside = sum(tail.startswith(name) and not tail[len(name) : len(name) + 1].isalnum() for tail in _behind_in(text))
    return inside + min(_BODY_BONUS, _times_spoken_of(text) if inside else 0)


@lru_cache(maxsize=2)
def _behind_in(text: str) -> tuple[str, ...]:
    """What follows each `in` before a capital, looked for once a text: names are many."""
    return tuple(text[match.end() : match.end() + _LONGEST_NAME] for match in _IN_NAME.finditer(text))


@lru_cache(maxsize=2)
def _times_spoken_of(text: str) -> int:
    return len(_PLACE_SPOKEN_OF.findall(text))
