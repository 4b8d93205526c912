"""Training runs that are killed and resumed: `python -m tests.promises.killed_runs SETTINGS`.

TensorFlow is imported once; each attempt is a fork of that process, trains, and is killed by
SIGKILL at a random moment, again and again until it has come to its end. Prints a JSON line a run.
The settings are a JSON object: seed, folder, kills, `batch_seconds`, how long a batch at least
takes in a run that is killed, and `after`, the least and the most seconds from its first batch to
the kill.
"""

import json
import os
import random
import signal
import sys
import threading
import time
from pathlib import Path

from mnist_desktop.data.data_set import load_mnist
from mnist_desktop.learning.augmentation import Augmentation
from mnist_desktop.learning.batches import ShuffledImages, TrainingSets
from mnist_desktop.learning.checkpoint import Checkpoint
from mnist_desktop.learning.devices import import_backend
from mnist_desktop.learning.train import train
from mnist_desktop.recognition.model_file import Model, read_model, write_model
from mnist_desktop.recognition.model_metadata import ModelMetadata
from tests.learning.small_run import config

EPOCHS = 3


class KilledRuns:
    """One run that nobody disturbs, and others with the same seed that are killed.

    Args:
        folder: for checkpoints and weights.
        chance: chooses when.
        kills: how many in all.
        batch_seconds: that a batch at least takes in a run that is killed.
        after: the least and the most seconds from the first batch to the kill.
    """

    def __init__(self, folder, chance, kills, batch_seconds, after):
        self._folder, self._chance, self._kills = folder, chance, kills
        self._batch_seconds, self._after = batch_seconds, after
        mnist = load_mnist()
        examples = ShuffledImages(mnist.train[:1000], 50, 1, Augmentation())
        self._sets = TrainingSets(examples, mnist.validation[:200], "a thousand")

    def play(self):
        whole, killed, number = self._whole(), 0, 0
        while killed < self._kills:
            number += 1
            lost, resumed = [], 0
            path = self._folder / f"run{number}.checkpoint"
            end = path.with_suffix(".digitmodel")
            while not end.exists():
                seconds = None if killed >= self._kills else self._chance.uniform(*self._after)
                resumed += path.exists()
                one = self._attempt(path, end, seconds)
                killed += one is not None
                lost += [] if one is None else [one]
            is_same = weights_of(end) == weights_of(whole)
            say(kills=len(lost), lost=lost, resumed=resumed, is_same=is_same)

    def _whole(self):
        end = self._folder / "whole.digitmodel"
        self._attempt(self._folder / "whole.checkpoint", end, None)
        return end

    def _attempt(self, path, end, seconds):
        """Trains in a fork, which is killed after so many seconds of training if it has not ended.

        Returns:
            Seconds of training that the kill costs; None if the run came to its end.
        """
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            self._train(path, end, writing, seconds)
        os.close(writing)
        times = {}  # when which batch had been learned
        with os.fdopen(reading, encoding="ascii") as lines:
            for line in lines:
                if line.endswith("\n"):
                    batch, at = line.split()
                    times[int(batch)] = float(at)
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status):
            if status:
                raise RuntimeError(f"a run ended with status {status}")
            return None
        return _seconds_after(batches_in(path), times)

    def _train(self, path, end, writing, seconds):
        is_first = True

        def on_batch(progress):
            nonlocal is_first
            if is_first and seconds is not None:
                threading.Timer(seconds, os.kill, (os.getpid(), signal.SIGKILL)).start()
            is_first = False
            batch = (progress.epoch - 1) * progress.batches + progress.batch
            os.write(writing, b"%d %f\n" % (batch, time.monotonic()))

        def should_pause():
            if seconds is not None:  # so that the kill meets a run, not its end
                threading.Event().wait(self._batch_seconds)
            return False

        status = 1
        try:
            result = train(
                config(epochs=EPOCHS),
                sets=self._sets,
                checkpoint=path,
                resume=path.exists(),
                on_batch=on_batch,
                should_pause=should_pause,
            )
            metadata = ModelMetadata(title="run")
            write_model(end, Model(result.config.architecture, result.weights, metadata))
            status = 0
        finally:
            os._exit(status)


def batches_in(path):
    """How many batches a checkpoint has; 0 where there is none."""
    if not path.exists():
        return 0
    saved = Checkpoint.load(path)
    return len(saved.history) * 20 + saved.so_far.batches


def _seconds_after(batch, times):
    """Seconds from a batch to the last one that was learned."""
    later = [at for number, at in times.items() if number > batch]
    if not later:
        return 0.0
    return max(later) - times.get(batch, min(times.values()))


def weights_of(path):
    return {name: one.tobytes() for name, one in read_model(path).weights.items()}


def say(**facts):
    sys.stdout.write(f"{json.dumps(facts)}\n")
    sys.stdout.flush()


def main():
    settings = json.loads(sys.argv[1])
    chance, folder = random.Random(settings.pop("seed")), Path(settings.pop("folder"))
    import_backend()
    import mnist_desktop.learning.fit.callbacks  # noqa: F401 - Keras, once for all forks

    KilledRuns(folder, chance, **settings).play()


if __name__ == "__main__":
    main()
