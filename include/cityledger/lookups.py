"""Decisions made by people, read from include/lookups: YAML files whose entries carry their reasons.

In: the stem of a file. Out: its parsed content, read once a process.
"""

from functools import cache
from typing import Any

import yaml

from cityledger.settings import get_settings


@cache
def read_lookup(stem: str) -> Any:
    """The content of include/lookups/<stem>.yml; FileNotFoundError if there is none."""
    path = get_settings().lookups / f"{stem}.yml"
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
