"""What makes a verb a promise: `will V`, `plans to V`, `is expected to V`, `the goal to V`, `measures will be taken to V`.

In: the tokens of a sentence. Out: its governors in order, each with the head verb, strength and subject. What only looks
like one is left out: conditions, capabilities, perfect tenses, what the text says of itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from cityledger.extract.commitments.subjects import Subject, find_subject, head_of
from cityledger.extract.commitments.words import (
    BE,
    Tokens,
    grammar,
    is_base_verb,
    is_gerund,
    is_noun,
    lower_at,
    skip_adverbs,
    tag_at,
)
from cityledger.extract.commitments.wrappers import Head, pass_wrappers, verb_after_to
from cityledger.lookups import read_lookup

_MODALS = {"will": "firm", "shall": "firm", "must": "firm", "should": "intended", "'ll": "firm"}
_NOT_PROMISED = frozenset(
    {"able", "likely", "unlikely", "unable", "possible", "necessary", "important", "used", "available"}
)
_HAVE = frozenset({"has", "have", "had", "having"})


@dataclass(frozen=True, slots=True)
class Governor:
    """A promise: `start` is the first token of its verb group, `head` what it is about.

    kind: modal, passive, intent, disposition, aim, means, duty, asked.
    """

    start: int
    kind: str
    modal: str
    head: Head
    subject: Subject
    passive: bool = False


def find_governors(tokens: Tokens) -> list[Governor]:
    """Every verb group of a sentence that can promise something, in order, whoever its subject is."""
    found: list[Governor] = []
    at = 0
    while at < len(tokens):
        governor = next(_readings(tokens, at), None)
        if governor is None:
            at += 1
        else:
            found.append(governor)
            at = max(governor.head.verb, at) + 1
    return found


def _readings(tokens: Tokens, at: int) -> Iterator[Governor]:
    for reading in (_modal, _be_to, _disposition, _intent, _aim, _stated):
        if (governor := reading(tokens, at)) is not None:
            yield governor


def _modal(tokens: Tokens, at: int) -> Governor | None:
    """`will V`, `will be V-ed`, `will be V-ing`, `will be committed to V-ing`."""
    strength = _MODALS.get(lower_at(tokens, at))
    if strength is None or (at + 1 < len(tokens) and tag_at(tokens, at) in ("NN1", "NP0")):
        return None
    verb = skip_adverbs(tokens, at + 1)
    if lower_at(tokens, verb) == "be":
        return _modal_be(tokens, at, verb, strength)
    if (
        verb >= len(tokens)
        or not tokens[verb].can_be_base
        or (lower_at(tokens, verb) == "have" and _is_perfect(tokens, verb))
    ):
        return None
    head = pass_wrappers(tokens, Head(verb, "base", strength))
    passive = head.form == "base" and lower_at(tokens, head.verb) == "be"
    if passive:
        participle = skip_adverbs(tokens, head.verb + 1)
        if tag_at(tokens, participle) not in ("VVN", "VVD"):
            return None
        head = Head(participle, "passive", head.strength, head.continuing)
    return Governor(
        at, "passive" if passive else "modal", lower_at(tokens, at), head, find_subject(tokens, at), passive
    )


def _is_perfect(tokens: Tokens, have: int) -> bool:
    return tag_at(tokens, skip_adverbs(tokens, have + 1)) in ("VVN", "VBN", "VHN")


def _modal_be(tokens: Tokens, at: int, be: int, strength: str) -> Governor | None:
    word = skip_adverbs(tokens, be + 1)
    lower, modal = lower_at(tokens, word), lower_at(tokens, at)
    subject = find_subject(tokens, at)
    disposition = _disposed(tokens, word)
    if disposition is not None:
        return Governor(at, "disposition", modal, disposition, subject)
    if (lower in _NOT_PROMISED and lower_at(tokens, word + 1) != "to") or lower in (
        "able",
        "likely",
        "unlikely",
        "unable",
    ):
        return None
    if is_gerund(tokens, word) or tag_at(tokens, word) == "VVG":
        return Governor(at, "modal", modal, pass_wrappers(tokens, Head(word, "ing", strength)), subject)
    if tag_at(tokens, word) not in ("VVN", "VVD") and not lower.endswith("ed"):
        return None
    means = _means_taken(tokens, word, subject, strength)
    if means is not None:
        return Governor(at, "means", modal, means, subject)
    return Governor(at, "passive", modal, Head(word, "passive", strength), subject, passive=True)


def _means_taken(tokens: Tokens, participle: int, subject: Subject, strength: str) -> Head | None:
    """`measures will be taken to V` is V."""
    nouns = {tokens[at].lemma.lower() for at in range(subject.start, subject.end)}
    if not nouns & grammar("means_nouns") or tokens[participle].verb_lemma not in grammar("means_verbs") | {"take"}:
        if not nouns & grammar("means_nouns") or tokens[participle].lemma not in grammar("means_verbs"):
            return None
    if lower_at(tokens, participle + 1) != "to":
        return None
    found = verb_after_to(tokens, participle + 1)
    return found and pass_wrappers(tokens, Head(found[0], found[1], strength))


def _be_to(tokens: Tokens, at: int) -> Governor | None:
    """`the department is to V`; `our goal is to V`."""
    if lower_at(tokens, at) not in ("is", "are") or lower_at(tokens, at + 1) != "to":
        return None
    found = verb_after_to(tokens, at + 1)
    if found is None or found[1] != "base":
        return None
    subject = find_subject(tokens, at)
    is_aim = _aim_head(tokens, subject)
    head = pass_wrappers(tokens, Head(found[0], "base", "intended" if is_aim else "firm"))
    if lower_at(tokens, head.verb) == "be":
        participle = skip_adverbs(tokens, head.verb + 1)
        if tag_at(tokens, participle) != "VVN":
            return None
        head = Head(participle, "passive", head.strength)
        return Governor(at, "passive", "is to", head, subject, passive=True)
    return Governor(at, "aim" if is_aim else "duty", "is to", head, subject)


def _aim_head(tokens: Tokens, subject: Subject) -> bool:
    return subject.end > subject.start and tokens[head_of(tokens, subject.start, subject.end)].lemma.lower() in grammar(
        "aims"
    )


def _disposition(tokens: Tokens, at: int) -> Governor | None:
    """`is committed to V-ing`, `are expected to be V-ed`, `is urged to V`."""
    if lower_at(tokens, at) not in ("is", "are", "'re", "am", "remains", "remain"):
        return None
    word = skip_adverbs(tokens, at + 1)
    head = _disposed(tokens, word)
    if head is not None:
        subject = find_subject(tokens, at)
        if lower_at(tokens, head.verb) == "be":
            participle = skip_adverbs(tokens, head.verb + 1)
            if tag_at(tokens, participle) not in ("VVN", "VVD"):
                return None
            return Governor(
                at, "passive", lower_at(tokens, word), Head(participle, "passive", head.strength), subject, passive=True
            )
        return Governor(at, "disposition", lower_at(tokens, word), head, subject)
    if lower_at(tokens, word) in grammar("asked") and (found := _after(tokens, word)) is not None:
        return Governor(
            at, "asked", lower_at(tokens, word), pass_wrappers(tokens, Head(*found, "stated")), find_subject(tokens, at)
        )
    return None


def _after(tokens: Tokens, word: int) -> tuple[int, str] | None:
    to = word + 1 if lower_at(tokens, word + 1) == "to" else word + 2 if lower_at(tokens, word + 1) == "on" else -1
    return verb_after_to(tokens, to) if lower_at(tokens, to) == "to" else None


def _disposed(tokens: Tokens, word: int) -> Head | None:
    for strength, words in read_lookup("commitment_grammar")["dispositions"].items():
        if lower_at(tokens, word) in words and lower_at(tokens, word + 1) == "to":
            found = verb_after_to(tokens, word + 1)
            return found and pass_wrappers(tokens, Head(found[0], found[1], strength))
    return None


def _intent(tokens: Tokens, at: int) -> Governor | None:
    """`plans to V`, `has committed to V-ing`, `seeks to V`: present tense or present perfect alone."""
    token = tokens[at]
    lemma = token.lemma if token.tag.startswith("V") else token.verb_lemma
    strength = next((s for s, verbs in read_lookup("commitment_grammar")["intents"].items() if lemma in verbs), None)
    if strength is None or lower_at(tokens, at + 1) not in ("to", "on"):
        return None
    if lower_at(tokens, at + 1) == "on" and lemma != "plan":
        return None
    if not _is_present(tokens, at):
        return None
    found = verb_after_to(tokens, at + 1)
    if found is None:
        return None
    start = _group_start(tokens, at)
    head = pass_wrappers(tokens, Head(found[0], found[1], strength))
    if lower_at(tokens, head.verb) == "be":
        return None
    return Governor(start, "intent", lemma, head, find_subject(tokens, start))


def _group_start(tokens: Tokens, at: int) -> int:
    start = at
    while start > 0 and (tag_at(tokens, start - 1) in ("AV0", "XX0") or lower_at(tokens, start - 1) in _HAVE):
        start -= 1
    return start


def _is_present(tokens: Tokens, at: int) -> bool:
    """Whether the verb here is finite and present, or a participle after `has`; no infinitive, no past tense."""
    before = _group_start(tokens, at)
    previous, token = tokens[before - 1] if before else None, tokens[at]
    perfect = any(lower_at(tokens, place) in ("has", "have") for place in range(before, at))
    if token.lower.endswith("ed"):
        return perfect
    if token.lower.endswith("ing"):
        return previous is not None and previous.lower in ("and", "is", "are") and lower_at(tokens, at) in ("preparing", "planning", "aiming",
          "seeking", "intending", "striving", "looking", "hoping", "proposing")  # fmt: skip
    if previous is None or perfect:
        return perfect
    if previous.tag in ("AT0", "DPS", "AJ0", "TO0", "VM0", "POS", "CRD") or previous.lower in BE | {
        "to",
        "of",
        "its",
        "their",
    }:
        return False
    return is_noun(previous) or previous.tag in ("PNP", "CJC", "DT0", "DTQ", "CJT", "PUN", "PUR", "PUQ", "ORD", "CRD") or previous.lower in (
        "and", "we", "it", "also", "city", ",")  # fmt: skip


def _aim(tokens: Tokens, at: int) -> Governor | None:
    """`the city's goal to V`; the noun must have an owner before it."""
    token = tokens[at]
    if token.lemma.lower() not in grammar("aims") - {"plan", "mission"} or lower_at(tokens, at + 1) != "to":
        return None
    if not (is_noun(token) or token.lower in ("goal", "target", "aim")):
        return None
    found = verb_after_to(tokens, at + 1)
    if (
        found is None
        or found[1] != "base"
        or (not is_base_verb(tokens, found[0]) and tag_at(tokens, found[0]) != "VVI")
    ):
        return None
    start, owned = _owner_start(tokens, at)
    head = pass_wrappers(tokens, Head(found[0], "base", "intended"))
    return Governor(start, "aim", token.lower, head, owned)


def _stated(tokens: Tokens, at: int) -> Governor | None:
    """`in 2030 the city focuses on V-ing`: the present tense, set for a year."""
    if tag_at(tokens, at) not in ("VVZ", "VVB") or tokens[at].lemma not in grammar("stated"):
        return None
    years = (place for place in range(1, at) if tag_at(tokens, place) == "CRD" and tokens[place].text.startswith("20"))
    if not any(lower_at(tokens, place - 1) in ("in", "during", "for", "from", "year") for place in years):
        return None
    head = pass_wrappers(tokens, Head(at, "base", "stated"))
    return Governor(at, "stated", tokens[at].lemma, head, find_subject(tokens, at)) if head.verb != at else None


def _owner_start(tokens: Tokens, noun: int) -> tuple[int, Subject]:
    """The noun phrase around an aim, and who in it owns the aim: `the Ames council's interim goal`, `our goal`."""
    start = noun
    while start > 0 and noun - start < 12:
        before = tokens[start - 1]
        if not (
            is_noun(before)
            or before.tag in ("AJ0", "AT0", "DPS", "POS", "DT0", "CRD", "VVN")
            or before.lower in ("national", "interim")
        ):
            break
        start -= 1
    mark = next(
        (
            at
            for at in range(noun - 1, start - 1, -1)
            if tag_at(tokens, at) == "POS" or lower_at(tokens, at) in ("'s", "'")
        ),
        None,
    )
    if mark is not None:
        return start, Subject(start, mark, "body")
    names = [at for at in range(start, noun) if tokens[at].text[0].isupper() and tag_at(tokens, at) != "AT0"]
    if names:
        bodies = [at for at in range(names[0], noun) if tokens[at].lemma.lower() in read_lookup("actors")["bodies"]]
        return start, Subject(start, (bodies[-1] if bodies else names[-1]) + 1, "body")
    if lower_at(tokens, start) in ("our", "its", "their"):
        return start, Subject(start, start, "pronoun" if lower_at(tokens, start) != "our" else "none")
    return start, Subject(start, start, "none")
