"""From the options that were found to records.

In: a document, its blocks and its names. Out: DeclaredInterest records in the order of the text.
"""

from collections.abc import Sequence

from cityledger.extract.context import Context
from cityledger.extract.interests.inline import find_in_texts
from cityledger.extract.interests.lists import find_in_lists
from cityledger.extract.interests.option import Option
from cityledger.extract.places_on_page import box_of, page_of
from cityledger.extract.version import EXTRACTOR_VERSION
from cityledger.records import FURNITURE, Block, DeclaredInterest, Document, make_key

CONFIDENCE = {"box": 0.95, "cell": 0.85, "inline": 0.85, "check": 0.8, "bullet": 0.7}
"""By how an option was found. Set by judgement: the labelled documents hold too few options to fit it to."""


def extract_interests(document: Document, blocks: Sequence[Block], context: Context) -> tuple[DeclaredInterest, ...]:
    """The options of a document's forms, ticked and not; never raises for what a document says."""
    body = [block for block in blocks if block.kind not in FURNITURE and block.start is not None]
    options = [*find_in_lists(body), *find_in_texts(body)]
    options.sort(key=lambda option: ((option.block.start or 0) + option.start, option.mark))
    return tuple(_record(document, option, context) for option in options)


def _record(document: Document, option: Option, context: Context) -> DeclaredInterest:
    block = option.block
    by = block.start or 0
    start, end = by + option.start, by + option.end
    quote = block.text[option.start : option.end]
    return DeclaredInterest(
        interest_id=make_key(document.document_id, "interest", start, end, by + option.mark),
        document_id=document.document_id,
        block_id=block.block_id,
        page=page_of(block, start, end),
        section=" > ".join(block.heading_path),
        question=option.question,
        option=" ".join(quote.split()),
        is_declared=option.is_declared,
        actor=context.section_owner(block),
        quote=quote,
        start=start,
        end=end,
        box=box_of(block, start, end),
        confidence=CONFIDENCE[option.found_by],
        extractor_version=EXTRACTOR_VERSION,
    )
