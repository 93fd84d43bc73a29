"""Items that name whoever does them before a colon or dash: `Port Office: mend the quay`.

In: the text of an item. Out: the name and where the action begins. A title can stand there too, so only the words for
offices, governments and those who work for them count, not those that titles share with bodies.
"""

import re
from collections.abc import Container
from functools import cache

from cityledger.extract.tagging import is_likely_verb
from cityledger.lookups import read_lookup

_NAMED = re.compile(
    r"[\W_]*(?:\(?(?:[a-z]|\d{1,2}(?:\.\d{1,2})*)[.)]\s+)?(?P<name>[A-Z][^:.;\n–—]{2,70}?)(?::\s+|\s+[-–—]\s+)(?=[^\W\d_])"
)
_ENDS = re.compile(r"ies\Z|s\Z")
_FEW = 3  # words
_SMALL = frozenset({"of", "for", "and", "the", "on", "&", "with", "in"})


def find_doer(text: str, start: int, end: int, known: Container[str] = frozenset()) -> tuple[str, int] | None:
    """The name that opens an item and the place behind its mark; None where no body's name does.

    `known` holds short forms that the text explains.
    """
    match = _NAMED.match(text, start, end)
    if match is None or not (match["name"] in known or _is_doer(match["name"])):
        return None
    return match["name"].strip(), match.end()


def _is_doer(name: str) -> bool:
    words = re.split(r" (?:of|for|on) ", name, maxsplit=1)[0].split()
    named = all(word[0].isupper() or word in _SMALL for word in name.split())
    some = len(words) <= _FEW and not _SMALL.intersection(words) and not is_likely_verb(words[0])  # `Ward councils`
    last = words[-1].lower() if words else ""
    return (named or some) and bool({last, _ENDS.sub("", last), re.sub(r"ies\Z", "y", last)} & _doers())


@cache
def _doers() -> frozenset[str]:
    return frozenset(read_lookup("actors")["doers"])
