"""What a whole document tells about its names: who speaks, what its acronyms stand for, whom `the city` means.

In: a Document and its blocks. Out: one Context, which gives back for any way of naming somebody the name that the text
uses in full. Everything is found in the document's own text; nothing is known about any city beforehand.
"""

import re
import sys
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cityledger.extract.acronyms import find_acronyms, find_bracketed, find_initials
from cityledger.extract.mentions import ARTICLE, NAME, POSSESSIVE, WORD, find_mentions
from cityledger.extract.named_places import profiled_place, profiled_places
from cityledger.extract.names import core_words, is_office
from cityledger.extract.owner import find_owner
from cityledger.extract.roles import OFFICES_OF_PLACES, main_role, role_of, short_form
from cityledger.extract.signature import is_body_name, read_signs
from cityledger.lookups import read_lookup
from cityledger.records import Block, Document, Mend, as_written, document_mends, document_text

_OFFICES_WITH_HEADINGS = (
    "Department|Ministry|Office|Bureau|Directorate|Division|Agency|Authority|Secretariat|Commission|Board|Committee"
)
_OFFICE_HEADING = re.compile(  # a heading that is the name of an office and nothing else
    rf"(?:{WORD} ){{0,4}}(?:{_OFFICES_WITH_HEADINGS})"
    rf"(?: (?:of|for) (?:the )?{WORD}(?:,? (?:and |& )?{WORD}){{0,5}})?"
)
_DONE = r"actions?|commitments?|measures|tasks|duties|responsibilities|initiatives|priorities|pledges|promises"
_WHAT_IS_DONE = re.compile(rf"(?:['’]s?)?\s+(?:will (?:do|deliver)|plans to do|{_DONE})\Z", re.IGNORECASE)
_OF_WHOM = re.compile(rf"\A(?:(?:{_DONE}|role) (?:of|for|by)|what|how)\s+", re.IGNORECASE)
_OWNER_LINE = re.compile(
    r"\s*(?:lead|responsible|owner|implementing|accountable)[\w /]*[:–-]\s*(.{3,80})", re.IGNORECASE
)
_LEVELS = "Federal|National|Central|State|City|County|Local|Provincial|Regional|Municipal|Metropolitan"
_SELF = frozenset({"we", "us", "our", "i"})
_AS_FAR_BACK = 1_500  # characters: how far `the board` reaches back for `an advisory board`
_OFFICES = frozenset(
    {"office", "department", "directorate", "division", "bureau", "agency", "ministry", "unit", "service"}
)
_FIRMS = frozenset({"company", "firm", "organisation", "organization", "utility", "charity", "operator"})
_GOVERNING = frozenset({"government", "municipality", "state", "states", "administration"})
_JUST_BEFORE = 300  # characters
_GOVERNED = frozenset({"government", "municipality", "municipal government", "city government", "local government"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The names of one document."""

    document: Document
    text: str
    owner: str | None
    """The name, as the text uses it in full, of whoever the document speaks for."""
    acronyms: Mapping[str, str]
    """Short form to full name, as the text introduces them."""
    mentions: Mapping[str, tuple[int, ...]]
    """Where each capitalised name of the text stands, without a leading article."""
    running: frozenset[str]
    """The names that stand inside a sentence somewhere, not only in titles."""
    mends: tuple[Mend, ...] = ()
    """The slips of the source that `text` sets right."""
    kind_of_place: str = "city"
    """The kind of place that the text speaks of most: `the county` is this place, or another one."""
    shift: int = 0
    """Where `text` begins in the document, where it is but a part of it."""

    def quote(self, start: int, end: int) -> str:
        """A span of the text in the source's own letters."""
        return as_written(self.text, self.mends, start, end)

    def resolve(self, name: str | None, position: int | None = None, speaker: str | None = None) -> str | None:
        """The name in full for a way of naming somebody at a place in the text; the name itself where none is known.

        `we` and None give the owner; `the city`, `the Council` or an acronym what they stand for there. `speaker` is
        the one whom the section speaks for, where that is not the owner.
        """
        if name is None or name.lower() in _SELF:
            return self.owner
        bare = POSSESSIVE.sub("", ARTICLE.sub("", " ".join(name.split()), count=1))
        if bare in self.acronyms:
            return self.acronyms[bare]
        lower = bare.lower()
        profiled = speaker is not None and speaker != self.owner and speaker in profiled_places(self.text)
        if profiled and lower in OFFICES_OF_PLACES | _GOVERNED:
            return speaker
        if lower in OFFICES_OF_PLACES or lower in _GOVERNED:
            return self._of_place(lower, position) or bare
        if bare.islower() and " " in bare and short_form(self.owner or "").lower() == bare:
            return self.owner
        if " " not in bare and bare[:1].isalpha():
            definite = name[:4].lower() == "the "
            own = self._spoken_for(lower, position, speaker or self.owner) if definite or bare[0].isupper() else None
            return own or self._longer_name(bare, position, definite=definite) or bare
        return bare

    def section_owner(self, block: Block) -> str | None:
        """Whom the headings above a block name as responsible, else the owner of the document."""
        for heading in reversed(block.heading_path):
            if match := _OWNER_LINE.match(heading):
                return self.resolve(match.group(1).strip(" .;"))
            bare = " ".join(heading.strip(" .:;").split())
            named = bare if _OFFICE_HEADING.fullmatch(bare) else _body_of_heading(bare)
            if named is not None:
                return self.resolve(named)
        profiled = profiled_place(block.heading_path, self.text, block.start or 0)
        return profiled if profiled in self.mentions else self.owner

    def _spoken_for(self, noun: str, position: int | None, speaker: str | None) -> str | None:
        """Whom the text speaks for, where that is `the agency` and no other agency was named just before."""
        if speaker is None or role_of(speaker) != noun or " " not in speaker:
            return None
        at = 0 if position is None else position
        window = self.text[max(0, at - _JUST_BEFORE) : at]
        title = noun.capitalize()
        other = (
            rf"\b(?!The |Our |This |Its |Their |Each |Both )[A-Z]\w+ {title}\b|\b{title} (?:of|on|for) [A-Z]"
            rf"|\ban? [\w -]+? {noun}\b"
        )
        return None if re.search(other, window.replace(speaker, "")) else speaker

    def _of_place(self, noun: str, position: int | None) -> str | None:
        title = noun.capitalize()
        if noun in _GOVERNED:
            named = self._nearest(_government_of(self.owner), position)
            if noun == "municipality" and named is None:
                named = self._most_mentioned(re.compile(r"Municipality of .+|.+ Municipality\Z"))
            apart = self._is_office() or (noun == "government" and self._is_local())
            return named or (None if apart else self.owner)
        found = self._most_mentioned(re.compile(rf"{title} of .+|.+ {title}\Z"))
        if self._is_office():
            return found or title
        if found is not None and self.owner is not None and core_words(found) == core_words(self.owner):
            return self.owner
        typed = is_office(self.owner or "") or role_of(self.owner or "") in _GOVERNING
        another = not re.search(rf"\b{title}\b", self.owner or "") if typed else noun != self.kind_of_place
        return self.owner if noun == "city" and self.owner else found or (None if another else self.owner)

    def _is_office(self) -> bool:
        """Whether the text speaks for an office, which is a part of a city or government and not the whole of it."""
        return self.owner is not None and role_of(self.owner) in _OFFICES

    def _is_local(self) -> bool:
        """Whether it speaks for a body that is not the government, though it may govern a place."""
        bodies = set(read_lookup("actors")["name_heads"]) - OFFICES_OF_PLACES - _GOVERNING
        return self.owner is not None and " " in self.owner and role_of(self.owner) in bodies

    def _longer_name(self, noun: str, position: int | None, *, definite: bool) -> str | None:
        """`the Council` is the last `… Council` or `Council on …` before a place; `agencies` the usual `… agencies`."""
        actors = read_lookup("actors")
        if noun.lower() not in actors["bodies"] and noun.lower() not in actors["name_heads"]:
            return None
        if noun[0].isupper() or definite:
            title = re.escape(noun[0].upper() + noun[1:])
            introduced = None if noun[0].isupper() else self._introduced(noun, position)
            pattern = re.compile(rf"(?!{title}\Z)(?:.+ )?{title}(?: (?:of|on|for) .+)?\Z")
            return introduced or self._nearest(pattern, position) or self._firm(noun)
        articles = "The |This |These |Our |Each |All "
        usual = rf"(?<![.:] )(?<!\n)\b((?!{articles})[A-Z][a-z]+ {re.escape(noun)})\b"
        counted = Counter(re.findall(usual, self.text))
        return counted.most_common(1)[0][0] if counted else None

    def _firm(self, noun: str) -> str | None:
        """`the company` is the one that speaks, where its name does not tell what it is."""
        heads = read_lookup("actors")["name_heads"]
        is_named = self.owner is not None and role_of(self.owner) not in heads and " " in self.owner
        return self.owner if is_named and noun.lower() in _FIRMS else None

    def _introduced(self, noun: str, position: int | None) -> str | None:
        """What `the board` is after `a fishery advisory board`, where no board with a proper name comes between."""
        at = 0 if position is None else position
        window = self.text[max(0, at - _AS_FAR_BACK) : at]
        found = list(re.finditer(rf"\b[Aa]n? ((?:(?!of |and )[a-z][a-z-]+ ){{1,3}}{re.escape(noun)})\b", window))
        if not found or noun.capitalize() in window[found[-1].end() :]:
            return None
        return found[-1].group(1)

    def _nearest(self, pattern: re.Pattern[str], position: int | None) -> str | None:
        """The matching name that is mentioned last before a place, else the first after it."""
        at = sys.maxsize if position is None else position + self.shift
        best: tuple[int, int, str] | None = None
        for name, places in self.mentions.items():
            if name not in self.running or not pattern.match(name):
                continue
            index = bisect_left(places, at)
            rank = (1, places[index - 1]) if index else (0, -places[0])
            if best is None or (*rank, name) > best:
                best = (*rank, name)
        return best[2] if best else None

    def _most_mentioned(self, pattern: re.Pattern[str]) -> str | None:
        counted = [(len(places), -places[0], name) for name, places in self.mentions.items() if pattern.match(name)]
        return max(counted)[2] if counted else None


def _body_of_heading(heading: str) -> str | None:
    """`Tram Agency` of `What the Tram Agency will do`, `Tram Agency actions` or `Duties of the Tram Agency`."""
    bare = _OF_WHOM.sub("", _WHAT_IS_DONE.sub("", heading))
    name = ARTICLE.sub("", bare, count=1)
    return name if bare != heading and NAME.fullmatch(name) and is_body_name(name) else None


def _government_of(owner: str | None) -> re.Pattern[str]:
    places = "|".join(re.escape(word) for word in (owner or "").split() if word[0].isupper())
    return re.compile(rf"(?:.+ )?(?:{_LEVELS}{'|' + places if places else ''}) Government\Z|Government of .+")


def build_context(document: Document, blocks: Sequence[Block]) -> Context:
    """Read a document's names once; time grows with its text alone."""
    text = document_text(blocks)
    acronyms = find_acronyms(text)
    mentions, running = find_mentions(text)
    acronyms |= find_initials(mentions, acronyms) | find_bracketed(text, mentions, acronyms)
    owner = find_owner(document, text, mentions, running, acronyms, read_signs(blocks))
    return Context(
        document=document,
        text=text,
        owner=owner,
        acronyms=acronyms,
        mentions=mentions,
        running=running,
        mends=document_mends(blocks),
        kind_of_place=main_role(text),
    )
