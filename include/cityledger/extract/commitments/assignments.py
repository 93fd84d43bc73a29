"""Lines that say who carries an action out: `Lead: Harbour Office`, `Partners: ...`, `Timeframe: 2031`.

In: the text of a block and the names of the document. Out: an Assignment for a line of such fields, or for the fields
that end an item. Under an action the line tells who does it; right under a heading it tells whose section that is.
"""

import re
from dataclasses import dataclass, field
from functools import cache

from cityledger.extract.commitments.deadlines import find_deadline, find_recurrence
from cityledger.extract.commitments.drafts import Draft
from cityledger.extract.commitments.frames import label_pattern
from cityledger.extract.commitments.partners import names_in
from cityledger.extract.context import Context
from cityledger.lookups import read_lookup
from cityledger.records import Block

_YEAR = re.compile(r"\b(?:20|21)\d\d\b")
_TIME = re.compile(r"\d|\b(?:annual|year|month|quarter|week|ongoing|continu)", re.IGNORECASE)
_SHORT_VALUE, _LONGEST_VALUE, _LONGEST_TITLE = 30, 160, 12  # characters; words
_NEAR = 3  # characters
_LONGEST_DUTY = 600  # characters of a line that names those responsible
_SPLIT = re.compile(r"\s*[,;/]\s*(?:and\s+|&\s+)?")
_BESIDE = re.compile(
    r",?\s+(?:(?:in|with)\s+(?:\w+\s+)?(?:cooperation|partnership|support|coordination|collaboration|consultation)"
    r"(?:\s+(?:with|from|of))?|together\s+with|with|supported\s+by)\s+(?:the\s+)?"
)
_REMARK = re.compile(r"\s*\([^()]*(?:\)|\Z)")  # `Ministry of Ports (MoP)`
_NOBODY = re.compile(
    r"\W*(?:tb[dca]|n/?a|none|unknown|open|various|to be (?:determined|decided|confirmed))?\W*", re.IGNORECASE
)
_WHEN = re.compile(r"(?:by|until|from|in|before|after|within|starting|due|Q[1-4]|\d)\b", re.IGNORECASE)
_CODED = re.compile(
    r"\(?[A-Z]{1,4}[-. ]?\d+(?:\.\d+)*\b"
)  # `MA-1 Retrofit the school.` is an action, though it be not read
_OPEN_MARK = re.compile(r"[\s(\[–—|;.-]+\Z")


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who leads, who takes part and by when. `start` is where the fields begin in the text."""

    start: int
    lead: str | None = None
    partners: tuple[str, ...] = ()
    deadline: str | None = None
    recurrence: str | None = None


@dataclass(slots=True)
class Duty:
    """Whose section is being read, as a line under its heading says, and the rows that the next line may assign."""

    owner: str | None = None
    opener: Block | None = None
    title: Block | None = None
    """The last heading, or line like one, with no row under it yet."""
    before: Block | None = None
    """The last block that is no such line."""
    first: int = 0
    """The first of the drafts that the next line may assign."""
    assigned: bool = False
    drafts: list[Draft] = field(default_factory=list)

    def enter(self, block: Block) -> None:
        """Take note of a block that is read now: a new section or item ends what was said of the one before."""
        if self.opener is not None and _ends(self.opener, block):
            self.owner = self.opener = None
        if _labels().match(block.text):
            return  # a field that assigns nothing: `Cost: ...`
        labelled = label_pattern().match(block.text) is not None
        if block.kind == "heading" or self.assigned or labelled:
            self.first = len(self.drafts)
        if _is_titled(block):
            self.title = block
        elif len(self.drafts) > self.first or _CODED.match(block.text):
            self.title = None
        self.before, self.assigned = block, False

    def assign(self, found: Assignment) -> None:
        """Give what a line says to the actions above it, or, where there are none, to the section that it opens."""
        rows = [row for row in self.drafts[self.first :] if row.block is self.before or row.block.kind == "list_item"]
        if any(row.block is self.before for row in rows):
            give(rows, found)
        elif found.lead is not None and (self.before is None or self.title is not None):
            self.owner, self.opener = found.lead, self.title
        self.assigned = True


def give(rows: list[Draft], found: Assignment) -> None:
    """Rows that name nobody themselves are the lead's, with its partners, by its time."""
    for row in rows:
        if row.step not in ("item", "goal") and row.kind in ("body", "pronoun", "by"):
            continue
        row.actor = found.lead or row.actor
        row.partners = tuple(dict.fromkeys((*row.partners, *(name for name in found.partners if name != row.actor))))
        row.deadline = row.deadline or found.deadline
        row.recurrence = row.recurrence or found.recurrence


def duty_of(block: Block, context: Context, written: int | None) -> Assignment | None:
    """Who carries out what stands above or below, where a block says that and nothing else."""
    if block.kind == "table" or len(block.text) > _LONGEST_DUTY:
        return None
    return read_line(block.text, context, written, block.start or 0)


