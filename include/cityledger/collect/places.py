"""Tells the kinds of places apart and looks through one.

In: a place as a source names it. Out: what lies there, each as `Found` or `Refusal`.
"""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from cityledger.collect.archives import ARCHIVE_TIMES
from cityledger.collect.found import Found
from cityledger.collect.local import find_local
from cityledger.collect.refused import Refusal
from cityledger.collect.remote import find_remote
from cityledger.collect.sources import Source
from cityledger.collect.web import find_web
from cityledger.settings import Limits

STAGES = ("collect", "convert", "extract", "harmonize", "inspect", "load", "publish")


def find_files(source: Source, limits: Limits, store_root: str) -> Iterator[Found | Refusal]:
    """All that a source's places hold, before its patterns are applied.

    The stages' own folders in the store are never documents, even where the store lies in a folder that is looked
    through. A landing folder in the store is made where it is missing: it belongs to the store.
    """
    for where in source.where:
        scheme = urlsplit(where).scheme.lower() if "://" in where else "file"
        if scheme == "file":
            path = Path(unquote(urlsplit(where).path) if "://" in where else where)
            yield from _find_local(path, Path(store_root))
        elif scheme in ("http", "https"):
            yield find_web(where, limits, limits.file_bytes * ARCHIVE_TIMES)
        else:
            yield from find_remote(where, dict(source.options))


def _find_local(path: Path, store_root: Path) -> Iterator[Found | Refusal]:
    if path.is_relative_to(store_root) and not path.exists():
        path.mkdir(parents=True)
    yield from find_local(path, [store_root / stage for stage in STAGES])
