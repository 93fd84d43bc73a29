"""Commitments: who will do what, how firmly, by when, with whom, at the grain of the single action.

In: a document's blocks, names and indicators. Out: Commitment records. The rules of what counts are those of the
extraction guidelines, section 2.
"""

from cityledger.extract.commitments.assembly import extract_commitments, find_evidence

__all__ = ["extract_commitments", "find_evidence"]
