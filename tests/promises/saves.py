"""The kinds of save: each writes a numbered state, and says which one it finds.

A state is told by its number wherever it has room for it, so that a mixture of two is seen.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import shutil

import numpy as np

from mnist_desktop.backup.contents import Kind
from mnist_desktop.backup.kept_settings import KeptSettings
from mnist_desktop.backup.read_backup import unpack_backup
from mnist_desktop.backup.write_backup import write_backup
from mnist_desktop.files import UNFINISHED, not_written, write_whole
from mnist_desktop.folders import Folders
from mnist_desktop.learning.checkpoint import Checkpoint
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.model_file import Model, read_model, with_setting, write_model
from mnist_desktop.recognition.model_metadata import ModelMetadata
from mnist_desktop.samples.store import SampleStore
from mnist_desktop.session.drawing_files import DrawingJournal
from mnist_desktop.window.settings import WindowSettings
from tests.learning import small_run
from tests.recognition.random_weights import SMALL
from tests.samples.drawings import ink, sample

_SETTINGS = [f"number_{number}" for number in range(200)]
_WEIGHTS = {name: np.zeros(shape, np.float32) for name, shape in SMALL.weight_shapes.items()}


class Torn(Exception):
    """What was found is not one of the states that were saved."""


def _one(numbers):
    """The number that all of them are."""
    found = {int(number) for number in numbers}
    if len(found) != 1:
        raise Torn(f"a mixture of {sorted(found)[:5]}")
    return found.pop()


class Save:
    """One kind of save, in the folders of the program.

    Args:
        folders: made already.
    """

    name = ""  # of the file that is written

    def __init__(self, folders):
        self.folders = folders

    def write(self, number):
        """Saves the state of this number, after that of the number before."""
        raise NotImplementedError

    def read(self):
        """The number of what is there, as the next start of the program finds it."""
        raise NotImplementedError

    def close(self):
        """Ends the use of what was opened for writing."""


class Models(Save):
    name = "mine.digitmodel"

    def write(self, number):
        weights = {name: zeros + np.float32(number) for name, zeros in _WEIGHTS.items()}
        model = Model(SMALL, weights, ModelMetadata("mine"))
        write_model(self.folders.models / self.name, with_setting(model, "number", number))

    def read(self):
        model = read_model(self.folders.models / self.name)
        weights = (number for one in model.weights.values() for number in one.ravel())
        return _one([model.metadata.settings["number"], *weights])


class Drawings(Save):
    name = "drawing.digitink"

    def write(self, number):
        strokes = tuple(np.full((100, 2), 1.0 * number) for _ in range(5))
        DrawingJournal(self.folders.journal).write(Drawing(strokes, (22.0,) * 5))

    def read(self):
        drawing = DrawingJournal(self.folders.journal).read()
        if len(drawing.strokes) != 5:
            raise Torn(f"{len(drawing.strokes)} strokes")
        return _one(np.concatenate(drawing.strokes).ravel())


class Samples(Save):
    name = "samples.sqlite"
    store = None

    def write(self, number):
        if self.store is None:
            self.store = SampleStore(self.folders.sample_store)
        self.store.add(sample(number))

    def read(self):
        with SampleStore(self.folders.sample_store) as store:
            newest, *others = store.ids()
            if len(others) + 1 != newest:
                raise Torn("one of those before is missing")
            found = store.ink(newest)
        if not np.array_equal(found.strokes[0], ink(newest).strokes[0]):
            raise Torn("another drawing")
        return newest

    def close(self):
        if self.store is not None:
            self.store.close()
            self.store = None


class Runs(Save):
    name = "training.checkpoint"

    def write(self, number):
        weights = {name: zeros + np.float32(number) for name, zeros in _WEIGHTS.items()}
        config = small_run.config(seed=number)
        Checkpoint(config, "of 1,000 images", weights, weights, ()).save(self.folders.checkpoint)

    def read(self):
        saved = Checkpoint.load(self.folders.checkpoint)
        arrays = (*saved.state.values(), *saved.best.values())
        return _one([saved.config.seed, *(number for one in arrays for number in one.ravel())])


class Settings(Save):
    name = "settings.ini"
    settings = None

    def write(self, number):
        if self.settings is None:
            self.settings = WindowSettings(self.folders.settings)
        for name in _SETTINGS:
            self.settings.set_number(name, number)
        self.settings.save()

    def read(self):
        settings = WindowSettings(self.folders.settings)
        if settings.is_broken:
            raise Torn("no settings file")
        return _one(settings.number(name) or 0 for name in _SETTINGS)

    def close(self):
        self.settings = None


class Backups(Save):
    """The window's backup: what it copies lies in an unfinished folder until it is done."""

    name = "all.digitbackup"

    def __init__(self, folders):
        super().__init__(folders)
        if not (folders.models / Models.name).exists():
            Models(folders).write(1)
            samples = Samples(folders)
            samples.write(1)
            samples.close()

    def write(self, number):
        work = self.folders.data / f".{number:016x}{UNFINISHED}"
        try:
            work.mkdir()
        except OSError as error:
            raise not_written(work, error) from error
        try:
            strokes = (np.full((100, 2), 1.0 * number),)
            DrawingJournal(work / Kind.CANVAS.value).write(Drawing(strokes, (22.0,)))
            settings = KeptSettings("en", "dark", 20.0, "", True, "", True, False)
            write_whole(work / Kind.SETTINGS.value, settings.to_json())
            write_backup(self.folders.data / self.name, self.folders, work)
        finally:
            shutil.rmtree(work, ignore_errors=True)

    def read(self):
        folder = self.folders.data / f".unpacked{UNFINISHED}"
        folder.mkdir()
        unpacked = unpack_backup(self.folders.data / self.name, folder)
        drawing = DrawingJournal(unpacked.canvas).read()
        if len(unpacked.models) != 1 or unpacked.store is None or unpacked.settings is None:
            raise Torn("something is missing in it")
        shutil.rmtree(folder)
        SampleStore(self.folders.sample_store).close()  # which may have been read just then
        return _one(drawing.strokes[0].ravel())


_ALL = Models, Drawings, Samples, Runs, Settings, Backups
KINDS = {kind.__name__.lower(): kind for kind in _ALL}


def folders_at(folder):
    """The program's folders, made."""
    folders = Folders.at(folder)
    folders.create()
    return folders


def unfinished(folders):
    """The unfinished files in them."""
    return sorted(folders.data.rglob(f".*{UNFINISHED}"))
