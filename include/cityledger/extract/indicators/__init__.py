"""Indicators: the numeric values that a document gives to measurable properties, and whose they are.

In: a Document, its blocks and its Context. Out: Indicator records by section 1 of the extraction guidelines.
"""

from cityledger.extract.indicators.observe import extract_indicators, find_observations

__all__ = ["extract_indicators", "find_observations"]
