"""Five seeds in a queue against five runs by hand: `python -m training.benchmark.five_seeds`.

Prints one line of JSON: seconds of both, in one process that has trained before.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop

from mnist_desktop.learning.events import PRESETS
from mnist_desktop.recognition.model_folder import ModelFolder
from mnist_desktop.session.background_tasks import BackgroundTasks
from mnist_desktop.session.run_queue import QueuedRun, RunQueue
from mnist_desktop.session.trainer import Trainer
from mnist_desktop.session.training_backend import TrainingBackend
from training.benchmark.figures import Figure, Line, printed_by

CONFIG = replace(PRESETS["quick"].config, samples=10_000)
SEEDS = range(1, 6)
BEFORE = 3


def five_seeds_lines(_: int) -> list[Line | Figure]:
    """Their ratio, whose goal is that of issue 19."""
    found = printed_by(__name__)
    ratio = found["queued"] / found["by_hand"]
    return [
        Figure("five seeds of quick, 10,000 images, in a queue", found["queued"], "s"),
        Figure("the same : five runs started one by one", ratio, "", 1.1),
    ]


def main() -> int:
    """Measures and prints."""
    _application = QCoreApplication(sys.argv[:1])
    folder = Path(tempfile.mkdtemp())
    tasks = BackgroundTasks()
    models = ModelFolder(folder / "models")
    models.path.mkdir()
    trainer = Trainer(TrainingBackend(), models, folder / "run.checkpoint", tasks)
    runs = [QueuedRun(replace(CONFIG, seed=seed), f"quick seed {seed}") for seed in SEEDS]
    _train(trainer, runs[0])  # imports TensorFlow
    # Before and after, so that other work that comes or goes weighs on both
    by_hand = sum(_train(trainer, run) for run in runs[:BEFORE])
    queue, loop = RunQueue(trainer), QEventLoop()
    queue.changed.connect(lambda: None if queue.count else loop.quit())
    started = time.perf_counter()
    queue.add(runs)
    loop.exec()
    queued = time.perf_counter() - started
    by_hand += sum(_train(trainer, run) for run in runs[BEFORE:])
    print(json.dumps({"by_hand": by_hand, "queued": queued}))
    trainer.close()
    for thread in (*trainer.threads(), *tasks.threads()):
        thread.wait()
    return 0


def _train(trainer: Trainer, run: QueuedRun) -> float:
    """Seconds of one run, from its start to its end."""
    loop, started = QEventLoop(), time.perf_counter()
    trainer.ended.connect(loop.quit)
    trainer.start(run.config)
    loop.exec()
    trainer.ended.disconnect(loop.quit)
    return time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
