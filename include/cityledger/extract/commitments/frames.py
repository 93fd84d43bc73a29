"""What stands over a list: `the council will:`, a question, a heading such as `Next steps`.

In: the blocks of a document in order. Out: for each block the frame that it stands in: whether items in the base form
are actions there, whose, how firm, and by when.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from cityledger.extract.commitments.drafts import Draft
from cityledger.lookups import read_lookup
from cityledger.records import Block

_PLAN_TITLE = re.compile(
    r"\b(?:plans?|strateg(?:y|ies)|agenda|road ?map|programmes?|action|initiatives?|goals|vision)\b", re.IGNORECASE
)
_NUMBERED_LABEL = re.compile(
    r"\W*(?:action|strategy|goal|objective|initiative|recommendation|commitment|measure|policy)\s+#?(?:[A-Z]{1,3}[-.]?)?\d",
    re.IGNORECASE,
)
_LONGEST_LABEL, _FEWEST_LABELS = 40, 3
_OF_WHAT = re.compile(r"\s(?:of|for|from|in|to|on|by|with)\s")


@dataclass(frozen=True, slots=True)
class Frame:
    """kind: 'governed' (an open `will:`), 'plan', 'request', 'not_plan' or 'none'."""

    kind: str = "none"
    strength: str = "stated"
    actor: str | None = None
    statement: str = "commitment"
    continuing: bool = False
    deadline: str | None = None
    purpose: str | None = None
    parallel: bool = False
    """Whether most items of the list open with a verb, so that a doubtful word is one too."""
    named: bool = False
    """Whether the line names goals or actions, so that what stands under it without a verb is one."""
    parent: Draft | None = None
    """The row of the line over the list, where that is a row itself: the items are its members."""


@cache
def _patterns(group: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(read_lookup('commitment_frames')[group])})(?!\w)", re.IGNORECASE)


@cache
def _asks_others() -> re.Pattern[str]:
    # Case counts here: the one who is asked is a name.
    return re.compile(
        "|".join(
            f"(?i:{head}){tail}" for head, tail in map(_split_case, read_lookup("commitment_frames")["asks_others"])
        )
    )


def _split_case(pattern: str) -> tuple[str, str]:
    at = pattern.index("(?P<asked>")
    return pattern[:at], pattern[at:]


@cache
def label_pattern() -> re.Pattern[str]:
    """`Measure 7: ` and its like at the start of a text."""
    return re.compile(rf"\s*(?:{read_lookup('commitment_frames')['label']})", re.IGNORECASE)


def frame_of_line(text: str, *, is_action: Callable[[str], bool] | None = None) -> Frame | None:
    """The frame that a heading, question or lead-in sets for what follows; None where it says nothing of the kind.

    `is_action` tells whether a heading is worded as an action itself: `Keep risks low` is not about what is.
    """
    if match := _asks_others().search(text):
        return Frame("request", statement="request", actor=match["asked"])
    if asked := _addressed(text):
        return Frame("request", statement="request", actor=asked)
    if _patterns("asks_for_plans").search(text):
        return Frame("plan", named=True)
    if _patterns("past").search(text):
        return Frame("not_plan")
    if _tells_what_is(text) and label_pattern().match(text) is None:
        return Frame("plan") if is_action is not None and is_action(text) else Frame("not_plan")
    named = _patterns("actions").search(text) is not None
    return Frame("plan", named=named) if named or _patterns("plans").search(text) else None


def _tells_what_is(text: str) -> bool:
    """Whether a heading is about what is: `Status of actions`, not `Risks and actions`, whose head names actions."""
    found = _patterns("not_plans").search(text)
    head = _OF_WHAT.split(text, maxsplit=1)[0]
    return found is not None and _patterns("actions").search(head, found.end()) is None


def _addressed(text: str) -> str | None:
    """Whom a heading such as `For landlords and schools:` speaks to; None where it names nobody who acts."""
    match = re.fullmatch(read_lookup("commitment_frames")["addressed"], text.strip(), re.IGNORECASE)
    if match is None:
        return None
    asked = match["asked"] or match["called"]
    words = [word.lower() for word in re.findall(r"[^\W_]+", asked)]
    forms = {form for word in words for form in (word, word.removesuffix("s"), re.sub("ies$", "y", word))}
    return asked if forms & {*read_lookup("actors")["bodies"], "others"} else None


def is_label(text: str) -> bool:
    """Whether a heading is the label of an action and nothing else: `Measure 4 (b) ::`."""
    match = label_pattern().match(text + " ")
    return match is not None and match.end() >= len(text)


def sets_objective(block: Block) -> bool:
    """Whether a block is labelled as an objective, goal or the like, under which actions follow."""
    return _objective().match(block.text) is not None or (
        bool(block.heading_path)
        and is_label(block.heading_path[-1])
        and _objective().match(block.heading_path[-1]) is not None
    )


@cache
def _objective() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{'|'.join(read_lookup('commitment_frames')['objectives'])})\b", re.IGNORECASE)


def asked_in_questions(texts: Iterable[str]) -> str | None:
    """Of whom the questions of a meeting ask what they can do; the one that is asked first where several are."""
    pattern = re.compile(read_lookup("commitment_frames")["questioned"])
    asked = Counter(match["asked"] for text in texts if "?" in text for match in pattern.finditer(text))
    return asked.most_common(1)[0][0] if asked else None


def frame_of_path(
    heading_path: tuple[str, ...], asked: str | None = None, *, is_action: Callable[[str], bool] | None = None
) -> Frame:
    """The frame of the innermost heading that says something; `asked` is whom a meeting's questions are about."""
    for heading in reversed(heading_path):
        if asked is not None and _patterns("discussed").search(heading):
            return Frame("request", statement="request", actor=asked)
        frame = frame_of_line(heading, is_action=is_action)
        if frame is not None:
            return frame
    return Frame()


def is_plan(title: str | None, blocks: tuple[Block, ...]) -> bool:
    """Whether the document calls itself a plan in its title or first headings, or numbers its actions or goals."""
    opening = " ".join([title or "", *(block.text[:200] for block in blocks[:6])])
    if _PLAN_TITLE.search(opening) is not None:
        return True
    labels = (block for block in blocks if _NUMBERED_LABEL.match(block.text[:_LONGEST_LABEL]))
    return len(list(islice(labels, _FEWEST_LABELS))) == _FEWEST_LABELS


def with_deadline(frame: Frame, deadline: str | None) -> Frame:
    """The frame with a deadline of its own where it has none."""
    return replace(frame, deadline=frame.deadline or deadline)
