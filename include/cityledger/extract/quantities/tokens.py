"""A text cut into the tokens that the grammar of quantities reads: numerals, words and signs.

In: any text. Out: a list of `Token`, linear in the text. Every pattern here is free of nested repetition, so no text
can make it slow.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from cityledger.extract.quantities.lexicon import get_lexicon

_TOKEN = re.compile(
    r"(?P<n>(?:(?<![\w.,])\.)?\d(?:\d|[.,'’](?=\d))*)"  # a numeral with its inner marks; .25 has no leading zero
    r"|(?P<w>[^\W\d_](?:[^\W_]|['’](?=[^\W\d_]))*)"  # a word may hold digits after its first letter: km2, CO2e, C40
    r"|(?P<s>[^\w\s*])"  # one sign; emphasis marks (*, _) are passed over
)
_MONEY = re.compile(r"([^\W\d_]+)\d+(?:[kKmMbBT]|bn|Bn|mn|Mn|tn|trn|mln|bln)?")
_ADDRESS = re.compile(r"\S+")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}")


class Token(NamedTuple):
    """A numeral ('n'), a word ('w') or a sign ('s') with its place in the text."""

    kind: str
    text: str
    lower: str
    start: int
    end: int


def tokenize(text: str) -> list[Token]:
    """All tokens of a text outside web and mail addresses, in order."""
    skip = _address_spans(text)
    tokens: list[Token] = []
    ahead, position = 0, 0
    while (match := _TOKEN.search(text, position)) is not None:
        start, position = match.span()
        while ahead < len(skip) and skip[ahead][1] <= start:
            ahead += 1
        if ahead < len(skip) and skip[ahead][0] <= start:
            position = skip[ahead][1]
            continue
        kind, word = match.lastgroup or "s", match.group()
        if kind == "w" and not word.isalpha() and (money := _money_head(word, tokens)):
            word, position = money, start + len(money)
        tokens.append(Token(kind, word, word.lower(), start, position))
    return tokens


def _money_head(word: str, before: Sequence[Token]) -> str | None:
    """R1 200, USD115, Rs50, $US3 and GBP40m are a currency and a number; C40, km2 and CO2e stay words."""
    if (match := _MONEY.fullmatch(word)) is None:
        return None
    head, lexicon = match.group(1), get_lexicon()
    if head in lexicon.prefix_codes:
        return head
    return head if before and before[-1].text == "$" and head.lower() in lexicon.dollars else None


def _address_spans(text: str) -> list[tuple[int, int]]:
    if "://" not in text and "@" not in text and "www." not in text:
        return []
    spans = []
    for match in _ADDRESS.finditer(text):
        chunk = match.group()
        at = min((chunk.find(sign) for sign in ("http://", "https://", "ftp://", "www.") if sign in chunk), default=-1)
        if at >= 0:
            spans.append((match.start() + at, match.end()))
        elif "@" in chunk:
            spans.extend((match.start() + mail.start(), match.start() + mail.end()) for mail in _MAIL.finditer(chunk))
    return spans
