"""Names that begin with a number: a programme called `50 Something` is no count of somethings.

In: a document's text and a quantity. Out: whether the number opens a name that the document uses again and again.
"""

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from cityledger.extract.quantities import Quantity

_NAMED = re.compile(r"\b(\d{1,4}) ([A-Z][a-z]+(?: [A-Z][a-z]+)?)")
_OFTEN = 3


def opens_name(text: str, quantity: Quantity) -> bool:
    """Whether the same number stands before the same capitalised words three times or more in the document."""
    if quantity.symbol != "count" or quantity.form != "digits":
        return False
    match = _NAMED.match(text, quantity.number_start)
    return match is not None and _counted(text)[match.groups()] >= _OFTEN


@lru_cache(maxsize=2)
def _counted(text: str) -> Mapping[tuple[str, ...], int]:
    return Counter(match.groups() for match in _NAMED.finditer(text))
