"""Compares what a source states about its places with what they hold.

In: a source and what was met in its places. Out: findings, of severity warning: a publisher that moved its files, or a
pattern with a slip, is seen on the day it happens.
"""

from collections.abc import Sequence

from cityledger.collect.patterns import matches
from cityledger.collect.sources import Source
from cityledger.records import Finding, make_key


def check_source(source: Source, usable: int, paths: Sequence[str]) -> tuple[Finding, ...]:
    """What does not hold: the expected number of documents, and patterns under `files` that fit no path."""
    findings = []
    if source.at_least is not None and usable < source.at_least:
        reason = f"source {source.name} holds {usable:,} documents, at least {source.at_least:,} were expected"
        findings.append(_finding(source, "expect.at_least", reason, "see whether the publisher moved them", usable))
    if source.at_most is not None and usable > source.at_most:
        reason = f"source {source.name} holds {usable:,} documents, at most {source.at_most:,} were expected"
        findings.append(_finding(source, "expect.at_most", reason, "see whether the place is the right one", usable))
    for override in source.overrides:
        if not any(matches(path, override.pattern) for path in paths):
            reason = f"source {source.name} states facts for '{override.pattern}', which fits no file"
            findings.append(_finding(source, f"files.{override.pattern}", reason, "correct the pattern", 0))
    return tuple(findings)


def _finding(source: Source, key: str, reason: str, remedy: str, observed: int) -> Finding:
    return Finding(
        finding_id=make_key("collect", source.name, key),
        stage="collect",
        table="source",
        expectation=key,
        severity="warning",
        reason=reason,
        remedy=remedy,
        row_key=source.name,
        observed=str(observed),
    )
