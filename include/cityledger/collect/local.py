"""Looks through a folder on this machine, or at one file of it.

In: a path that a person named. Out: what lies there, sorted, each as `Found` or `Refusal`. Links below the path are
never followed: they can lead out of the folder or round in circles.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from cityledger.collect.found import Found
from cityledger.collect.patterns import is_litter
from cityledger.collect.refused import Refusal, RefusedError, check_name

NO_DOCUMENTS = ".nodocuments"
"""A folder that holds a file of this name is passed over, unless it is itself the place that is looked through."""

_PERMIT = "give the account that runs cityledger the right to read it"
_LINK = "it is a link, and links are not followed; put the document itself there"
_SPECIAL = "it is a device, a socket or a pipe, not a file; take it away"


def find_local(root: Path, passed_over: Iterable[Path] = ()) -> Iterator[Found | Refusal]:
    """Every file under a folder, or the one file; folders in `passed_over` are not entered."""
    root = root.resolve()
    if root.is_dir():
        yield from _walk(root, {os.fspath(folder) for folder in passed_over})
    elif root.exists():
        yield _look_at(os.fspath(root), root.name, root.stat())
    else:
        yield Refusal(root.as_uri(), str(root), "there is no such file or folder; correct the path", again=True)


def _walk(root: Path, passed_over: set[str]) -> Iterator[Found | Refusal]:
    waiting = [(os.fspath(root), "")]
    while waiting:
        folder, prefix = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                items = sorted(entries, key=lambda item: item.name)
        except OSError as error:
            yield Refusal(_uri(folder), prefix or folder, f"the folder cannot be read ({error.strerror}); {_PERMIT}")
            continue
        if prefix and any(entry.name == NO_DOCUMENTS for entry in items):
            continue
        folders = []
        for entry in items:
            if is_litter(entry.name):
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append((entry.path, f"{prefix}{entry.name}/"))
            else:
                yield _look_at_entry(entry, f"{prefix}{entry.name}")
        waiting += [item for item in reversed(folders) if item[0] not in passed_over]


def _look_at_entry(entry: os.DirEntry[str], path: str) -> Found | Refusal:
    try:
        return _look_at(entry.path, path, entry.stat(follow_symlinks=False))
    except OSError as error:
        return Refusal(_uri(entry.path), path, f"it cannot be looked at ({error.strerror}); {_PERMIT}")


def _look_at(full: str, path: str, status: os.stat_result) -> Found | Refusal:
    uri = _uri(full)
    if stat.S_ISLNK(status.st_mode):
        return Refusal(uri, path, _LINK)
    if not stat.S_ISREG(status.st_mode):
        return Refusal(uri, path, _SPECIAL)
    try:
        check_name(path)
    except RefusedError as error:
        return Refusal(uri, path, str(error))
    modified = datetime.fromtimestamp(status.st_mtime_ns // 1000 / 1e6, UTC).isoformat(timespec="microseconds")
    return Found(uri, path, lambda: open_local(full), status.st_size, modified)


def open_local(full: str) -> BinaryIO:
    """Open a file for reading; a link that was put there meanwhile is not followed, a pipe not waited for."""
    try:
        handle = os.open(full, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise RefusedError(f"it cannot be read ({error.strerror}); {_PERMIT}") from None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise RefusedError(_SPECIAL)
    return os.fdopen(handle, "rb")


def _uri(full: str) -> str:
    return Path(full).as_uri()
