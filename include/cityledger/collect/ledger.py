"""What was collected before, so that only new things are taken in.

In: the store. Out: `Ledger`.
"""

from datetime import datetime, timedelta

from cityledger.collect.found import Found
from cityledger.records import Processing, Sighting
from cityledger.store import Store

SETTLED_AFTER = timedelta(seconds=2)
"""A file that was changed so shortly before it was seen may have been changed again within the same tick of the clock:
the "racily clean" rule of git's index."""


class Ledger:
    """The newest sighting of each place, the documents that were ever seen, and the refusals already reported."""

    def __init__(self, store: Store) -> None:
        self.newest: dict[str, Sighting] = {}
        self.documents: set[str] = set()
        for sighting in store.read_all("collect", Sighting):
            self.documents.add(sighting.document_id)
            before = self.newest.get(sighting.uri)
            if before is None or before.seen_at <= sighting.seen_at:
                self.newest[sighting.uri] = sighting
        self.refused = {
            (report.document_id, report.reason)
            for report in store.read_all("collect", Processing)
            if report.outcome == "failed"
        }

    def is_unchanged(self, found: Found) -> bool:
        """Whether a place holds what it held when it was last seen, as far as can be told without reading it."""
        before = self.newest.get(found.uri)
        if before is None or found.modified is None or found.modified != before.modified:
            return False
        return found.size in (None, before.byte_size) and _is_settled(found.modified, before.seen_at)


def _is_settled(modified: str, seen_at: str) -> bool:
    """Whether the version of a place is no time of day (an ETag, a checksum), or one well before it was seen."""
    try:
        return datetime.fromisoformat(modified) + SETTLED_AFTER < datetime.fromisoformat(seen_at)
    except (ValueError, TypeError):
        return True
