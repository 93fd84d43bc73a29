"""Extract: from a document's blocks to the indicators, commitments and ticked options that they state, as written.

In: Block records of one document. Out: Indicator, Commitment and DeclaredInterest records with quote, span, box and
confidence, and a Finding where text could not be read as sentences.
"""

from cityledger.extract.document import Extraction, extract_document
from cityledger.extract.quantities import Quantity, find_quantities
from cityledger.extract.version import EXTRACTOR_VERSION

__all__ = ["EXTRACTOR_VERSION", "Extraction", "Quantity", "extract_document", "find_quantities"]
