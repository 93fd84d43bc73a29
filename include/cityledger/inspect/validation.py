"""Runs a suite over a frame and tells plainly what did not hold.

In: a pandas frame numbered from 0, and a suite. Out: one `Miss` an expectation that did not hold or could not be
checked, with the positions of all rows that failed it. An expectation with `mostly` is one on the table as a whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas

from cityledger.inspect.suites import Rule, Suite


@dataclass(frozen=True, slots=True)
class Miss:
    """An expectation that did not hold, or could not be checked (error), for some rows or the whole table (no rows)."""

    rule: Rule
    rows: tuple[int, ...] = ()
    observed: str | None = None
    error: str | None = None

    @property
    def severity(self) -> str:
        """What could not be checked is critical, whatever the expectation's severity: nobody knows what it hides."""
        return self.rule.severity if self.error is None else "critical"

    @property
    def is_of_table(self) -> bool:
        """Whether it is the whole table that missed the expectation, and not some rows."""
        return not self.rows


def validate(frame: pandas.DataFrame, suite: Suite) -> tuple[Miss, ...]:
    """The expectations of a suite that a frame does not meet, in the suite's order."""
    from cityledger.inspect.engine import run_suite  # noqa: PLC0415 - imports great-expectations, which takes seconds

    rules = {rule.name: rule for rule in suite.rules}
    misses = {}
    for result in run_suite(frame, suite).results:
        rule = rules[result.expectation_config.meta["name"]]
        miss = _miss(rule, result)
        if miss is not None:
            misses[rule.name] = miss
    return tuple(misses[rule.name] for rule in suite.rules if rule.name in misses)


def _miss(rule: Rule, result: Any) -> Miss | None:
    error = _error(result.exception_info or {})
    if error is not None:
        return Miss(rule, error=error)
    if result.success:
        return None
    if "mostly" in result.expectation_config.kwargs:
        return Miss(rule, observed=_share(result.result))
    rows = result.result.get("unexpected_index_list")
    return Miss(rule, rows=tuple(rows)) if rows else Miss(rule, observed=_observed(result.result))


def _error(info: dict[str, Any]) -> str | None:
    """What was raised while a check ran: told for the whole check, or for each of the metrics that it needs."""
    tellings: Sequence[Any] = [info] if "raised_exception" in info else list(info.values())
    raised = [item for item in tellings if item.get("raised_exception")]
    return str(raised[0].get("exception_message")).strip() if raised else None


def _share(result: dict[str, Any]) -> str:
    """How many rows missed an expectation that need only hold for most of them: it is the table's, not the rows'."""
    missing = result.get("missing_count", 0)
    return f"{result['unexpected_count']} of {result['element_count'] - missing} rows do not hold"


def _observed(result: dict[str, Any]) -> str:
    """The figure that an expectation on the whole table saw, with what it missed where it tells that."""
    missing = result.get("details", {}).get("mismatched", {}).get("missing")
    return f"missing: {', '.join(missing)}" if missing else str(result.get("observed_value"))
