"""Looks through a place that fsspec reaches: an object store, a share, a file server.

In: a URL such as s3://bucket/folder and the options of its file system. Out: what lies there, sorted, each as `Found`
or `Refusal`.
"""

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import fsspec

from cityledger.collect.found import Found
from cityledger.collect.patterns import is_litter
from cityledger.collect.refused import Refusal, RefusedError, check_name

_EXTRAS = {"s3": "s3", "s3a": "s3"}
"""The extra of this project that brings the file system of a protocol."""

_VERSION_KEYS = ("ETag", "etag", "md5Hash", "LastModified", "last_modified", "mtime", "modified", "created")


def find_remote(url: str, options: Mapping[str, Any]) -> Iterator[Found | Refusal]:
    """Every file under a URL, or the one file."""
    try:
        filesystem, root = fsspec.core.url_to_fs(url, **options)
        entries = filesystem.find(root, detail=True)
    except ImportError as error:
        yield Refusal(url, url, _missing(url, error), again=True)
        return
    except Exception as error:  # each file system raises errors of its own
        yield Refusal(url, url, f"it cannot be listed ({_told(error)}); correct the address or the access", again=True)
        return
    if not entries:
        yield Refusal(url, url, "there is nothing there; correct the address", again=True)
    for name, facts in sorted(entries.items()):
        path = name.removeprefix(root).lstrip("/") or name.rsplit("/", 1)[-1]
        if not any(map(is_litter, path.split("/"))):
            yield _look_at(filesystem, name, path, facts)


def _look_at(filesystem: Any, name: str, path: str, facts: Mapping[str, Any]) -> Found | Refusal:
    uri = filesystem.unstrip_protocol(name)
    try:
        check_name(path)
    except RefusedError as error:
        return Refusal(uri, path, str(error))
    version = next((str(facts[key]) for key in _VERSION_KEYS if facts.get(key)), None)
    size = facts.get("size")
    return Found(uri, path, lambda: _open(filesystem, name), None if size is None else int(size), version)


def _open(filesystem: Any, name: str) -> BinaryIO:
    try:
        stream: BinaryIO = filesystem.open(name, "rb")
    except Exception as error:  # each file system raises errors of its own
        raise RefusedError(f"it cannot be opened ({_told(error)}); see to the access, then run again") from None
    return stream


def _missing(url: str, error: ImportError) -> str:
    protocol = url.split(":", 1)[0]
    if extra := _EXTRAS.get(protocol):
        return f"{protocol}:// needs a package that is not installed; run `uv sync --extra {extra}`"
    return f"{protocol}:// needs a package that is not installed ({error}); install it beside cityledger"


def _told(error: Exception) -> str:
    return str(error).strip() or type(error).__name__
