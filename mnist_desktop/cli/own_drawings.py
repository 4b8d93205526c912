"""The option `--also` of `train`: own drawings, as images in a file that run and script read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mnist_desktop.cli.learn import read_drawings
from mnist_desktop.cli.terminal import ProgressLine, say
from mnist_desktop.messages import one_line
from mnist_desktop.problem import SampleError

if TYPE_CHECKING:
    from mnist_desktop.samples.own_images import OwnImages

SUFFIX = ".drawings.npz"
"""Ends the name of the file that is made beside a model for its run."""


def own_images_file(paths: Sequence[Path], place: Path, line: ProgressLine) -> Path | None:
    """The file that a run reads own drawings from; None if one of the paths cannot be read.

    Why it cannot be has been said then.

    Args:
        paths: drawings as `learn` takes them, or one file that was made here.
        place: where the file goes that is made of them.
        line: shows progress.

    Raises:
        SavingError: it cannot be written.
        SampleError: a file that was made here holds test images.
    """
    from mnist_desktop.samples.own_images import TEST_IMAGES, OwnImages

    if len(paths) == 1:
        try:
            _say_count(OwnImages.load(paths[0]), paths[0])
            return paths[0].absolute()
        except SampleError as error:  # mostly it is a file of drawings
            if error.key == TEST_IMAGES:
                raise
    drawings = read_drawings(paths, line)
    if drawings.failed or not drawings.inks:
        return None
    own = OwnImages.of_inks(drawings.inks, drawings.labels)
    own.write(place)
    _say_count(own, place)
    return place.absolute()


def _say_count(own: OwnImages, path: Path) -> None:
    copies = len(own.images) // own.drawings - 1
    say(
        f"own drawings: {own.drawings:,}, with {copies} copies of each, in {one_line(str(path))};"
        " they are one image in twenty, or more if there are so many"
    )
