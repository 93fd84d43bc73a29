"""What could not be read as sentences: runs of text without any sentence end.

In: a document and its blocks. Out: one Finding a block that was read in pieces, so that nobody takes a gap for silence.
"""

from collections.abc import Iterator, Sequence

from cityledger.extract.commitments.segments import LONGEST_SENTENCE as LONGEST_PROMISE
from cityledger.extract.indicators.passages import LONGEST_SENTENCE
from cityledger.extract.sentences import split_sentences
from cityledger.records import FURNITURE, Block, Document, Finding, make_key


def find_overlong(document: Document, blocks: Sequence[Block]) -> Iterator[Finding]:
    """A finding for each body block that holds a sentence longer than `LONGEST_SENTENCE` characters."""
    for block in blocks:
        if block.kind in FURNITURE or block.kind == "table" or len(block.text) <= LONGEST_SENTENCE:
            continue
        longest = max((end - start for start, end in split_sentences(block.text)), default=0)
        if longest > LONGEST_SENTENCE:
            yield Finding(
                finding_id=make_key(document.document_id, block.block_id, "overlong"),
                stage="extract",
                table="block",
                expectation="sentences_end",
                severity="info",
                reason=f"{document.file_name}, page {block.page}: {longest} characters without a sentence end were "
                f"read in pieces of {LONGEST_SENTENCE}, so rows at their edges may be missing"
                + ("; no commitments were read in them" if longest > LONGEST_PROMISE else ""),
                remedy="read the page; if it is a table or a list, give the document in a format that says so",
                document_id=document.document_id,
                file_name=document.file_name,
                page=block.page,
                row_key=block.block_id,
                observed=str(longest),
            )
