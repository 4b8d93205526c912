"""Resource limits that a process sets for itself before it handles untrusted data."""

from __future__ import annotations

import sys
import time
from contextlib import suppress


def limit_process(memory: int, seconds: int) -> None:
    """Limits this process from now on, as far as the system supports it.

    macOS accepts the memory limit but does not enforce it: the parent process must watch it.

    Args:
        memory: bytes in total.
        seconds: processor time from now on; each call starts a new allowance.
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
