"""Which places a command looks through.

In: paths and names of sources from the command line. Out: sources; a slip in them ends the command with status 2.
"""

from collections.abc import Sequence

from cityledger.collect import Source, SourceError, read_sources, source_of_path
from cityledger.settings import Settings
from cityledger.terminal.screen import fail


def choose_sources(paths: Sequence[str], names: Sequence[str], settings: Settings) -> list[Source]:
    """The places that a person names, the sources chosen by name, or else every source that is watched."""
    try:
        places = [source_of_path(path) for path in paths]
        watched = {source.name: source for source in read_sources(settings.sources)} if names or not paths else {}
    except SourceError as error:
        fail(str(error), 2)
    for name in names:
        if name not in watched:
            fail(f"there is no source {name}; the sources in {settings.sources} are {', '.join(watched) or 'none'}", 2)
    return [*places, *(watched[name] for name in names or (() if paths else watched))]
