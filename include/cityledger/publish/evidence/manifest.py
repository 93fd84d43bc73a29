"""What a release remembers of its evidence, so that the next one makes anew only what has changed.

In: the folder evidence/ of a release. Out: `Manifest`, and files of the former release under the new one's names: as
hard links, as nothing in a release is ever written again, or as copies where the disk has no links.
"""

import hashlib
import json
import os
import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path

from cityledger.publish.evidence.pictures import Picture
from cityledger.publish.evidence.rows import EvidenceDocument
from cityledger.settings import PROJECT, Settings

NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of one document. `key` tells all that its page depends on."""

    key: str
    pictures: dict[int, Picture]
    reasons: dict[int, str]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was made of each document, and the versions of the code that drew its pictures."""

    drawn_by: str
    documents: dict[str, Made] = field(default_factory=dict)


def page_key(document: EvidenceDocument, settings: Settings) -> str:
    """A hash of all that a document's page depends on: its rows, its blocks' state, this code and the limit."""
    told = json.dumps([asdict(document), _code_version(), settings.evidence_pages], default=str, sort_keys=True)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@cache
def _code_version() -> str:
    """A hash of the files that pages are made by."""
    package = PROJECT / "include" / "cityledger"
    files = [*package.glob("publish/evidence/**/*"), package / "templates" / "report.css"]
    return _hash_of([path for path in sorted(files) if path.suffix in (".py", ".html", ".css", ".js")])


@cache
def drawn_by() -> str:
    """A hash of what pictures are drawn by: the same bytes then give the same picture."""
    return f"{_hash_of([Path(__file__).with_name('pictures.py')])}-{version('pypdfium2')}"


def _hash_of(paths: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def write_manifest(folder: Path, documents: dict[str, Made]) -> None:
    """Put the manifest beside the pages."""
    content = asdict(Manifest(drawn_by(), documents))
    (folder / NAME).write_text(json.dumps(content, ensure_ascii=False, indent=0), encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a release's evidence; an empty one where there is none, or none that can be understood."""
    try:
        content = json.loads((folder / NAME).read_text(encoding="utf-8"))
        documents = {name: _revive(made) for name, made in content["documents"].items()}
        return Manifest(content["drawn_by"], documents)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Manifest("")


def _revive(made: dict[str, dict[str, object]]) -> Made:
    pictures = {int(page): Picture(**picture) for page, picture in made["pictures"].items()}  # type: ignore[arg-type]
    reasons = {int(page): str(reason) for page, reason in made["reasons"].items()}
    return Made(str(made["key"]), pictures, reasons)


def take_over(former: Path, fresh: Path) -> bool:
    """Put a file of the former release into the new one; False where it is not there any more."""
    fresh.parent.mkdir(parents=True, exist_ok=True)
    with suppress(OSError):
        os.link(former, fresh)
        return True
    with suppress(OSError):
        shutil.copyfile(former, fresh)
        return True
    return False
