"""The training images of MNIST that a network finds most like an image."""

from dataclasses import replace

from mnist_desktop.cli.terminal import ProgressLine, say
from mnist_desktop.data.data_set import DataSet, load_mnist, numbers_of_training_images
from mnist_desktop.folders import Folders
from mnist_desktop.insight.neighbour_files import NeighbourFiles
from mnist_desktop.insight.neighbours import (
    Neighbour,
    NeighbourIndex,
    NeighbourReading,
    index_key,
)
from mnist_desktop.messages import text_of
from mnist_desktop.problem import SavingError
from mnist_desktop.recognition.model_file import Model
from mnist_desktop.recognition.preprocessing import Image


def nearest_images(model: Model, image: Image, progress: ProgressLine) -> tuple[Neighbour, ...]:
    """The nearest, best first; their indices count MNIST's 60,000 training images.

    The network reads them all the first time; what it makes of them is kept in the data folder.

    Raises:
        AppError: MNIST cannot be read.
    """
    progress.announce("looking for training images like it")
    data = load_mnist()
    folders = Folders.at()
    files = NeighbourFiles(folders.cache)
    key = index_key(model, data.fingerprint)
    index = files.load(key, model, data.train)
    if index is None:
        index = _built(model, data, progress)
        try:
            folders.create()
            files.save(key, index)
        except SavingError as error:  # it will be built again the next time
            progress.clear()
            say(text_of(error))
    numbers = numbers_of_training_images()
    return tuple(replace(one, index=int(numbers[one.index])) for one in index.nearest(image))


def _built(model: Model, data: DataSet, progress: ProgressLine) -> NeighbourIndex:
    if not progress.is_visible:
        say(f"The network reads the {len(data.train):,} training images, once for each model.")
    reading = NeighbourReading(model, data.train)
    while not reading.is_complete:
        reading.read_slice()
        progress.count(reading.done, reading.count)
    return reading.index()
