"""Limits that a process sets itself before it touches what it does not trust."""

from __future__ import annotations

import sys
import time
from contextlib import suppress


def limit_process(memory: int, seconds: int) -> None:
    """Limits this process from now on; what the system does not know is left out.

    macOS takes the limit of memory and does not keep it: who started the process must watch it.

    Args:
        memory: bytes, of all it has.
        seconds: of processor time that it may still take; a later call gives it new ones.
    """
    if sys.platform == "win32":
        from mnist_desktop.decoder.windows_job import limit_by_job

        limit_by_job(memory, seconds)
        return
    import resource

    used = int(time.process_time()) + 1
    limits = {
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,  # it writes to no file
    }
    for kind, limit in limits.items():
        with suppress(OSError, ValueError):
            resource.setrlimit(kind, (limit, limit))
    with suppress(OSError, ValueError):
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (used + seconds, hard))
