"""Records to star schema: one writer, one transaction, idempotent by document.

In: batches in the store. Out: a candidate, a warehouse file that nobody reads until it is published.
"""

from cityledger.load.batches import loaded_batches, outdated_batches
from cityledger.load.candidate import load_batches
from cityledger.load.findings import record_findings

__all__ = ["load_batches", "loaded_batches", "outdated_batches", "record_findings"]
