"""Whom a document speaks for: the name that its text gives to whoever undertakes most of what it says.

In: the names of a document with their places in its text. Out: one name, or None. A name counts where the text lets it
act or undertake, where title, publisher or place hold it, and where the text speaks of `the city` and lies `in` it.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from cityledger.extract.roles import role_of, role_spoken_of, undertaken_by_role
from cityledger.extract.signature import Signs
from cityledger.extract.tagging import is_everyday_noun, is_everyday_word, is_likely_verb
from cityledger.lookups import read_lookup
from cityledger.records import Document

_UNDERTAKES = re.compile(
    r"[ ]+(?:also[ ]+|further[ ]+|jointly[ ]+)?"
    r"(?:will(?!(?:[ ]also)?[ ]be\b)|shall|plans|aims|intends|commits|strives|pledges|(?:is|has)[ ]+committed)\b"
)
_ACTS = re.compile(
    r"[ ]+(?:also[ ]+|now[ ]+)?(?:is|are|has|have|was|were|[a-z]{2,}(?:ed|ts|ns|ds|es|rs|ks))\b(?![ ]+[a-z]+ing\b)"
)
_OFFICE_BONUS, _BODY_BONUS, _SPOKEN, _OPENS = 6, 3, 3, 4
_PLACE_SPOKEN_OF = re.compile(r"\b[Tt]he (?:[Cc]ity|[Cc]ounty|[Tt]own|[Cc]ountry|[Dd]istrict|[Nn]ation)\b")
_PLACED = re.compile(r"\b(?:in|of|across|throughout) ([A-Z][a-z]+(?:[ -][A-Z][a-z]+)?)\b(?! [A-Z])")
_PLACE_RUN = re.compile(r"\b(?:in|of|across|throughout) ((?:[A-Z][\w’'.-]*\b)(?: [A-Z][\w’'.-]*\b){0,3})")
_NAMED_AFTER = re.compile(
    r"\b([A-Z][a-z]+)(?: [A-Z][a-z]+){0,4} (?:Plan|Strategy|Agenda|Road ?[Mm]ap|Programme|Program)\b"
)
_IN_NAME = re.compile(r"\bin (?=[A-Z])")
_HEADED = re.compile(r"([A-Z][a-z]+ (?:County|City|Town|Borough|District|Province)) [A-Z]")
_TWICE = 2
_LONGEST_NAME = 120  # characters
_BEYOND_DOUBT, _FEW = 2, 20  # times as often spoken of as the place given, and that often at least
_SELDOM = 3  # mentions: a word seen less often that is also an everyday word is no name
_OPENING = 300  # characters: a title page
OFFICES_OF_PLACES = frozenset(
    {"city", "county", "town", "borough", "district", "state", "province", "parish", "region"}
)


def find_owner(
    document: Document,
    text: str,
    mentions: Mapping[str, Sequence[int]],
    running: frozenset[str],
    acronyms: Mapping[str, str],
    signs: Signs,
) -> str | None:
    """Whoever is said most often to undertake something, weighed with mentions, signature, title and place."""
    scores, sure = _named(text, mentions, running, acronyms)
    for name in _offices(mentions):
        scores[name] += _OFFICE_BONUS
    if not any(_is_office_of_place(name) for name in scores) and (place := _place_spoken_of(text)):
        undertaken = sum(bool(_UNDERTAKES.match(text, match.end())) for match in _PLACE_SPOKEN_OF.finditer(text))
        scores[place] += 6 * undertaken + (len(mentions.get(place, ())) if undertaken else 0)
    for name, weight in signs.signers.items():
        full = acronyms.get(name, name)
        scores[full] += weight + _SPOKEN * undertaken_by_role(role_of(full), text)
        sure.update(() if full.isupper() else (full,))
    heads = Counter(role_of(name) for name in scores)
    for name in list(scores):
        if heads[role_of(name)] == 1 and name not in signs.signers and not _is_office(name):
            scores[name] += _SPOKEN * undertaken_by_role(role_of(name), text)
        scores[name] += _bonus(name, document, text, scores, signs.opening)
        if name not in sure and not _is_body_or_place(name, text):
            scores[name] //= 2  # a substance, a person, a thing that the text speaks of
    best = scores.most_common(1)
    if document.place and (not best or core_words(document.place).isdisjoint(core_words(best[0][0]))):
        holding = [name for name in scores if core_words(document.place) <= core_words(name)]
        placed = max(holding, key=lambda name: scores[name], default=document.place)
        if not best or scores[best[0][0]] <= _BEYOND_DOUBT * max(scores[placed], 1) or best[0][1] < _FEW:
            return placed
    if best and best[0][0] not in sure and (role := role_spoken_of(text, *best[0], _is_place(best[0][0], text))):
        return (_plans_named_after(text) if role.lower() in OFFICES_OF_PLACES else None) or role
    return best[0][0] if best else document.publisher


def _named(
    text: str, mentions: Mapping[str, Sequence[int]], running: frozenset[str], acronyms: Mapping[str, str]
) -> tuple[Counter[str], set[str]]:
    """How much each name acts, and the names that undertake something for sure."""
    scores: Counter[str] = Counter()
    sure: set[str] = set()
    for name, places in mentions.items():
        full = acronyms.get(name, name)
        everyday = " " not in full and is_everyday_word(full)
        if not _can_speak(full) or (everyday and len(places) < _SELDOM):
            continue
        inside = [
            at for at in places if " " in name or text[at - 2 : at - 1].islower()
        ]  # not just a capital at a start
        mentioned = 0 if full.isupper() else len(inside)
        first = [at for at in places if text[max(0, at - 4) : at] != "and "]  # of `X and Y will`, X has the word
        acts = 0 if everyday else sum(bool(_ACTS.match(text, at + len(name))) for at in places)
        undertakes = 6 * sum(bool(_UNDERTAKES.match(text, at + len(name))) for at in first)
        if name in running or acts or undertakes or full != name or _is_office_of_place(name):
            scores[full] += mentioned + acts + undertakes
        if undertakes:
            sure.add(full)
    return scores, sure


def _place_spoken_of(text: str) -> str | None:
    """Which place `the city` is, where no name says it: the one in which most lies."""
    actors = read_lookup("actors")
    found = Counter(match.group(1) for match in _PLACED.finditer(text))
    places = {
        name: times
        for name, times in found.items()
        if _can_speak(name) and name not in actors["no_names"] and not (" " not in name and is_everyday_word(name))
    }
    bare = [name for name in places if name.rsplit(maxsplit=1)[-1].lower() not in actors["name_heads"]]
    return max(bare, key=lambda name: places[name], default=None)


def _plans_named_after(text: str) -> str | None:
    """`Orland` of the `Orland Tree Plan`, where the text speaks of Orland elsewhere too."""
    named = Counter(match.group(1) for match in _NAMED_AFTER.finditer(text))
    alone = (name for name in named if _can_speak(name) and not is_everyday_word(name))
    named_alone = r"(?:['’]s| (?:and|has|is|was|will|does|in|to|with))\b"
    return next((name for name in alone if re.search(rf"\b{name}{named_alone}", text)), None)


def _is_body_or_place(name: str, text: str) -> bool:
    heads = read_lookup("actors")["name_heads"]
    return role_of(name) in heads or name.rsplit(maxsplit=1)[-1].lower() in heads or _is_place(name, text)


def _is_place(name: str, text: str) -> bool:
    return not name.isupper() and name in _places(text)


@lru_cache(maxsize=2)
def _places(text: str) -> frozenset[str]:
    """Every name in which something lies or of which something is, with its beginnings, looked for once a text."""
    runs = (match.group(1).split(" ") for match in _PLACE_RUN.finditer(text))
    return frozenset(" ".join(words[:length]) for words in runs for length in range(1, len(words) + 1))


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
    if office.lower() in OFFICES_OF_PLACES and not (place and _is_wide(name)):
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


def _is_office(name: str) -> bool:
    return role_of(name) in OFFICES_OF_PLACES


def _is_office_of_place(name: str) -> bool:
    office, _, place = name.partition(" of ")
    return bool(place) and office.lower() in OFFICES_OF_PLACES


def _is_wide(name: str) -> bool:
    """`State of X`: cities speak of their states, so that the title alone tells nothing of who speaks."""
    return name.partition(" of ")[0].lower() in ("state", "province", "region")


def _body_or_place_bonus(name: str, text: str, score: int) -> int:
    """A body is likelier to speak than a person; a place is, where the text says `in X` and speaks of `the city`."""
    if name.rsplit(maxsplit=1)[-1].lower() in read_lookup("actors")["name_heads"]:
        return min(_BODY_BONUS, max(0, 2 * (score - 1)))  # a body that is named but once is one among others
    if _is_office_of_place(name):
        return 0 if _is_wide(name) else _BODY_BONUS
    inside = sum(tail.startswith(name) and not tail[len(name) : len(name) + 1].isalnum() for tail in _behind_in(text))
    return inside + min(_BODY_BONUS, _times_spoken_of(text) if inside else 0)


@lru_cache(maxsize=2)
def _behind_in(text: str) -> tuple[str, ...]:
    """What follows each `in` before a capital, looked for once a text: names are many."""
    return tuple(text[match.end() : match.end() + _LONGEST_NAME] for match in _IN_NAME.finditer(text))


@lru_cache(maxsize=2)
def _times_spoken_of(text: str) -> int:
    return len(_PLACE_SPOKEN_OF.findall(text))


def core_words(name: str) -> frozenset[str]:
    """The words of a name that tell it from others of its kind, in lower case."""
    return frozenset(re.findall(r"[^\W_]+", name.lower())) - _generic() - {"of"}


def _can_speak(name: str) -> bool:
    """Whether a name can be a place's or an organisation's: `City of X` can, `Map of X` and `the Plan` cannot."""
    core = core_words(name)
    head = name.split(" of ", 1)[0].rsplit(maxsplit=1)[-1].lower()
    words = name.split()
    last = words[-1].lower()
    if last in read_lookup("commitment_grammar")["self_talk"] or (len(words) > 1 and len(last) == 1):
        return False  # `the Plan`, and labels such as `Item B`
    if is_likely_verb(words[0]) or (len(words) > 1 and " of " not in name and _is_plain_noun(last)):
        return False  # the first word of an action; `National Travel Survey`
    named = " of " not in name or head in read_lookup("actors")["name_heads"]
    return named and bool(core) and not all(word.isdigit() for word in core)


def _is_plain_noun(word: str) -> bool:
    """Whether a word is a noun of everyday language that heads no name of a body or place."""
    actors = read_lookup("actors")
    return word not in actors["name_heads"] and word not in actors["bodies"] and is_everyday_noun(word)


def _generic() -> frozenset[str]:
    return frozenset(read_lookup("actors")["generic"])
