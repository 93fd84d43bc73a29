"""inspect: expectations -> Finding. Stop, or set aside the row and go on; before the load and before publishing.

Expectations are great-expectations suites in expectations/, one JSON file a table, each with its severity, its reason
and its remedy. docs/quality.md tells how they are written and what a finding holds.
"""

from cityledger.inspect.batch import Batch, Inspection
from cityledger.inspect.data_docs import write_data_docs
from cityledger.inspect.landing import inspect_records
from cityledger.inspect.report import write_quality_report
from cityledger.inspect.star import blocks_release, inspect_warehouse

__all__ = [
    "Batch",
    "Inspection",
    "blocks_release",
    "inspect_records",
    "inspect_warehouse",
    "write_data_docs",
    "write_quality_report",
]
