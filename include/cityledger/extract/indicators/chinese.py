"""Indicators of Chinese sentences at a basic level: value, unit, period, and the noun before the number.

In: a Chinese block and the document's Context. Out: observations. What stands before a number in its clause is the
property; a clause that only says how far something moved takes the property of the clause before.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from cityledger.extract.confidence import Evidence
from cityledger.extract.context import Context
from cityledger.extract.indicators.rows import Observation
from cityledger.extract.quantities import Quantity, find_quantities
from cityledger.extract.sentences import split_sentences
from cityledger.lookups import read_lookup
from cityledger.records import Block

_HAN = re.compile(r"[㐀-鿿]")
_BREAK = re.compile(r"[，。；：、！？,;:（）()“”\s]")
_YEAR = re.compile(r"((?:19|20)\d\d)年")
_COMPARED = re.compile(r"[、，]?比(?:上年|去年|上年年初预算|(?:19|20)\d\d年)")
_NOUN_BEHIND = re.compile(r"[㐀-鿿]{2,8}")
_DASHES = " -－—"
_SHARE = 0.3
_LONGEST_NOUN = 24
_LOOK_BACK = 300
"""Characters before a number that are looked at, so that time stays linear in a sentence."""


def chinese_words(name: str) -> tuple[str, ...]:
    """A word list of the lookup, the longest first."""
    return tuple(sorted(map(str, read_lookup("chinese")[name]), key=lambda word: (-len(word), word)))


def find_stated_quantities(text: str) -> list[Quantity]:
    """The quantities of a Chinese text that a row can be made of: no spans of time, ranks or bare small numbers."""
    return [
        item
        for item in find_quantities(text)
        if item.form in ("digits", "fraction")
        and item.dimension not in ("time", "rank")
        and (item.symbol != "count" or item.scaled or not item.value_text[-1].isdigit())
    ]


def is_chinese(block: Block) -> bool:
    """Whether a block is written in Chinese, by its language or by its letters."""
    if block.language is not None:
        return block.language == "zh"
    return len(_HAN.findall(block.text)) > _SHARE * max(1, len(block.text))


def read_chinese(block: Block, context: Context) -> Iterator[Observation]:
    """The observations of a Chinese block of running text, in order."""
    offset, promised = block.start or 0, False
    for start, end in split_sentences(block.text):
        text = block.text[start:end]
        yield from _sentence(text, offset + start, block, context, promised)
        aims = promised or any(word in text for word in chinese_words("aims"))
        promised = aims and text.endswith("；")  # members of a list share what opens it


def _sentence(text: str, offset: int, block: Block, context: Context, promised: bool) -> Iterator[Observation]:
    noun, breaks = "", [0, *(match.end() for match in _BREAK.finditer(text))]
    for quantity in find_stated_quantities(text):
        first = max(breaks[bisect_right(breaks, quantity.modified_start) - 1], quantity.modified_start - _LOOK_BACK)
        clause = text[first : quantity.modified_start]
        before = text[max(0, quantity.modified_start - _LOOK_BACK) : quantity.modified_start]
        direction = _direction(clause)
        own = _property(clause) or _behind(text, quantity)
        noun = own or noun
        if not noun:
            continue
        kind = _kind(before, clause, direction, promised)
        start = first + clause.index(own) if own and own in clause else quantity.modified_start
        period = _period(before, kind, block, context)
        yield Observation(
            block=block,
            quantity=replace(_shifted(quantity, offset), direction=direction),
            indicator=noun,
            subject=context.owner or context.document.place,
            kind=kind,
            direction=direction,
            period=period,
            start=offset + start,
            end=offset + quantity.modified_end,
            head="",
            evidence=Evidence(("chinese", "document", kind, quantity.form, quantity.dimension)),
        )


def _property(clause: str) -> str:
    """`城镇新增就业` of `城镇新增就业达到`: the clause without the verbs that lead to its number."""
    noun = re.sub(r"\d+年|\d+月", "", clause).strip(_DASHES)
    tails = (*chinese_words("between"), *chinese_words("increase"), *chinese_words("decrease"))
    while tail := next((word for word in tails if noun.endswith(word) and not _is_head(noun, word)), None):
        noun = noun[: -len(tail)]
    noun = _COMPARED.sub("", noun)
    while lead := next((word for word in chinese_words("leading") if noun.startswith(word)), None):
        noun = noun.removeprefix(lead)
    return noun if len(_HAN.findall(noun)) > 1 and len(noun) <= _LONGEST_NOUN else ""


def _is_head(noun: str, word: str) -> bool:
    """`居民消费价格涨幅`: a word of change that is the noun itself."""
    return word.endswith(("幅", "速")) and len(noun) > len(word) + 1


def _behind(text: str, quantity: Quantity) -> str:
    """`6600多万纳税人受益`: of a count without a noun before, what is counted stands behind."""
    match = _NOUN_BEHIND.match(text, quantity.modified_end) if quantity.symbol == "count" else None
    return match.group() if match else ""


def _direction(clause: str) -> str | None:
    near = clause[-6:]
    for words, direction in (("increase", "increase"), ("decrease", "decrease")):
        if any(word in near for word in chinese_words(words)):
            return direction
    return None


def _kind(before: str, clause: str, direction: str | None, promised: bool) -> str:
    """What a clause foresees or promises, else a difference where it says that something rose or fell."""
    if any(word in clause for word in chinese_words("forecasts")):
        return "projection"
    if promised or any(word in before for word in chinese_words("aims")):
        return "target"
    return "change" if direction and not clause.endswith(("到", "至", "达")) else "actual"


def _period(before: str, kind: str, block: Block, context: Context) -> str | None:
    """The year that the sentence gives, else that of its heading; this and last year by the document's date."""
    before = _COMPARED.sub("", before)
    if years := _YEAR.findall(before):
        return str(years[-1])
    published = context.document.published_on or ""
    if published[:4].isdigit() and any(word in before for word in chinese_words("last_year")):
        return str(int(published[:4]) - 1)
    headed = [year for heading in block.heading_path[-1:] for year in _YEAR.findall(heading)]
    if headed:
        return str(headed[-1])
    this = any(word in before for word in chinese_words("this_year"))
    return published[:4] if published[:4].isdigit() and this and kind != "actual" else None


def _shifted(quantity: Quantity, by: int) -> Quantity:
    return replace(
        quantity,
        start=quantity.start + by,
        end=quantity.end + by,
        number_start=quantity.number_start + by,
        modified_start=quantity.modified_start + by,
        modified_end=quantity.modified_end + by,
    )
