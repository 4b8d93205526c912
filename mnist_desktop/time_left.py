"""How long a training run still takes."""

from mnist_desktop.learning.progress import BatchProgress


class TimeLeft:
    """Told of every batch, it knows the pace."""

    def __init__(self) -> None:
        self._first: BatchProgress | None = None
        self._pace: float | None = None  # s a batch

    def after(self, progress: BatchProgress) -> float | None:
        """Seconds, or None as long as there is nothing to tell them from."""
        first = self._first
        if first is None or first.epoch != progress.epoch:
            # Not from the epoch's start: the very first batch waits for the network to be compiled.
            self._first = progress
        elif progress.batch > first.batch:
            pace = (progress.seconds - first.seconds) / (progress.batch - first.batch)
            self._pace = max(pace, 0.0)
        if self._pace is None:
            return None
        later = (progress.epochs - progress.epoch) * progress.batches
        return self._pace * (progress.batches - progress.batch + later)


def in_words(seconds: float) -> str:
    """Seconds as a person says them: "18 s", "12 min", "2 h 05 min"."""
    if seconds < 99.5:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 100 else f"{minutes // 60} h {minutes % 60:02} min"
