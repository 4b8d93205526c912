"""What a kill, a power cut, another computer or somebody else may have left in the data folder."""

import os
import socket
import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np

from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.ink import MAX_POINTS
from mnist_desktop.recognition.model_file import Model, model_bytes
from mnist_desktop.recognition.model_metadata import ModelMetadata
from mnist_desktop.samples.store import SampleStore
from mnist_desktop.session.drawing_files import DrawingJournal
from mnist_desktop.window.settings import WindowSettings
from tests.recognition.random_weights import SMALL, random_weights
from tests.samples.drawings import sample

GARBAGE = bytes(range(256)) * 20
MODELS, SAMPLES = 2000, 50_000


def _contents(place):
    """Each kind of thing that may lie at a path: its name, and what makes it."""

    def file(data):
        return lambda folders: _put(place(folders), data)

    return {
        "empty": file(b""),
        "zeros": file(bytes(200)),
        "garbage": file(GARBAGE),
        "folder": lambda folders: place(folders).mkdir(parents=True),
        "pipe": lambda folders: os.mkfifo(place(folders)),
    }


def _put(path, data):
    path.write_bytes(data)


def _lock(folders, process, computer):
    boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    folders.lock.write_text(f"{process}\nmnist-desktop\n{computer}\n{'0' * 32}\n{boot}\n")


def _models(folders):
    data = model_bytes(Model(SMALL, random_weights(SMALL), ModelMetadata("one")))
    for number in range(MODELS):
        (folders.models / f"{number}.digitmodel").write_bytes(data)


def _named_without_unicode(folders):
    data = model_bytes(Model(SMALL, random_weights(SMALL), ModelMetadata("one")))
    for number in range(30):  # enough for an index to be written
        (folders.models / os.fsdecode(b"%d \xff\n.digitmodel" % number)).write_bytes(data)


def _odd_values(folders):
    """Settings of other kinds than ours, as somebody may have written them."""
    digits = "9" * 5000
    lines = ("brush=nan", "theme=7, 8", "recent=@Invalid()", "model=\\xd800", f"tab={digits}")
    numbers = (f"{name}={digits}" for name in ("writer_order", "brush", "columns", "language"))
    folders.settings.write_text("\n".join(("[General]", *numbers, *lines)))


def _samples(folders):
    with SampleStore(folders.sample_store) as store:
        store.add(sample(0))
    with closing(sqlite3.connect(folders.sample_store)) as store:
        columns = [row[1] for row in store.execute("PRAGMA table_info(samples)") if row[1] != "id"]
        names = ", ".join(columns)
        numbers = "WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
        rows = f"{numbers} SELECT {names} FROM (SELECT * FROM samples LIMIT 1), n"
        store.execute(f"INSERT INTO samples ({names}) {rows}", (SAMPLES,))
        store.commit()


def _journal(folders):
    stroke = np.random.default_rng(1).uniform(0, 400, (MAX_POINTS, 2))
    DrawingJournal(folders.journal).write(Drawing((stroke,), (22.0,)))


def _gone_model(folders):
    settings = WindowSettings(folders.settings)
    settings.model = folders.models / "gone.digitmodel"
    settings.save()


def _named(kind, place, words, without=()):
    made = _contents(place).items()
    return {f"{kind}: {name}": (make, words) for name, make in made if name not in without}


def _everywhere(kind):
    """The same in the place of every file."""

    def make(folders):
        for name, (one, _) in STATES.items():
            if name.endswith(f": {kind}"):
                one(folders)

    return make


STATES = {
    "the first start": (lambda _: None, ""),
    **_named("lock", lambda folders: folders.lock, ""),
    "lock: of a process that is gone": (lambda f: _lock(f, 999_999, socket.gethostname()), ""),
    "lock: of another program": (lambda f: _lock(f, 1, socket.gethostname()), ""),
    "lock: of another computer": (lambda f: _lock(f, 4242, "OTHER-PC"), ""),
    **_named(
        "settings",
        lambda folders: folders.settings,
        "The settings could not be read",
        ("empty", "zeros"),  # which are settings without a value
    ),
    "settings: of other kinds": (_odd_values, ""),
    **_named("Qt's lock of the settings", lambda f: f.settings.with_name("settings.ini.lock"), ""),
    **_named("drawing", lambda folders: folders.journal, "drawing.broken"),
    "drawing: as long as one may be": (_journal, ""),
    **_named("kept drawings", lambda folders: folders.sample_store, "samples.sqlite", ("empty",)),
    f"kept drawings: {SAMPLES}": (_samples, ""),
    **_named("run", lambda folders: folders.checkpoint, "training.checkpoint"),
    **_named("marker of a run", lambda folders: folders.running, ""),
    **_named("log", lambda folders: folders.log, ""),
    **_named("crash log", lambda folders: folders.crash_log, ""),
    **_named("a model", lambda folders: folders.models / "x.digitmodel", ""),
    "the model in use is gone": (_gone_model, "gone"),
    f"models: {MODELS}": (_models, ""),
    "models: names that are not UTF-8": (_named_without_unicode, ""),
}
ALTOGETHER = {
    f"everywhere: {kind}": (_everywhere(kind), "")
    for kind in ("empty", "zeros", "garbage", "folder", "pipe")
}
"""By name: what makes it of the program's folders, and words that the window must say then."""
