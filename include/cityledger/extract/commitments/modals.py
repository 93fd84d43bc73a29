"""Promises by an auxiliary: `will V`, `shall be V-ed`, `is to V`, `measures will be taken to V`.

In: the tokens of a sentence and a place. Out: the governor that begins there, or None. Capabilities, perfect tenses of
the past and bare descriptions (`will be important`) are none.
"""

from cityledger.extract.commitments.governors import Governor, lemma_at
from cityledger.extract.commitments.noun_phrases import head_of, kind_of
from cityledger.extract.commitments.subjects import Subject, find_subject
from cityledger.extract.commitments.words import Tokens, grammar, is_gerund, lower_at, skip_adverbs, skip_number, tag_at
from cityledger.extract.commitments.wrappers import Head, pass_wrappers, verb_after_to
from cityledger.lookups import read_lookup

_MODALS = {"will": "firm", "shall": "firm", "must": "firm", "should": "intended", "'ll": "firm", "won't": "firm"}
_ABILITIES = frozenset({"able", "unable", "likely", "unlikely", "possible", "impossible", "necessary", "available"})
_PARTICIPLES = ("VVN", "VVD")
_FINITE = frozenset({"VBZ", "VBB", "VBD", "VVZ", "VHZ", "VHB", "VM0"})
_VERBAL = _FINITE | {"VVD", "VVB", "VVI", "VHD"}
_SECOND_WITHIN = 10
_LONGEST_PHRASE, _YEAR = 10, 4
_INTERPOSED = 25  # words: `will, in partnership with X and Y, V`


def read_modal(tokens: Tokens, at: int) -> Governor | None:
    """`will V`, `will continue to V`, `will be V-ed`, `will be V-ing`, `will have V-ed by 2030`."""
    strength = _MODALS.get(lower_at(tokens, at))
    if strength is None:
        return None
    verb = _verb_place(tokens, at)
    if lower_at(tokens, verb) == "be":
        return _with_be(tokens, at, verb, strength)
    if verb >= len(tokens) or not tokens[verb].can_be_base:
        return None
    if lower_at(tokens, verb) in ("have", "need") and lower_at(tokens, verb + 1) == "to":
        return _have_to(tokens, at, verb + 1, strength)
    if lower_at(tokens, verb) == "have" and (done := _future_perfect(tokens, verb)) is not None:
        head = Head(done, "base", strength)
        return (
            Governor(at, "modal", lower_at(tokens, at), head, find_subject(tokens, at)) if strength == "firm" else None
        )
    head = pass_wrappers(tokens, Head(verb, "base", strength))
    if head.form == "base" and lower_at(tokens, head.verb) == "be":
        return _with_be(tokens, at, head.verb, head.strength, continuing=head.continuing)
    return Governor(at, "modal", lower_at(tokens, at), head, find_subject(tokens, at))


def read_need(tokens: Tokens, at: int) -> Governor | None:
    """`the port needs to V`: a duty of whoever is named; what `we need to V` is no more than a wish."""
    if lower_at(tokens, at) not in ("need", "needs") or lower_at(tokens, at + 1) != "to":
        return None
    subject, found = find_subject(tokens, at), verb_after_to(tokens, at + 1)
    if found is None or subject.kind != "body" or lower_at(tokens, found[0]) == "be":
        return None
    return Governor(at, "modal", "must", pass_wrappers(tokens, Head(*found, "firm")), subject)


def _have_to(tokens: Tokens, at: int, to: int, strength: str) -> Governor | None:
    """`fares will have to be V-ed`, `operators will have to V`."""
    verb = skip_adverbs(tokens, to + 1)
    if lower_at(tokens, verb) == "be":
        return _with_be(tokens, at, verb, strength)
    if verb >= len(tokens) or not tokens[verb].can_be_base:
        return None
    return Governor(
        at, "modal", lower_at(tokens, at), pass_wrappers(tokens, Head(verb, "base", strength)), find_subject(tokens, at)
    )


def _verb_place(tokens: Tokens, at: int) -> int:
    """The verb after a modal: past adverbs, a phrase between commas, a colon and the number of a list."""
    verb = skip_adverbs(tokens, at + 1)
    if lower_at(tokens, verb) == ":":
        verb = skip_number(tokens, verb + 1)
    if lower_at(tokens, verb) == ",":
        closing = (
            place for place in range(verb + 1, min(verb + _INTERPOSED, len(tokens))) if tokens[place].text == ","
        )
        verb = next((place + 1 for place in closing if tokens[min(place + 1, len(tokens) - 1)].can_be_base), verb)
    verb = skip_adverbs(tokens, verb)
    if tag_at(tokens, verb) == "PRP":  # `will over the next years V`
        places = range(verb + 2, min(verb + _LONGEST_PHRASE, len(tokens)))
        verb = next((place for place in places if tag_at(tokens, place) in ("VVI", "VVB")), verb)
    return verb


