"""Words of a sentence with their classes and lemmas, by HanTa's English model, which lies in its package.

In: a text and a span. Out: tokens with offsets into that text, C5 tags, lemmas and the classes that each word can have
at all. The search over tags is our own: HanTa's goes through every tag for every word, this one through the word's own,
so that it costs a tenth. Words and their analyses are cached; the model loads on first use.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from cityledger.extract.tag_search import best_tags
from cityledger.lookups import read_lookup

Scores = tuple[tuple[str, float], ...]

_TOKEN = re.compile(
    r"""https?://\S+|www\.\S+
      | (?:[A-Z]\.){2,}                                  # U.S.
      | \d+(?:[.,]\d+)*(?:st|nd|rd|th|s)?\b%?            # 17.3%, 5th, 2030s
      | [^\W\d_]+(?:[-‐‑/&][^\W_]+)+-?                   # single-use, City/County
      | [^\W_]+-(?=\s(?:and|or)\s)                       # culture- and ...
      | [^\W_]+(?=['’](?:s|ll|re|ve)\b) | ['’](?:s|ll|re|ve)\b
      | [^\W_]+(?:['’][^\W_]+)*
      | \.{3}|… | [^\w\s] | _""",
    re.VERBOSE,
)
_NEEDS_E = (
    "iz", "yz", "is", "at", "iv", "ov", "ag", "ur", "uc", "bl", "dl", "gl", "ut", "as", "ang", "rc", "nc",
    "dg", "us", "lv", "rv",
)  # fmt: skip
_LONGEST_WORD = 40
_READINGS_WITHIN = 7.0
_SHORT_FORM = 6
_LISTED_VERB_PENALTY = 2.0
_CONTRACTED = {"'ll": "VM0", "'re": "VBB", "'ve": "VHB"}
_MODALS = frozenset({"won't", "won’t", "will", "shall", "must", "should", "can", "could", "would"})
_UNKNOWN_TAGS = ("NN1", "NP0", "AJ0")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark. `tag` is its C5 class here, `classes` those it can have anywhere."""

    text: str
    start: int
    end: int
    tag: str
    lemma: str
    classes: frozenset[str]
    lower: str
    """The word in lower case, with a plain apostrophe."""

    @property
    def can_be_base(self) -> bool:
        """Whether the word can be a verb in its base form."""
        return bool(self.classes & {"VVI", "VVB", "VBI", "VHI", "VDI", "VDB", "VHB"})

    @property
    def verbness(self) -> float:
        """How much likelier the word is a base verb than a noun or adjective, in natural logarithms, anywhere."""
        return _verbness(self.text)

    @property
    def gerundness(self) -> float:
        """The same of an -ing form: `issuing` is likelier a verb, `billing` a noun."""
        likelier = _verbness(self.text, ("VVG", "VHG", "VDG"))
        return max(likelier, 0.0) if self.lower in _listed_forms() else likelier

    @property
    def verb_lemma(self) -> str:
        """The lemma that the word has where it is a verb."""
        endings = (("ing", "VVG"), ("ed", "VVN"), ("s", "VVZ"))
        tags = (tag for ending, tag in endings if self.lower.endswith(ending) and tag in self.classes)
        return lemma_of(self.text, next(tags, "VVI"))

    @property
    def is_word(self) -> bool:
        """Whether it is more than a mark of punctuation."""
        return self.text[0].isalnum()


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Spans of the words and marks between two offsets; white space and control characters fall away."""
    return [match.span() for match in _TOKEN.finditer(text, start, len(text) if end is None else end)]


def tag_sentence(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of one sentence with their classes; time grows with its length alone."""
    spans = tokenize(text, start, end)
    words = [text[left:right] for left, right in spans]
    tags = best_tags([_readings(word, place > 0) for place, word in enumerate(words)], _transitions())
    return [
        Token(word, left, right, tag, lemma_of(word, tag), _classes(word), _lower(word))
        for word, (left, right), tag in zip(words, spans, tags, strict=True)
    ]


@lru_cache(maxsize=100_000)
def lemma_of(word: str, tag: str) -> str:
    """The dictionary form of a word in a class: `building` as VVG is `build`."""
    if not word[0].isalpha() or len(word) > _LONGEST_WORD:
        return word.lower()
    if tag.startswith("V") and (listed := _listed_forms().get(word.lower())):
        return listed
    tagger = _tagger()
    if tag not in tagger.tag2int:
        return word.lower()
    lemma: str = tagger._analyze(word, tagger.tag2int[tag], taglevel=1)[0]
    if tag in ("VVG", "VVN", "VVD") and not _is_known_verb(lemma):
        stem = word.lower().removesuffix("ing" if tag == "VVG" else "ed")
        unseen = stem if lemma.lower() == word.lower() and tag == "VVG" else lemma
        lemma = next((form for form in (stem, stem + "e", stem[:-1]) if _is_known_verb(form)), unseen)
        lemma += "e" if lemma.endswith(_NEEDS_E) and not _is_known_verb(lemma) else ""
    return lemma if tag == "NP0" else lemma.lower()


def is_likely_verb(word: str) -> bool:
    """Whether a word, whatever its case, is much likelier a verb in its base form than a noun or adjective."""
    return _verbness(word.lower()) > 1.0


def is_everyday_noun(word: str) -> bool:
    """Whether the model has seen a word in lower case as a common noun."""
    tagger = _tagger()
    return any(tagger.int2tag[tag] in ("NN1", "NN2") for tag, _ in tagger.cache.get(word.lower(), ()))


def is_everyday_word(word: str) -> bool:
    """Whether the model has seen a word in lower case at all, as anything but a name."""
    tagger = _tagger()
    return any(tagger.int2tag[tag] not in ("NP0", "UNC") for tag, _ in tagger.cache.get(word.lower(), ()))


@cache
def _tagger() -> Any:
    from HanTa.HanoverTagger import HanoverTagger  # noqa: PLC0415  its model takes a second to load

    return HanoverTagger("morphmodel_en.pgz")


def _is_known_verb(word: str) -> bool:
    """Whether the model has seen the word as a verb in its base form."""
    tagger = _tagger()
    return any(tagger.int2tag[tag] in ("VVI", "VVB") for tag, _ in tagger.cache.get(word, ()))


@cache
def _listed_forms() -> dict[str, str]:
    """Every inflected form of the verbs in lookups/verbs.yml, with its base form."""
    forms: dict[str, str] = {}
    for base in read_lookup("verbs")["more_verbs"]:
        forms.update(dict.fromkeys(_inflections(base), base))
    return forms


def _inflections(base: str) -> list[str]:
    stem = base[:-1] if base.endswith("e") else base
    if base.endswith("y") and base[-2] not in "aeiou":
        return [base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"]
    doubled = [base + base[-1] + suffix for suffix in ("ed", "ing")]
    return [base, base + ("es" if base[-1] in "sxzh" else "s"), stem + "ed", stem + "ing", *doubled]


def _verb_tag(word: str, base: str) -> str:
    for suffix, tag in (("ing", "VVG"), ("ed", "VVN"), ("s", "VVZ")):
        if word != base and word.endswith(suffix):
            return tag
    return "VVI"


@lru_cache(maxsize=100_000)
def _readings(word: str, inside: bool) -> Scores:
    """The tags that a word can have with log p(word | tag), best ones alone; `inside`: not the sentence's first."""
    if not word[0].isalpha():
        return _mark_readings(word)
    if len(word) > _LONGEST_WORD:
        return tuple((tag, 0.0) for tag in _UNKNOWN_TAGS)
    tagger = _tagger()
    scores = {tagger.int2tag[tag]: float(p) for tag, p in _tag_word(tagger, word, inside)}
    if word in _MODALS:
        return (("VM0", 0.0),)
    base = _listed_forms().get(word.lower())
    if base is not None and (verb_tag := _verb_tag(word.lower(), base)) not in scores:
        _add_verb(scores, verb_tag)
    elif "VVG" not in scores and word.endswith("ing") and len(word) > _SHORT_FORM and not is_everyday_word(word):
        _add_verb(scores, "VVG")  # an -ing form that the model has never seen can be a verb
    best = max(scores.values())
    prior = _priors()
    return tuple((tag, p - prior.get(tag, 0.0)) for tag, p in scores.items() if p >= best - _READINGS_WITHIN)


def _tag_word(tagger: Any, word: str, inside: bool) -> list[tuple[int, float]]:
    found = tagger._tag_word(word, cutoff=_READINGS_WITHIN, casesensitive=inside)
    return [(tag, p) for tag, p in found if tagger.int2tag[tag] not in ("UNKNOWN", "END")] or [
        (tagger.tag2int[tag], -20.0) for tag in _UNKNOWN_TAGS
    ]


def _add_verb(scores: dict[str, float], tag: str) -> None:
    scores[tag] = max(scores.values()) - _LISTED_VERB_PENALTY
    if tag == "VVI":
        scores["VVB"] = scores[tag] - 1.0


def _mark_readings(word: str) -> Scores:
    if word[0].isdigit():
        return (("ORD" if word[-1:] in "tdh" else "CRD", 0.0),)
    if (tag := _CONTRACTED.get(word.replace("’", "'"))) is not None:
        return ((tag, 0.0),)
    if word in ("'s", "’s"):
        return (("POS", 0.0), ("VBZ", -3.0))
    brackets = {"(": "PUL", "[": "PUL", ")": "PUR", "]": "PUR"}
    return ((brackets.get(word, "PUQ" if word in "\"'“”‘’" else "PUN"), 0.0),)


@lru_cache(maxsize=100_000)
def _lower(word: str) -> str:
    return word.lower().replace("’", "'")


@lru_cache(maxsize=100_000)
def _classes(word: str) -> frozenset[str]:
    return frozenset(tag for inside in (False, True) for tag, _ in _readings(word, inside))


@lru_cache(maxsize=100_000)
def _verbness(word: str, verbs: tuple[str, ...] = ("VVI", "VVB", "VDI", "VHI", "VBI", "VDB", "VHB")) -> float:
    prior = _priors()
    joint = {tag: p + prior.get(tag, 0.0) for tag, p in _readings(word.lower(), False)}
    verb = max((p for tag, p in joint.items() if tag in verbs), default=-99.0)
    other = max((p for tag, p in joint.items() if tag[:2] in ("NN", "NP", "AJ", "AV", "PR")), default=-99.0)
    return verb - other


@cache
def _priors() -> dict[str, float]:
    return {_tagger().int2tag[tag]: p for tag, p in _tagger().LP_wtag.items()}


@cache
def _transitions() -> dict[tuple[str, str], dict[str, float]]:
    names = _tagger().int2tag
    return {
        (names[first], names[second]): {names[tag]: p for tag, p in following.items()}
        for (first, second), following in _tagger().LP_trans_word.items()
        if first in names and second in names
    }
