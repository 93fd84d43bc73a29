"""Numbers of pages in, how a reason names them out."""

from collections.abc import Iterable

_MOST = 20


def name_pages(pages: Iterable[int]) -> str:
    """'3', '3, 4', '3-7, 9'; after twenty of these only how many pages more."""
    runs: list[list[int]] = []
    for page in sorted(pages):
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    parts = [part for run in runs for part in ([run] if len(run) > 2 else [[page] for page in run])]
    shown = ", ".join(f"{part[0]}-{part[-1]}" if len(part) > 1 else str(part[0]) for part in parts[:_MOST])
    more = sum(map(len, parts[_MOST:]))
    return f"{shown} and {more} more" if more else shown