def _future_perfect(tokens: Tokens, have: int) -> int | None:
    """`will have planted 500 trees by 2030`: the participle."""
    done = skip_adverbs(tokens, have + 1)
    return done if tag_at(tokens, done) == "VVN" and lower_at(tokens, done + 1) not in (".", "", "by") else None


def _with_be(tokens: Tokens, at: int, be: int, strength: str, *, continuing: bool = False) -> Governor | None:
    word = skip_adverbs(tokens, be + 1)
    modal, subject = lower_at(tokens, at), find_subject(tokens, at)
    if (disposed := disposed_at(tokens, word)) is not None:
        return Governor(at, "disposition", lower_at(tokens, word), disposed, subject)
    if lower_at(tokens, word) == "to" and (found := verb_after_to(tokens, word)) is not None:
        if (holder := _duty_holder(tokens, subject)) is not None:
            return Governor(at, "duty", "is to", pass_wrappers(tokens, Head(*found, strength)), holder)
        aim = pass_wrappers(tokens, Head(*found, "intended"))
        return Governor(at, "aim", "is to", aim, subject) if _is_step(tokens, subject) else None
    if word >= len(tokens) or lower_at(tokens, word) in _ABILITIES:
        return None
    if lower_at(tokens, word) == "on" and is_gerund(tokens, word + 1):  # `our focus will be on V-ing`
        weighs = any(
            tokens[place].lemma.lower() in grammar("weight_nouns") for place in range(subject.start, subject.end)
        )
        return (
            Governor(at, "means", modal, pass_wrappers(tokens, Head(word + 1, "ing", strength)), subject)
            if weighs
            else None
        )
    if lower_at(tokens, word) == "responsible" and is_gerund(tokens, word + 2):
        return Governor(at, "modal", modal, Head(word + 2, "ing", strength, continuing), subject)
    if is_gerund(tokens, word) or tag_at(tokens, word) == "VVG":
        return Governor(at, "modal", modal, pass_wrappers(tokens, Head(word, "ing", strength, continuing)), subject)
    if tag_at(tokens, word) not in _PARTICIPLES and not lower_at(tokens, word).endswith("ed"):
        state = Head(be, "passive", strength, continuing)
        return Governor(at, "target", modal, state, subject, passive=True) if _is_target(tokens, subject, be) else None
    if (means := _means_taken(tokens, word, subject, strength)) is not None:
        return Governor(at, "means", modal, means, subject)
    return Governor(at, "passive", modal, Head(word, "passive", strength, continuing), subject, passive=True)


def _is_target(tokens: Tokens, subject: Subject, be: int) -> bool:
    """`Half of the vans will be electric by 2031`, `all wards will be ...`: how much, and by when."""
    first = subject.start
    counted = tag_at(tokens, first) == "CRD" or lower_at(tokens, first) in ("all", "every", "each", "no", "our")
    by = (at for at in range(be + 2, min(be + _INTERPOSED, len(tokens) - 1)) if lower_at(tokens, at) == "by")
    return counted and any(tokens[at + 1].text.isdigit() and len(tokens[at + 1].text) == _YEAR for at in by)


def disposed_at(tokens: Tokens, word: int) -> Head | None:
    """`committed to V-ing`, `expected to V`: the head after the participle at a place."""
    for strength, words in read_lookup("commitment_grammar")["dispositions"].items():
        if lower_at(tokens, word) in words and lower_at(tokens, word + 1) in ("to", "with"):
            found = verb_after_to(tokens, word + 1, certain=lower_at(tokens, word) not in grammar("give_oneself"))
            if found is None or found[1] == "base":
                found = _second_object(tokens, word + 2) or found
            return pass_wrappers(tokens, Head(*found, strength)) if found is not None else None
    return None


def _second_object(tokens: Tokens, start: int) -> tuple[int, str] | None:
    """`committed to peace and to V-ing`: the verb behind the second `to`, where a noun stands behind the first."""
    for at in range(start + 1, min(start + _SECOND_WITHIN, len(tokens))):
        if lower_at(tokens, at - 1) == "and" and lower_at(tokens, at) == "to" and is_gerund(tokens, at + 1):
            return at + 1, "ing"
    return None


