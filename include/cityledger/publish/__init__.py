"""Star schema to release: an immutable warehouse file behind a switch, with its Parquet copies, dictionary and reports.

In: a candidate that passed its inspection. Out: the current release, and the digests that tell of it.
"""

from cityledger.publish.dictionary import write_data_dictionary
from cityledger.publish.digest import MailError, find_digest, send_digest, write_digest
from cityledger.publish.evidence import write_evidence
from cityledger.publish.postgres import Pushed, PushError, push_release
from cityledger.publish.release import Release, StaleCandidateError, publish_release

__all__ = [
    "MailError",
    "PushError",
    "Pushed",
    "Release",
    "StaleCandidateError",
    "find_digest",
    "publish_release",
    "push_release",
    "send_digest",
    "write_data_dictionary",
    "write_digest",
    "write_evidence",
]
