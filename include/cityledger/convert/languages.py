"""A text in, its language as an ISO 639-1 code out, or None where it can not be told."""

from collections import Counter
from collections.abc import Iterable
from functools import cache

from cityledger.convert.drafts import Draft
from cityledger.lookups import read_lookup

_FEWEST_WORDS = 8
_SAMPLE_CHARACTERS = 60_000
_HAN = ("\u3400", "\u9fff")
_KANA = ("\u3040", "\u30ff")
_HANGUL = ("\uac00", "\ud7af")


def detect_language(text: str) -> str | None:
    """The language of a text by its script, and by its frequent small words."""
    sample = text[:_SAMPLE_CHARACTERS]
    letters = sum(letter.isalpha() for letter in sample)
    if not letters:
        return None
    han = _share(sample, _HAN) / letters
    if han + _share(sample, _KANA) / letters > 0.3:
        return "ja" if _share(sample, _KANA) / letters > 0.1 else "zh"
    if _share(sample, _HANGUL) / letters > 0.3:
        return "ko"
    words = sample.lower().split()
    if len(words) < _FEWEST_WORDS:
        return None
    counts = Counter(language for word in words for language in _owners().get(word, ()))
    if not counts:
        return None
    (best, count), *others = counts.most_common(2)
    second = others[0][1] if others else 0
    return best if count >= 0.08 * len(words) and count > 1.5 * second else None


def mark_languages(drafts: Iterable[Draft], usual: str | None) -> None:
    """Give each draft its language: the document's, unless its own text clearly shows another."""
    for draft in drafts:
        found = detect_language(draft.text) if len(draft.text) > 60 else None
        draft.language = found or usual


def _share(text: str, span: tuple[str, str]) -> int:
    return sum(span[0] <= letter <= span[1] for letter in text)


@cache
def _owners() -> dict[str, tuple[str, ...]]:
    owners: dict[str, tuple[str, ...]] = {}
    # `no`, `on` and `y` would be true and false to a YAML 1.1 reader.
    for language, words in read_lookup("languages").items():
        for word in words:
            owners[str(word)] = (*owners.get(str(word), ()), language)
    return owners
