"""Quantities: every number of a text that counts or measures something, with its unit.

In: any text. Out: `Quantity` records in the order of the text. Nothing here knows of indicators, so that it can be
measured beside other quantity parsers.
"""

from cityledger.extract.quantities.grammar import find_quantities
from cityledger.extract.quantities.quantity import Quantity

__all__ = ["Quantity", "find_quantities"]
