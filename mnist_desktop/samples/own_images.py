"""A person's own drawings as training images, in an `.npz` that a run and its script both read."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.files import bytes_of_file, is_missing, write_whole
from mnist_desktop.problem import SampleError
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.networks.architectures import CLASSES
from mnist_desktop.recognition.npz_arrays import NpzArrays
from mnist_desktop.recognition.preprocessing import IMAGE_SIZE
from mnist_desktop.samples.copies import copies_for, images_with_copies
from mnist_desktop.samples.digits_file import MAX_SAMPLES
from mnist_desktop.samples.held_out import MNIST, digests_of, mnist_digests
from mnist_desktop.samples.sample import Sample, SampleImage

TEST_IMAGES = "own_images_of_test_set"
"""Key of the SampleError for a file that holds what a network is judged by."""
OTHERS_PER_OWN = 19
"""Images of MNIST for each own one: these are 5 % of an epoch, whatever their number."""
_MAX_IMAGES = MAX_SAMPLES
_MAX_BYTES = _MAX_IMAGES * (IMAGE_SIZE**2 + 16) + 2**16
_CHUNK = 256  # drawings whose images are made at a time


@dataclass(frozen=True, eq=False)
class OwnImages:
    """Images of own drawings of digits, with copies of them.

    Attributes:
        images: (m, 28, 28) uint8, ink = 255: the n drawings, then a copy of each, then another of
            each and so on, so that the first few of them are of all drawings.
        labels: (m,) uint8, 0 to 9.
        samples: (n,) int64, the drawings' ids in the store; zeros for drawings from files.
    """

    images: SampleImage
    labels: NDArray[np.uint8]
    samples: NDArray[np.int64]

    @property
    def drawings(self) -> int:
        """How many drawings there are, copies apart."""
        return len(self.samples)

    @property
    def digest(self) -> str:
        """SHA-256 hex of images and labels."""
        digest = hashlib.sha256(np.ascontiguousarray(self.images).data)
        digest.update(np.ascontiguousarray(self.labels).data)
        return digest.hexdigest()

    @classmethod
    def of_inks(cls, inks: Sequence[Ink], labels: NDArray[np.integer]) -> OwnImages:
        """Those of drawings from files, at least one, none of them blank; labels (n,) 0 to 9."""
        images = _as_bytes_with_copies(inks)
        return cls._in_rows(images, labels, np.zeros(len(inks), np.int64))

    @classmethod
    def of_samples(cls, samples: Iterable[tuple[Sample, Ink | None]]) -> OwnImages:
        """Those of samples of the store, at least one, each labelled as a digit.

        A picture has no strokes to make copies of: its image is repeated in their place.
        """
        found = list(samples)
        copies = copies_for(len(found))
        images = np.repeat(np.stack([one.image for one, _ in found])[:, None], 1 + copies, axis=1)
        drawn = [index for index, (_, ink) in enumerate(found) if ink is not None]
        inks = [ink for _, ink in found if ink is not None]
        if inks and copies:
            images[drawn, 1:] = _as_bytes_with_copies(inks, copies)[:, 1:]
        labels = np.array([int(one.label) for one, _ in found], np.uint8)
        return cls._in_rows(images, labels, np.array([one.id for one, _ in found], np.int64))

    @classmethod
    def _in_rows(
        cls, images: SampleImage, labels: NDArray[np.integer], samples: NDArray[np.int64]
    ) -> OwnImages:
        """From images (n, 1 + copies, 28, 28)."""
        rows = images.shape[1]
        by_row = np.ascontiguousarray(images.swapaxes(0, 1)).reshape(-1, *images.shape[2:])
        return cls(by_row, np.tile(labels.astype(np.uint8), rows), samples)

    def count_beside(self, others: int) -> int:
        """How many own images, repeats included, go with so many others in an epoch.

        One for each OTHERS_PER_OWN others, and each drawing at least once.
        """
        return max(others // OTHERS_PER_OWN, self.drawings)

    def write(self, path: Path) -> None:
        """Writes the file, completely or not at all; SavingError if it cannot be."""
        file = io.BytesIO()
        np.savez_compressed(file, x=self.images, y=self.labels, samples=self.samples)
        write_whole(path, file.getvalue())

    @classmethod
    def load(cls, path: Path) -> OwnImages:
        """Reads the file, which may be anybody's.

        Raises:
            SampleError: "own_images_missing", "file_...", "own_images_bad", with the file's name;
                TEST_IMAGES where it holds any of MNIST's.
            AppError: MNIST is missing, whose test images nothing may learn.
        """
        try:
            data = bytes_of_file(path, _MAX_BYTES, SampleError)
        except SampleError as error:
            if is_missing(error):
                raise SampleError("own_images_missing", name=path.name) from error
            raise
        try:
            own = cls._read(NpzArrays(io.BytesIO(data), len(data)))
        except Exception as error:  # zipfile and zlib raise many types for damaged files
            raise SampleError("own_images_bad", name=path.name) from error
        if not set(mnist_digests()).isdisjoint(digests_of(own.images)):
            raise SampleError(TEST_IMAGES, name=path.name, set=MNIST)
        return own

    @classmethod
    def _read(cls, arrays: NpzArrays) -> OwnImages:
        headers = {name: arrays.header(name) for name in ("x", "y", "samples")}
        (count,), (drawings,) = headers["y"].shape, headers["samples"].shape
        kinds = [headers[name].dtype.str for name in ("x", "y", "samples")]
        if (
            headers["x"].shape != (count, IMAGE_SIZE, IMAGE_SIZE)
            or kinds != ["|u1", "|u1", "<i8"]
            or not 0 < drawings <= count <= _MAX_IMAGES
            or count % drawings
        ):
            raise ValueError("other arrays are needed")
        images, labels = arrays.read("x"), arrays.read("y")
        if labels.max() >= CLASSES:
            raise ValueError("no digit")
        return cls(images, labels, arrays.read("samples"))


def _as_bytes_with_copies(inks: Sequence[Ink], copies: int | None = None) -> SampleImage:
    """(n, 1 + copies, 28, 28) uint8."""
    count = copies_for(len(inks)) if copies is None else copies
    parts = [
        np.rint(255 * images_with_copies(inks[start : start + _CHUNK], count)).astype(np.uint8)
        for start in range(0, len(inks), _CHUNK)
    ]
    return np.concatenate(parts)
