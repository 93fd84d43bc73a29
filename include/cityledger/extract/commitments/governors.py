"""What a governor is: the words that make the verb after them a promise.

In: nothing. Out: the record that `modals` and `intents` fill and the other steps read.
"""

from dataclasses import dataclass

from cityledger.extract.commitments.subjects import Subject
from cityledger.extract.commitments.words import Tokens
from cityledger.extract.commitments.wrappers import Head


@dataclass(frozen=True, slots=True)
class Governor:
    """A promise: `start` is the first token of its verb group, `head` what it is about.

    kind: modal, passive, target, means, duty, disposition, intent, aim, stated, asked. `modal` is the word that
    promises.
    """

    start: int
    kind: str
    modal: str
    head: Head
    subject: Subject
    passive: bool = False

    @property
    def is_anybodys(self) -> bool:
        """Whether it says how things must or will be, and not who sees to it: a promise in a plan, elsewhere a fact."""
        return self.kind == "target" or (self.passive and self.modal == "must")


def lemma_at(tokens: Tokens, at: int) -> str:
    """The lemma of the word at a place as a verb."""
    token = tokens[at]
    return token.lemma if token.tag.startswith("V") else token.verb_lemma
