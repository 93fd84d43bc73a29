"""Collect: from a landing place to documents whose bytes are kept.

In: sources. Out: `Collection`, the new documents and sightings, with the bytes in the store.
"""

from cityledger.collect.collection import Collection, collect_documents
from cityledger.collect.source_file import read_sources
from cityledger.collect.sources import Source, SourceError, source_of_path

__all__ = ["Collection", "Source", "SourceError", "collect_documents", "read_sources", "source_of_path"]
