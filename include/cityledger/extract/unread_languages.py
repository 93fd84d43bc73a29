"""Findings for text in a language that the rules do not read, so that a document without rows says why.

In: a Document and its blocks. Out: at most one finding for each language that makes up much of the text.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from cityledger.records import FURNITURE, Block, Document, Finding, make_key

_READ = "en"
_LEAST_SHARE, _LEAST_LETTERS = 0.2, 200
_BASIC = {"zh": "its indicators were read at a basic level (number, unit, noun before), its commitments not at all"}


def find_unread_languages(document: Document, blocks: Sequence[Block]) -> Iterator[Finding]:
    """A finding for each language but English in which a fifth of the text is written."""
    body = [block for block in blocks if block.kind not in FURNITURE]
    letters: Counter[str] = Counter()
    for block in body:
        letters[block.language or document.language or _READ] += len(block.text)
    for language, count in sorted(letters.items()):
        if language == _READ or count < max(_LEAST_LETTERS, _LEAST_SHARE * letters.total()):
            continue
        how = _BASIC.get(language, "the rules do not read it: rows are missing, and those found may be wrong")
        much = f"{count} of {letters.total()} characters"
        yield Finding(
            finding_id=make_key(document.document_id, language, "unread language"),
            stage="extract",
            table="block",
            expectation="language_is_read",
            severity="info",
            reason=f"{document.file_name}: {much} are in the language '{language}'; {how}",
            remedy="give the document's English edition as well, where there is one",
            document_id=document.document_id,
            file_name=document.file_name,
            observed=language,
        )
