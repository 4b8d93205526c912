"""Data sets as folders of pictures, one folder per class."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from mnist_desktop.data.class_names import DIGITS
from mnist_desktop.data.data_example import EXAMPLE_SIDE, EXAMPLES
from mnist_desktop.data.file_data import FileData, LabelledArrays
from mnist_desktop.data.formats.data_folder import (
    MAX_BYTES,
    PARTS,
    DataFile,
    DataFolder,
    Part,
    folder_title,
    part_of_folder,
    too_large,
)
from mnist_desktop.data.formats.image_arrays import LUMA, SIDE, Array, Images, fitted
from mnist_desktop.problem import AppError, Message, PictureError
from mnist_desktop.recognition.networks.architectures import CLASSES
from mnist_desktop.recognition.pictures.find_digit import image_from_picture
from mnist_desktop.recognition.pictures.read_picture import SUFFIXES, read_picture, reduced

_MAX_PICTURE = 100 * 2**20  # bytes; `read_picture` refuses less than that
_SAMPLE = 60  # pictures that decide whether all are drawings
_MAX_INK = 0.3  # share of a drawing's pixels that differ from its background
_MAX_BORDER_SPREAD = 0.08  # of the grey range, in the border of a drawing

_Labelled = tuple[DataFile, str]
"""A picture and the name of its class."""


def is_picture(name: str) -> bool:
    """Whether a file name is that of a picture."""
    return name.lower().endswith(SUFFIXES)


def read_picture_folders(folder: DataFolder) -> FileData | None:
    """Reads the data set in folders of pictures, such as `train/3/a.png` or `3/a.png`.

    Pictures of 28 x 28 are used as they are. In other sizes, drawings and digits are centred as
    MNIST's were, as the program does with every picture that it reads; photographs keep their
    shades and are scaled down by averaging areas.

    Returns:
        None if there are no pictures in folders. A blank picture becomes an image of zeros.

    Raises:
        AppError: "data_many_classes", "data_no_picture" and "data_too_large".
    """
    pictures, unlabelled = _pictures_by_part(folder)
    if not pictures:
        return None
    names = sorted({label for labelled in pictures.values() for _, label in labelled})
    if len(names) > CLASSES:
        raise AppError("data_many_classes", name=folder.path.name, count=len(names), most=CLASSES)
    if sum(map(len, pictures.values())) * SIDE * SIDE > MAX_BYTES:
        raise too_large(folder.path.name)
    has_drawings = set(names) <= set(DIGITS) or _are_drawings(pictures["train"])
    reader = _Reader(has_drawings=has_drawings, shown=-(-EXAMPLES // len(names)))
    parts = {part: reader.read(labelled) for part, labelled in pictures.items()}
    if not len(parts["train"].labels):
        raise reader.first_problem or AppError("data_damaged", name=folder.path.name)
    remarks = list(reader.remarks())
    if unlabelled and "test" not in parts:
        remarks.append(Message("data_without_labels", name=unlabelled))
    title = folder_title(folder.path)
    name = folder.path.name
    return FileData(name, title, parts, remarks=tuple(remarks), may_be_blank=True)


class _Reader:
    """Reads pictures and counts those that are changed or unreadable.

    Args:
        has_drawings: whether the pictures are strokes on a plain background.
        shown: how many pictures of each class are kept as they are.
    """

    def __init__(self, *, has_drawings: bool, shown: int) -> None:
        self._has_drawings = has_drawings
        self._shown = shown
        self._changed = self._unread = 0
        self._unread_name = ""
        self.first_problem: PictureError | None = None

    def read(self, labelled: Sequence[_Labelled]) -> LabelledArrays:
        images = np.zeros((len(labelled), SIDE, SIDE), np.uint8)
        labels: list[str] = []
        pictures: dict[int, Array] = {}
        shown: Counter[str] = Counter()
        for file, label in labelled:
            try:
                picture = read_picture(_bytes_of(file))
                image = self._image(picture)
            except PictureError as problem:
                self._unread += 1
                self._unread_name = self._unread_name or str(file.place)
                self.first_problem = self.first_problem or problem
                continue
            images[len(labels)] = image
            if shown[label] < self._shown:
                shown[label] += 1
                pictures[len(labels)] = reduced(picture, EXAMPLE_SIDE)
            labels.append(label)
        return LabelledArrays(images[: len(labels)], np.array(labels, str), pictures)

    def remarks(self) -> Iterator[Message]:
        """Remarks on pictures that were changed or left out."""
        if self._changed:
            key = "data_drawings_centred" if self._has_drawings else "data_pictures_reduced"
            yield Message(key, count=self._changed)
        if self._unread:
            yield Message("data_pictures_unread", count=self._unread, name=self._unread_name)

    def _image(self, picture: Array) -> Images:
        if picture.shape[:2] == (SIDE, SIDE):
            return _grey(picture)
        self._changed += 1
        if not self._has_drawings:
            return np.asarray(fitted(_grey(picture)[np.newaxis])[0])
        image = image_from_picture(picture)
        if image is None:  # nothing is drawn
            return np.zeros((SIDE, SIDE), np.uint8)
        return np.rint(image * 255).astype(np.uint8)


def _pictures_by_part(folder: DataFolder) -> tuple[dict[Part, list[_Labelled]], str]:
    """The pictures by part, and the name of a folder whose pictures have no label."""
    found: dict[Part | None, list[_Labelled]] = defaultdict(list)
    unlabelled = ""
    for file in folder.files:
        if not is_picture(file.name):
            continue
        above = file.place.parts[:-1]
        part = next((known for name in above if (known := part_of_folder(name))), None)
        label = _label(above)
        if label is not None:
            found[part].append((file, label))
        elif part == "test":
            unlabelled = above[-1]
    if not found["train"]:  # e.g. folders 0 to 9 alone, or those beside a `test`
        found["train"] = found.pop(None, []) or found.pop("test", [])
    return {part: found[part] for part in PARTS if found.get(part)}, unlabelled


def _label(above: Sequence[str]) -> str | None:
    """The class: the innermost folder named by a digit, else the picture's own folder."""
    digits = [name for name in above if name in DIGITS]
    if digits:
        return digits[-1]
    return above[-1] if above and part_of_folder(above[-1]) is None else None