def _means_taken(tokens: Tokens, participle: int, subject: Subject, strength: str) -> Head | None:
    """`measures will be taken to V`, `emphasis will be placed on V-ing` are V."""
    nouns = {tokens[at].lemma.lower() for at in range(subject.start, subject.end)}
    if nouns & grammar("weight_nouns") and lower_at(tokens, participle + 1) in ("on", "upon", "to"):
        carried = participle + 2
        return pass_wrappers(tokens, Head(carried, "ing", strength)) if is_gerund(tokens, carried) else None
    if not nouns & grammar("means_nouns") or lemma_at(tokens, participle) not in grammar("means_verbs"):
        return None
    found = verb_after_to(tokens, participle + 1, certain=True) if lower_at(tokens, participle + 1) == "to" else None
    return pass_wrappers(tokens, Head(*found, strength)) if found is not None else None


def read_to_be(tokens: Tokens, at: int) -> Governor | None:
    """`New depot to be finished by 2031`: a headline's passive, where no verb stands before it."""
    if at == 0 or lower_at(tokens, at) != "to" or lower_at(tokens, at + 1) != "be":
        return None
    participle = skip_adverbs(tokens, at + 2)
    if tag_at(tokens, participle) != "VVN" or any(token.tag in _VERBAL for token in tokens[:at]):
        return None
    if any(token.tag in _FINITE for token in tokens[participle + 1 :]):
        return None  # `the forms to be filed are listed below`
    subject = Subject(0, at, kind_of(tokens, 0, at))
    return Governor(at, "passive", "to be", Head(participle, "passive", "stated"), subject, passive=True)


def read_proposed(tokens: Tokens, at: int) -> Governor | None:
    """`it is proposed to V`, `it is planned that X be V-ed`: whoever the text speaks for means to."""
    if lower_at(tokens, at) not in ("is", "was") or lower_at(tokens, at - 1) != "it":
        return None
    word = skip_adverbs(tokens, at + 1)
    if lower_at(tokens, word) not in grammar("proposed"):
        return None
    nobody = Subject(at, at, "none")
    if lower_at(tokens, word + 1) == "to" and (found := verb_after_to(tokens, word + 1, certain=True)) is not None:
        return Governor(at, "means", "proposed", pass_wrappers(tokens, Head(*found, "intended")), nobody)
    if lower_at(tokens, word + 1) != "that":
        return None
    be = next((place for place in range(word + 2, len(tokens)) if lower_at(tokens, place) == "be"), None)
    participle = len(tokens) if be is None else skip_adverbs(tokens, be + 1)
    if tag_at(tokens, participle) != "VVN" or any(tag_at(tokens, p) == "VM0" for p in range(word, be or word)):
        return None
    subject = Subject(word + 2, be or word + 2, "thing")
    return Governor(be or at, "passive", "proposed", Head(participle, "passive", "intended"), subject, passive=True)


def read_be_to(tokens: Tokens, at: int) -> Governor | None:
    """`the department is to V`; `our goal is to V`; `a register is to be kept`."""
    if lower_at(tokens, at) not in ("is", "are") or lower_at(tokens, at + 1) not in ("to", "for"):
        return None
    to = at + 1
    if lower_at(tokens, to) == "for":  # `our aim is for every ward to V`
        aimed = _is_aim(tokens, find_subject(tokens, at))
        places = range(at + 3, min(at + _LONGEST_PHRASE, len(tokens))) if aimed else range(0)
        to = next((place for place in places if lower_at(tokens, place) == "to"), len(tokens))
    found = verb_after_to(tokens, to)
    if found is None or found[1] != "base":
        return None
    subject = find_subject(tokens, at)
    is_aim = _is_aim(tokens, subject)
    head = pass_wrappers(tokens, Head(found[0], "base", "intended" if is_aim else "firm"))
    if lower_at(tokens, head.verb) == "be":
        participle = skip_adverbs(tokens, head.verb + 1)
        if tag_at(tokens, participle) != "VVN":
            return None
        return Governor(at, "passive", "is to", Head(participle, "passive", head.strength), subject, passive=True)
    return Governor(at, "aim" if is_aim else "duty", "is to", head, subject)


def _duty_holder(tokens: Tokens, subject: Subject) -> Subject | None:
    """`the role of the board will be to V`: the board."""
    for at in range(subject.start + 1, subject.end - 1):
        if lower_at(tokens, at) == "of" and tokens[at - 1].lemma.lower() in grammar("duty_nouns"):
            kind = kind_of(tokens, at + 1, subject.end)
            return Subject(at + 1, subject.end, "body" if kind == "thing" else kind)
    return None


def _is_step(tokens: Tokens, subject: Subject) -> bool:
    """`the next step will be to V`, `our aim should be to V`."""
    if subject.end <= subject.start:
        return False
    return tokens[head_of(tokens, subject.start, subject.end)].lemma.lower() in grammar("aims") | grammar("means_nouns")


def _is_aim(tokens: Tokens, subject: Subject) -> bool:
    if subject.end <= subject.start:
        return False
    return tokens[head_of(tokens, subject.start, subject.end)].lemma.lower() in grammar("aims")
