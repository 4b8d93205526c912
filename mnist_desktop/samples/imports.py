"""Takes drawings into the store: files that others handed on, and our own of earlier versions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from mnist_desktop.problem import AppError, Message
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.pictures.read_picture import read_picture
from mnist_desktop.samples.digits_file import Allowance, read_digits
from mnist_desktop.samples.sample import NewSample, Origin
from mnist_desktop.samples.store import Added, SampleStore

_OLD_NAME = re.compile(r"(\d)-(\d{8}-\d{6}(?:-\d{6})?)\.(digitink|png)")
_BATCH = 100  # drawings that are written together; pictures are large and go alone


@dataclass(frozen=True)
class Imported:
    """What came of an import.

    Attributes:
        added: what became of the drawings in the files that could be read; its `ids` are what
            `SampleStore.delete` takes to undo the import.
        problems: the files that could not be read, of which nothing was taken, and why.
        is_stopped: whether it was stopped; then nothing was taken at all.
    """

    added: Added
    problems: tuple[tuple[Path, Message], ...] = ()
    is_stopped: bool = False


def import_files(
    store: SampleStore, paths: Iterable[Path], should_stop: Callable[[], bool] = lambda: False
) -> Imported:
    """Adds the drawings in many `.digits` files, such as those of a class, in one transaction.

    A file is taken whole or not at all. Takes at most `MAX_SAMPLES` and `MAX_MEBIBYTES` over all
    files, about a millisecond a drawing.

    Args:
        store: that they are added to.
        paths: of the files.
        should_stop: asked after each drawing.

    Raises:
        SavingError: they cannot be written; then none is there.
    """
    allowance = Allowance()
    samples: list[NewSample] = []
    problems: list[tuple[Path, Message]] = []
    for path in paths:
        of_file: list[NewSample] = []
        try:
            for sample in read_digits(path, allowance):
                of_file.append(sample)
                if should_stop():
                    return Imported(Added(), tuple(problems), is_stopped=True)
        except AppError as error:
            problems.append((path, error.message))
        else:
            samples += of_file
    return Imported(store.add_all(samples), tuple(problems))


def take_over(store: SampleStore, folder: Path) -> list[Path]:
    """Moves the drawings that earlier versions kept as files into the store, once.

    A file is deleted after its drawing is on the disk. Killed in between, it is known by its name
    at the next start and deleted then.

    Returns:
        The files that stay: those that cannot be read, and pictures of 28 x 28 pixels. Earlier
        versions kept test images as such, of any data set, so nobody knows that these are none.

    Raises:
        SavingError: the store cannot be written; what is not in it stays.
    """
    known = store.taken_over()
    files = sorted(path for path in folder.glob("*") if _OLD_NAME.fullmatch(path.name))
    waiting: list[NewSample] = []
    for path in files:
        sample = None if path.name in known else _old_sample(path)
        if sample is not None:
            waiting.append(sample)
            if len(waiting) == _BATCH or sample.picture is not None:
                store.add_all(waiting)
                waiting.clear()
    store.add_all(waiting)
    known = store.taken_over()
    for path in files:
        if path.name in known:
            with suppress(OSError):  # tried again at the next start
                path.unlink()
    return [path for path in files if path.name not in known]


def _old_sample(path: Path) -> NewSample | None:
    """The drawing in a file of an earlier version; None if it cannot be read or must stay."""
    name = _OLD_NAME.fullmatch(path.name)
    assert name is not None
    try:
        date = datetime.strptime(name[2][:15], "%Y%m%d-%H%M%S").astimezone()
        more = {"date": date, "file": path.name}
        if path.suffix == ".png":
            drawing = Drawing(picture=read_picture(path))
            sample = NewSample.of_drawing(drawing, name[1], Origin.CORRECTION, **more)
        else:
            ink = Ink.load(path)
            sample = NewSample.of_ink(ink, ink.text or name[1], Origin.CORRECTION, **more)
    except (AppError, ValueError, OverflowError, OSError):
        return None
    return sample if sample.pixels is None else None
