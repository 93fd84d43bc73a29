#!/usr/bin/env python3
"""Asks the API server whether a component of Airflow is healthy; ends with 0, or with 1 and a line that says why.

In: metadatabase, scheduler, dag_processor or triggerer, and the API server's address. `airflow jobs check` tells the
same, at the price of five processor seconds each time.
"""

import json
import sys
import urllib.request


def main(component: str, address: str) -> None:
    """SystemExit with 0 or with the reason."""
    try:
        with urllib.request.urlopen(f"{address}/api/v2/monitor/health", timeout=8) as answer:  # noqa: S310
            status = json.load(answer)[component]["status"]
    except (OSError, ValueError, KeyError) as problem:
        raise SystemExit(f"{address} does not tell of {component}: {problem!r}") from None
    if status != "healthy":
        raise SystemExit(f"{component} is {status}")


if __name__ == "__main__":
    main(*sys.argv[1:3])
