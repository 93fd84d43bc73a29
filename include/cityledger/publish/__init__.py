"""Star schema to release: an immutable warehouse file behind a switch, with its Parquet copies, dictionary and reports.

In: a candidate that passed its inspection. Out: the current release.
"""

from cityledger.publish.dictionary import write_data_dictionary
from cityledger.publish.evidence import write_evidence
from cityledger.publish.release import Release, StaleCandidateError, publish_release

__all__ = ["Release", "StaleCandidateError", "publish_release", "write_data_dictionary", "write_evidence"]