def _are_drawings(labelled: Sequence[_Labelled]) -> bool:
    """Whether most pictures of a sample are strokes on a plain background."""
    step = max(1, len(labelled) // _SAMPLE)
    is_drawing = []
    for file, _ in labelled[::step][:_SAMPLE]:
        try:
            is_drawing.append(_is_drawing(_grey(read_picture(_bytes_of(file)))))
        except PictureError:
            continue
    return bool(is_drawing) and sum(is_drawing) * 2 > len(is_drawing)


def _is_drawing(grey: Images) -> bool:
    border = np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]]).astype(np.float32)
    background = np.median(border)
    spread = np.mean(np.abs(border - background)) / 255
    ink = np.mean(np.abs(grey.astype(np.float32) - background) > 64)
    return bool(spread < _MAX_BORDER_SPREAD and ink < _MAX_INK)


def _grey(picture: Array) -> Images:
    """(h, w) uint8 of what `read_picture` returns; transparent pixels become white."""
    if picture.dtype == np.uint16:
        return np.asarray(picture >> 8, np.uint8)
    if picture.ndim == 2:
        return picture
    grey = picture[..., :3].astype(np.float32) @ LUMA
    if picture.shape[2] == 4:
        alpha = picture[..., 3].astype(np.float32) / 255
        grey = grey * alpha + 255 * (1 - alpha)
    return np.asarray(np.rint(grey), np.uint8)


def _bytes_of(file: DataFile) -> bytes:
    """The content of a file, up to a limit above that of any picture."""
    with file.opened() as stream:
        return stream.read(_MAX_PICTURE)
