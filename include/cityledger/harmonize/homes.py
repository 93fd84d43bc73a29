"""The place that a document speaks for, where neither its source nor its first page says so.

In: its title and the names that its rows give to subjects and actors. Out: a place's name as written, or None: who is
said to do things in most of its rows is whose document it is.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache

from cityledger.harmonize.surroundings import bare_name, plain_words
from cityledger.harmonize.words import fold_name
from cityledger.lookups import read_lookup

_FEWEST = 2
_SHARE = 0.6


def place_of_rows(title: str | None, names: Iterable[str], is_place: Callable[[str], bool]) -> str | None:
    """The one place that most rows with a place name; None where there are too few, or two as frequent.

    A name counts where it says 'City of' or 'Council' and the like, or where `is_place` knows it; the title counts as
    one more row.
    """
    named: Counter[str] = Counter()
    written: dict[str, str] = {}
    for name in names:
        if bare := _place_in(name, is_place):
            named[bare] += 1
            written.setdefault(bare, name)
    for bare in named:
        named[bare] += f" {bare} " in f" {fold_name(title or '')} "
    (best, count), *others = [*named.most_common(2), ("", 0)][:2]
    return written[best] if count >= _FEWEST and count >= _SHARE * (count + sum(n for _, n in others)) else None


def _place_in(name: str, is_place: Callable[[str], bool]) -> str | None:
    folded = fold_name(name)
    bare, affix = bare_name(folded)
    if not name[:1].isupper() or bare in _own_words() or folded in _own_words() or bare in plain_words():
        return None
    return bare if affix or is_place(name) else None


@cache
def _own_words() -> frozenset[str]:
    """Words for one's own government, which name no place: 'City Council', 'State Government'."""
    own = read_lookup("organizations")["own_government"]
    return frozenset(fold_name(name) for level in ("any", "city", "state", "country") for name in own[level])
