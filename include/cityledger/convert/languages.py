"""A text in, its language as an ISO 639-1 code out, or None where it can not be told."""

import re
from collections import Counter
from collections.abc import Iterable

from cityledger.convert.drafts import Draft
from cityledger.lookups import read_lookup

_FEWEST_WORDS = 8
_SAMPLE_CHARACTERS = 60_000
_HAN = re.compile(r"[\u3400-\u9fff]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_BLOCK_SAMPLE = 400
"""So many characters of a block are looked at: enough to see another language than the document's."""


def detect_language(text: str) -> str | None:
    """The language of a text by its script, and by its frequent small words."""
    sample = text[:_SAMPLE_CHARACTERS]
    if not sample.isascii() and (script := _script(sample)):
        return script
    words = sample.lower().split()
    if len(words) < _FEWEST_WORDS:
        return None
    counts = Counter(language for word in words for language in _OWNERS.get(word, ()))
    if not counts:
        return None
    (best, count), *others = counts.most_common(2)
    second = others[0][1] if others else 0
    return best if count >= 0.08 * len(words) and count > 1.5 * second else None


def _script(sample: str) -> str | None:
    letters = max(1, sum(map(str.isalpha, sample)))
    kana, han = len(_KANA.findall(sample)), len(_HAN.findall(sample))
    if kana + han > 0.3 * letters:
        return "ja" if kana > 0.1 * letters else "zh"
    return "ko" if len(_HANGUL.findall(sample)) > 0.3 * letters else None


def mark_languages(drafts: Iterable[Draft], usual: str | None) -> None:
    """Give each draft its language: the document's, unless its own text clearly shows another."""
    for draft in drafts:
        found = detect_language(draft.text[:_BLOCK_SAMPLE]) if len(draft.text) > 60 else None
        draft.language = found or usual


def _read_owners() -> dict[str, tuple[str, ...]]:
    owners: dict[str, tuple[str, ...]] = {}
    for language, words in read_lookup("languages").items():
        for word in words:
            owners[word] = (*owners.get(word, ()), language)
    return owners


_OWNERS = _read_owners()
"""The languages of each small word; read once, in the parent, so that no child has to."""