def with_own_fields(block: Block, drafts: list[Draft], context: Context, written: int | None) -> list[Draft]:
    """The drafts of a block, given to those whom its last fields name: `Mend the quay (lead: Port Office)`."""
    said = read_fields(block.text, context, written, block.start or 0) if drafts else None
    if said is None:
        return drafts
    edge = (block.start or 0) + said.start
    kept = [draft for draft in drafts if draft.start < edge]
    for draft in kept:
        draft.end, draft.quote_end = min(draft.end, edge), min(draft.quote_end, edge)
    give(kept, said)
    return kept


def read_line(text: str, context: Context, written: int | None, position: int) -> Assignment | None:
    """What a block tells that holds such fields and nothing else."""
    found = read_fields(text, context, written, position)
    return found if found is not None and not text[: found.start].strip(" \t\n•*-–—|([") else None


def read_fields(text: str, context: Context, written: int | None, position: int) -> Assignment | None:
    """The fields from the first one to the end of a text; None where they name nobody and no time."""
    fields = [label for label in _labels().finditer(text) if _stands_apart(text, label.start())]
    values: dict[str, str] = {}
    for number, label in enumerate(fields):
        end = fields[number + 1].start() if number + 1 < len(fields) else len(text)
        value = text[label.end() : end].split("\n", 1)[0] if number + 1 == len(fields) else text[label.end() : end]
        values.setdefault(label.lastgroup or "", " ".join(value.split()).strip(" ;,.|)]–—-"))
    named = [values.get(role, "") for role in ("responsible", "partner")]
    due = values.get("due", "")
    if not any((*named, _TIME.search(due))) or any(len(value) > _LONGEST_VALUE for value in (*named, due)):
        return None
    lead, *others = who_leads(named[0], context, position) or (None,)
    start = fields[0].start()
    mark = _OPEN_MARK.search(text, 0, start)
    return Assignment(
        start=mark.start() if mark else start,
        lead=lead,
        partners=tuple(dict.fromkeys((*(name for name in others if name), *names_in(named[1], context, lead)))),
        deadline=due_of(due, written),
        recurrence=find_recurrence(due),
    )


def _stands_apart(text: str, at: int) -> bool:
    """Whether a label opens a field: behind a mark, or with a capital; not `we and our partners: ...`."""
    before = text[max(0, at - _NEAR) : at]
    return not at or text[at].isupper() or "\n" in before or before.rstrip()[-1:] in tuple("([|;,.•*–—-")


def who_leads(text: str, context: Context, position: int | None = None) -> tuple[str, ...]:
    """The names of those responsible in full: the first leads, the others take part."""
    whole = _REMARK.sub(" ", " ".join(text.replace("|", " ").split())).strip()
    if len(whole) <= _SHORT_VALUE and _NOBODY.fullmatch(whole):
        return ()
    head, *beside = _BESIDE.split(whole)
    names = [name for part in (head, *beside) for name in _SPLIT.split(part) if name]
    names = [name for name in names if not _WHEN.match(name)]
    named = len(names) > 1 and all(name[0].isupper() for name in names)
    parts = [part for name in (names if named or len(names) == 1 else [whole]) for part in _two_bodies(name)]
    resolved = (context.resolve(part.strip(" .;"), position) for part in parts)
    return tuple(dict.fromkeys(name for name in resolved if name))


def due_of(text: str, written: int | None) -> str | None:
    """The period in a field or cell that holds nothing but a time."""
    year = _YEAR.search(text)
    found = (find_deadline(f"{word} {text}".strip(), written) for word in ("", "by", "in"))
    return next((due for due in found if due), year.group() if year else None)


def _two_bodies(name: str) -> list[str]:
    """`Harbour Office and School Board` are two; `Office of Parks and Sport` is one."""
    left, _, right = name.partition(" and ")
    return [left, right.removeprefix("the ")] if _is_body(left) and _is_body(right) else [name]


def _is_body(name: str) -> bool:
    heads = read_lookup("actors")["name_heads"]
    words = name.split(" of ", 1)[0].split(" for ", 1)[0].split()
    return bool(words) and words[-1].lower() in heads


def _ends(opener: Block, block: Block) -> bool:
    """Whether a block opens another section than the one that `opener` opened."""
    if opener.kind == "heading":
        return block.kind == "heading" and (block.level or 1) <= (opener.level or 1)
    numbered = (opener.marker or "")[:1].isdigit() == (block.marker or "")[:1].isdigit()
    return block.kind == "heading" or (block.kind == opener.kind and _is_titled(block) and numbered)


def _is_titled(block: Block) -> bool:
    """Whether a block is a heading, or short as one and without a mark at its end."""
    is_short = len(block.text.split()) <= _LONGEST_TITLE and block.text.rstrip()[-1:] not in (".", ";", ":", ",")
    return block.kind == "heading" or is_short


@cache
def _labels() -> re.Pattern[str]:
    labels = read_lookup("actors")["line_labels"]
    roles = "|".join(rf"(?P<{role}>{'|'.join(words)})" for role, words in labels.items())
    return re.compile(rf"(?:\A|(?<=[\s(\[|;,•*–—-]))(?:{roles})\s*:\s*(?=\S)", re.IGNORECASE)
