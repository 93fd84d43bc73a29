"""A page for each document of a release that shows where its rows were read.

In: a candidate's warehouse and the store. Out: the folder evidence/ beside the warehouse.
"""

from cityledger.publish.evidence.making import write_evidence

__all__ = ["write_evidence"]
