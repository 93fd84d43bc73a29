"""Past participles of verbs: what was done to the things counted.

In: a verb's base form. Out: its past participle.
"""

from functools import cache

from cityledger.lookups import read_lookup

_VOWELS = "aeiou"


def past_participle(base: str) -> str:
    """`plant` gives planted, `build` built, `supply` supplied."""
    irregular = _irregular().get(base)
    if irregular:
        return irregular
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ied"
    short = len(base) == 3 and base[-1] not in "wxy" + _VOWELS and base[-2] in _VOWELS
    return base + base[-1] + "ed" if short else base + "ed"


@cache
def _irregular() -> dict[str, str]:
    table: dict[str, str] = read_lookup("indicator_words")["past_participles"]
    return table
