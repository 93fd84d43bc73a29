"""Harmonize: from rows as written to canonical places, organisations, units, periods, themes, standard indicators.

In: one document with the Indicator, Commitment and DeclaredInterest records that were extracted from it. Out: the same
rows with canonical columns beside what was written, and the organisations and places that they name.
"""

from cityledger.harmonize.document import Harmonized, harmonize_document

__all__ = ["Harmonized", "harmonize_document"]
