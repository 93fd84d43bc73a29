"""What a place holds, before anybody has looked into it.

In: nothing. Out: `Found`, one file and how to open it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class Found:
    """One file in a place. `open` gives a seekable stream, or raises RefusedError."""

    uri: str
    path: str
    """From the top of the place, `/` between the parts; inside an archive, the archive's path comes first."""
    open: Callable[[], BinaryIO]
    size: int | None = None
    modified: str | None = None
    """Whatever tells one version at this place from the next: a time, an ETag, a checksum."""
    depth: int = 0
    """How many archives it lies in."""

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.replace("\\", "/").rsplit("/", 1)[-1]
