"""The words of English, as far as HanTa's lexicon has them: 26,000 frequent ones.

It decides whether a hyphen at a line's end was put there by the line break, and what a broken ligature stood for.
"""

import gzip
import pickle
from functools import cache
from importlib.util import find_spec
from pathlib import Path


@cache
def english_words() -> frozenset[str]:
    """Small-letter words; read once a process (0.1 s), before documents are opened."""
    place = find_spec("HanTa")
    if place is None or not place.submodule_search_locations:
        raise RuntimeError("the package HanTa is not installed whole; install cityledger again")
    path = Path(next(iter(place.submodule_search_locations))) / "morphmodel_en.pgz"
    with gzip.open(path) as stream:
        # The package's own file, not a document's; its last part maps known words to their analyses.
        model = pickle.load(stream)  # noqa: S301
    return frozenset(word.lower() for word in model[-1] if word.isalpha())
