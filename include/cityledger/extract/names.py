"""How names are shaped: which can be a place's or an organisation's, and what tells one from others of its kind.

In: a name. Out: its telling words, and whether whoever bears it can speak.
"""

import re

from cityledger.extract.roles import OFFICES_OF_PLACES, role_of
from cityledger.extract.tagging import is_everyday_noun, is_everyday_word, is_likely_verb
from cityledger.lookups import read_lookup


def core_words(name: str) -> frozenset[str]:
    """The words of a name that tell it from others of its kind, in lower case."""
    return frozenset(re.findall(r"[^\W_]+", name.lower())) - _generic() - {"of"}


def can_speak(name: str) -> bool:
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


def is_firm_name(name: str) -> bool:
    """Whether a name with a common noun at its end can be a firm's: `Orland Water`, not `National Travel Survey`."""
    words = name.split()
    last = words[-1].lower()
    things = {*read_lookup("actors")["undertakings"], *read_lookup("commitment_grammar")["self_talk"]}
    return len(words) > 1 and last not in things and not is_likely_verb(words[0]) and bool(core_words(name))


def _is_plain_noun(word: str) -> bool:
    """Whether a word is a noun of everyday language that heads no name of a body or place."""
    actors = read_lookup("actors")
    return word not in actors["name_heads"] and word not in actors["bodies"] and is_everyday_noun(word)


def _generic() -> frozenset[str]:
    return frozenset(read_lookup("actors")["generic"])


def is_office(name: str) -> bool:
    """Whether a name is that of a city, county or the like: `Orland County`, `City of Ames`."""
    return role_of(name) in OFFICES_OF_PLACES


def is_office_of_place(name: str) -> bool:
    """Whether a name has the form `City of Ames`."""
    office, _, place = name.partition(" of ")
    return bool(place) and office.lower() in OFFICES_OF_PLACES


def is_of_everyday_words(name: str) -> bool:
    """`Upper County`, `Modern Harbour City`: a kind of place with everyday words, which can be a description."""
    *words, last = name.split()
    return bool(words) and last.lower() in OFFICES_OF_PLACES and all(map(is_everyday_word, words))


def is_wide(name: str) -> bool:
    """`State of X`: cities speak of their states, so that the title alone tells nothing of who speaks."""
    return name.partition(" of ")[0].lower() in ("state", "province", "region")
