"""What currencies are called in English, from Unicode's CLDR (by way of babel) and ISO 4217 (pycountry).

In: the names of lookups/currencies.yml. Out: every name in lower case, singular and plural, with its code.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping

import pycountry

from cityledger.extract.quantities.unit_tables import plural_forms

_YEARS = re.compile(r"[(\d]")


def read_currency_names(own: Mapping[str, str], not_alone: Iterable[str]) -> dict[str, str]:
    """Polish zloty, Polish zlotys, zloty, zlotys: PLN. `own` wins over all others.

    The last word of a name stands alone where just one currency in use has it and it is none of `not_alone`, which are
    words of other senses.
    """
    from babel.numbers import list_currencies  # noqa: PLC0415 - babel is needed once a process

    in_use = _in_use()
    listed = [money for money in pycountry.currencies if " " in money.name and money.alpha_3 in in_use]
    table = {form: money.alpha_3 for money in listed for form in plural_forms(money.name.lower())}
    codes = {code for code in list_currencies("en") if code in in_use or not code.startswith("X")}
    alone: dict[str, set[str]] = {}
    for code in sorted(codes, key=lambda code: code in in_use):
        for name in _forms(code):
            table[name] = code
            if code in in_use:
                alone.setdefault(name.split()[-1], set()).add(code)
    words = {word: min(codes) for word, codes in alone.items() if len(codes) == 1 and word not in set(not_alone)}
    return table | words | {form: code for name, code in own.items() for form in plural_forms(name)}


def _in_use() -> frozenset[str]:
    from babel.core import get_global  # noqa: PLC0415
    from babel.numbers import get_territory_currencies  # noqa: PLC0415

    territories = (name for name in get_global("territory_currencies") if len(name) == 2)
    return frozenset(code for name in territories for code in get_territory_currencies(name))


def _forms(code: str) -> set[str]:
    """Singular and plural, also without accents and without `new`; none for a currency named with its years."""
    from babel.numbers import get_currency_name  # noqa: PLC0415

    names = {get_currency_name(code, count, locale="en").lower() for count in (None, 1, 2)}
    names = {name for name in names if " " in name and not _YEARS.search(name)}
    names |= {_without_accents(name) for name in names} | {name.replace("ʻ", "'") for name in names}
    return names | {name.replace(" new ", " ") for name in names}


def _without_accents(name: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", name) if not unicodedata.combining(sign))
