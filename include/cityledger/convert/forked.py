"""What processes that are forked from a reader have in common: one pipe out, and nothing else that is open."""

import fcntl
import os
import resource
from contextlib import suppress

_PIPE_BYTES = 1 << 20


def close_inherited(kept: int) -> None:
    """Close every file but one: a pipe that a process holds open by chance keeps others waiting for its end."""
    for other in range(3, resource.getrlimit(resource.RLIMIT_NOFILE)[0]):
        if other != kept:
            with suppress(OSError):
                os.close(other)


def widen_pipe(pipe: int) -> None:
    """Let a pipe hold a megabyte, so that its writer need not wait for its reader; a wish that may be refused."""
    with suppress(OSError, AttributeError):
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
