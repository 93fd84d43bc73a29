"""Declared interests: the options of a form, survey or slide, and which of them somebody has ticked.

In: a document's blocks and names. Out: DeclaredInterest records, one an option.
"""

from cityledger.extract.interests.assembly import extract_interests

__all__ = ["extract_interests"]
