"""Uses the window for a long time: `python -m tests.promises.lasting MINUTES`.

Draws, asks, opens files and models, trains a network of a second and keeps it or not, in an order
that a seed has chosen. Says as a line of JSON, about thirty times in all, how much memory and how
many handles the process has, each time in the same state: everything at rest, garbage collected.
"""

import gc
import json
import os
import random
import sys
import time
from pathlib import Path

import numpy as np

from mnist_desktop.app import startup
from mnist_desktop.app.window_script import WindowScript, WindowUser
from mnist_desktop.recognition.ink import Ink

LOOKS = 30
WARM_ROUNDS = 2  # before the first look: TensorFlow and every tab are loaded then
SEVEN = np.array([[0.28, 0.22], [0.72, 0.2], [0.6, 0.5], [0.48, 0.82]])
TABS = "insideTab", "picturesTab", "handTab", "trainTab"


def resident():
    """MB of memory that the process occupies."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def at_rest(user):
    """Waits until nothing runs in the background."""
    threads = user.trainer.threads, user.session.tasks.threads
    yield "the end of the threads", lambda: not any(running() for running in threads)


def one_round(user, chance, folder):
    """What a learner does in a minute: draws, opens, looks into each tab, trains, goes on."""
    for _ in range(5):
        user.do("clearAction")
        shift = np.array([chance.uniform(-0.05, 0.05), chance.uniform(-0.05, 0.05)])
        yield from user.draw_and_wait([SEVEN + shift])
    path = folder / f"{chance.randrange(10)}.digitink"
    Ink([(SEVEN * 280 + 10 * chance.random()).tolist()]).save(path)
    user.window.open_from_elsewhere(path)
    yield from at_rest(user)
    for name in TABS:
        user.show_tab(name)
        yield from at_rest(user)
    user.do("whyAction")
    yield from user.draw_and_wait([SEVEN * 0.9])
    user.do("whyAction")
    yield from trained(user)


def trained(user):
    """A short run, whose model is kept, and then deleted so that the folder does not grow."""
    user.choose_preset("quick")
    user.type_number("samplesSpin", 2000)
    user.type_number("epochsSpin", 1)
    runs = len(user.results)
    user.press("trainButton")
    yield "the end of the run", lambda: len(user.results) > runs
    yield from at_rest(user)
    user.press("goBackButton")
    yield from at_rest(user)
    for model in user.session.models.models():
        user.session.model_files.remove(model.path)
    yield from at_rest(user)
    del user.results[:-1]


def steps(user, minutes, folder, chance):
    yield from user.ready()
    for _ in range(WARM_ROUNDS):
        yield from one_round(user, chance, folder)
    start = time.monotonic()
    next_look, rounds = start, 0
    while time.monotonic() < start + 60 * minutes:
        yield from one_round(user, chance, folder)
        rounds += 1
        if time.monotonic() >= next_look:
            next_look += 60 * minutes / LOOKS
            gc.collect()
            facts = {"seconds": time.monotonic() - start, "rounds": rounds, "MB": resident()}
            handles = len(list(Path("/proc/self/fd").iterdir()))
            threads = len(list(Path("/proc/self/task").iterdir()))
            sys.stdout.write(f"{json.dumps(facts | {'handles': handles, 'threads': threads})}\n")
            sys.stdout.flush()


def main(minutes):
    failures = []
    folder = Path(os.environ["MNIST_DESKTOP_HOME"]).parent

    def begin(window, relay):
        user, chance = WindowUser(window), random.Random(21)
        script = WindowScript(window, steps(user, minutes, folder, chance), 120 * minutes + 600)
        script.fail_on_problems_of(window)
        script.failed.connect(failures.append)
        relay.reported.connect(failures.append)

    status = startup.run(language="en", script=begin)
    sys.stderr.write("\n".join(failures))
    return status or bool(failures)


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1])))
