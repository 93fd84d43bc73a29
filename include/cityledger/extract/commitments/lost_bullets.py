"""Lists whose bullets were lost, as scans and merged table cells have them: one run of text, several actions.

In: a segment that opens with its verb. Out: the segments of the single actions. A capitalised verb after a word that no
mark follows begins another: `Mend the quay Plant trees along it`.
"""

from dataclasses import replace
from itertools import pairwise

from cityledger.extract.commitments.segments import Segment
from cityledger.extract.commitments.words import Tokens, is_base_verb, is_noun, lower_at, tag_at
from cityledger.extract.tagging import Token, tag_sentence

_SURE = 2.0
_PLAIN = 0.0
_LABELLED = -2.0
_LONGEST_TITLE, _SMALL_WORD = 10, 3
_NOUN_ENDINGS = ("tion", "tions", "ment", "ing", "ance")
_BEFORE_A_NAME = frozenset({"AT0", "DPS", "DT0", "PRP", "PRF", "TO0", "AJ0", "CJC", "VM0", "POS", "CJS", "CJT"})


def split_lost_bullets(text: str, segment: Segment) -> list[Segment]:
    """The segments of the actions in a run of text; the segment alone where it holds one."""
    if not any(_is_capital(word) for word in text[segment.start : segment.end].split()[2:]):
        return [segment]
    tokens = tag_sentence(text, segment.start, segment.end)
    title = _title_end(tokens)
    if title is not None:
        segment, tokens = replace(segment, start=tokens[title].start), tokens[title:]
    verbs = [at for at in range(2, len(tokens) - 1) if _begins_action(tokens, at)]
    if not verbs:
        return [segment]
    nouns = [at for at in range(2, len(tokens) - 1) if _begins_topic(tokens, at)]
    starts = sorted({_with_label(tokens, at) for at in {*verbs, *nouns}})
    edges = [segment.start, *(tokens[at].start for at in starts), segment.end]
    pieces = pairwise(edges)
    return [
        replace(segment, start=start, end=start + len(text[start:end].rstrip()), first=segment.first and not number)
        for number, (start, end) in enumerate(pieces)
    ]


def _title_end(tokens: Tokens) -> int | None:
    """`Greener Old Town Plant trees along it`: where the action begins behind a title that stands on its line."""
    first = next((at for at in range(min(_LONGEST_TITLE, len(tokens))) if tokens[at].text[0].isalpha()), 0)
    for at in range(first + 2, min(first + _LONGEST_TITLE, len(tokens) - 1)):
        if not tokens[at - 1].is_word or (
            len(tokens[at - 1].text) > _SMALL_WORD and not _is_capital(tokens[at - 1].text)
        ):
            return None
        opens = _is_capital(tokens[at].text) and _is_capital(tokens[at - 1].text) and tokens[at + 1].text[0].islower()
        linked = lower_at(tokens, at + 1) in ("of", "and", "for", "in", "on", "to")
        if (
            opens
            and not linked
            and tokens[at].verbness > _PLAIN
            and is_base_verb(tokens, at, opening=True, at_least=_SURE)
        ):
            return at
    return None


def _is_capital(word: str) -> bool:
    return word[:1].isupper() and word[1:].islower()


def _follows_unmarked(tokens: Tokens, at: int) -> bool:
    """Whether a capital stands here where nothing but a lost line break can explain it."""
    before: Token = tokens[at - 1]
    if not _is_capital(tokens[at].text) or tokens[at + 1].text[0].isupper():
        return False
    numbered = before.text == ")" and tokens[at - 2].text.isdigit()  # `..., 2) Mend pumps` has its mark
    ends = (before.text == ")" and not numbered) or before.is_word
    return ends and before.tag not in _BEFORE_A_NAME and not _is_capital(before.text)


def _with_label(tokens: Tokens, at: int) -> int:
    """The place of the capitals and colon before an action: `... the quay EWB: Plant trees`."""
    labelled = at > 2 and tokens[at - 1].text == ":" and tokens[at - 2].text.isupper()
    return at - 2 if labelled else at


def _begins_action(tokens: Tokens, at: int) -> bool:
    if _with_label(tokens, at) < at and is_base_verb(tokens, at, opening=True, at_least=_LABELLED):
        return True
    if not _follows_unmarked(tokens, at) or lower_at(tokens, at + 1) in ("of", "and", "'s", "’s"):
        return False
    return tokens[at].verbness > _PLAIN and is_base_verb(tokens, at, opening=True, at_least=_SURE)


def _begins_topic(tokens: Tokens, at: int) -> bool:
    """`... the quay Establishment of a fund`: no action, but the one before ends."""
    named = is_noun(tokens[at]) or tag_at(tokens, at).startswith("VVG")
    return _follows_unmarked(tokens, at) and named and tokens[at].lower.endswith(_NOUN_ENDINGS)
