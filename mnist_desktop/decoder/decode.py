"""The program that decodes pictures from untrusted files: bytes in, raw pixels out, Pillow only.

It runs in a separate process (started by `recognition/pictures/decoder_process.py`), so a picture
that crashes a decoder or makes it allocate gigabytes does no harm. The package is separate so that
neither NumPy nor Qt is loaded. Answers have a fixed binary form and are never pickles; the reader
validates every field.
"""

from __future__ import annotations

import io
import os
import signal
import struct
import warnings
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from mnist_desktop.decoder.process_limits import limit_process

if TYPE_CHECKING:
    from PIL.Image import Image

ARGUMENT = "--decode-pictures"
"""The argument that makes the frozen program run this decoder."""
FORMATS = ("PNG", "JPEG", "BMP", "GIF", "WEBP", "TIFF", "AVIF", "HEIF")
"""Pillow's names; no other format is opened."""
MAX_SIDE = 2000
"""px; larger pictures are reduced to it, since nothing needs more."""
MAX_PIXELS = 40_000_000
MAX_PIXELS_BASELINE_JPEG = 100_000_000
"""Only these can be decoded at a reduced size without holding all pixels in memory."""
MAX_PIXELS_WEBP = 24_000_000
"""Pillow takes 16 bytes per pixel for them, and more for lossless ones."""
MAX_MEGABYTES = 450
"""Memory limit of this process."""
MAX_SECONDS = 3
"""Time limit per picture."""

MODES = {"L": 1, "RGB": 3, "RGBA": 4, "I;16": 2, "I": 4, "F": 4}
"""Pixel formats and their bytes per pixel, little-endian: 8 bit grey, colour, colour with straight
alpha, 16 bit grey, 32 bit grey (signed), 32 bit float grey."""
DONE, UNKNOWN, UNREADABLE, DAMAGED, TOO_LARGE, MEMORY_SHORT = range(6)
"""Status of an answer."""
READY = b"MNIST Desktop's picture decoder 1\n"
LENGTH = struct.Struct("<Q")
"""Precedes the bytes of a file."""
ANSWER = struct.Struct("<BBBIIII")
"""Status; index in MODES (UNREADABLE: in FORMATS); EXIF orientation; width and height of the pixels
that follow; width and height of the picture (TOO_LARGE: allowed pixels, 0)."""

_MAX_CPU_SECONDS = 4 * MAX_SECONDS  # of all threads, in case the watching process is gone
_MAX_SCANS = 100  # per JPEG; cameras write 1 to 10, each costs a pass over all pixels
_THREADS = 4  # of the AVIF and HEIC decoders; each takes 8 MB of address space
_REDUCING_GAP = 3.0  # Pillow's: averages whole pixels down to 3 times the target size first
_STRIP_BYTES = 2**18
_ORIENTATION = 0x0112  # EXIF tag


class Refused(Exception):
    """A picture is not decoded; `detail` is the index of its format, or the allowed pixels."""

    def __init__(self, status: int, detail: int = 0) -> None:
        super().__init__(status, detail)
        self.status = status
        self.detail = detail


@dataclass(frozen=True, eq=False)
class Decoded:
    """The first frame of a picture, in one of MODES, before its EXIF orientation is applied.

    The long side is at most MAX_SIDE; width and height are those in the file, px.
    """

    image: Image
    orientation: int
    width: int
    height: int


def main() -> None:
    """Answers until standard input is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent
    questions, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    with suppress(OSError):
        os.dup2(2, 1)  # so that a library's output does not mix with the answers
    _pillow()
    limit_process(MAX_MEGABYTES * 10**6, _MAX_CPU_SECONDS)
    answers.write(READY)
    answers.flush()
    with suppress(BrokenPipeError):
        serve(questions, answers)


def serve(questions: BinaryIO, answers: BinaryIO) -> None:
    """Decodes one file after another until there are no more or memory has run short."""
    while len(head := questions.read(LENGTH.size)) == LENGTH.size:
        (length,) = LENGTH.unpack(head)
        limit_process(MAX_MEGABYTES * 10**6, _MAX_CPU_SECONDS)
        try:
            data = questions.read(length)
            if len(data) < length:
                return
            decoded = decode(data)
            del data  # frees memory while writing and waiting
            _write(decoded, answers)
            del decoded
        except Refused as refused:
            status, detail = refused.status, refused.detail
            answers.write(ANSWER.pack(status, detail % 256, 1, 0, 0, detail, 0))
            if status == MEMORY_SHORT:
                break  # the next picture gets a fresh process
        except MemoryError:
            answers.write(ANSWER.pack(MEMORY_SHORT, 0, 1, 0, 0, 0, 0))
            break
        answers.flush()
    answers.flush()


def decode(data: bytes) -> Decoded:
    """The first frame of a picture file.

    Raises:
        Refused: it cannot be decoded within the limits.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about odd metadata and half the pixel limit
        return _decoded(data)


def _decoded(data: bytes) -> Decoded:
    pillow = _pillow()
    if data[4:8] == b"ftyp":
        _pillow_for_avif_and_heif()
    allowed = _pixels_allowed(data)
    pillow.MAX_IMAGE_PIXELS = allowed // 2  # Pillow raises at twice as many
    if data.startswith(b"\xff\xd8") and data.count(b"\xff\xda") > _MAX_SCANS:
        raise Refused(DAMAGED)
    try:
        formats = [name for name in FORMATS if name in pillow.OPEN]
        image = pillow.open(io.BytesIO(data), formats=formats)
        width, height = image.size
        box = _draft(image)
        image.load()
        turn = orientation(image)
        image = plain(image)
        return Decoded(_reduced(image, width, height, box), turn, width, height)
    except pillow.DecompressionBombError as error:
        raise Refused(TOO_LARGE, allowed) from error
    except pillow.UnidentifiedImageError as error:
        raise _unopened(data) from error
    except MemoryError as error:
        raise Refused(MEMORY_SHORT) from error
    except Exception as error:
        raise Refused(MEMORY_SHORT if _is_out_of_memory(error) else DAMAGED) from error


def _is_out_of_memory(error: Exception) -> bool:
    """Whether a codec written in C ran out of memory; Pillow's code for that is -9."""
    text = str(error).lower()
    return "memory" in text or text.endswith("decoder error -9")


def plain(image: Image) -> Image:
    """A Pillow image of any mode in one of MODES."""
    mode = image.mode
    if mode in {"I;16", "I", "F"} or (mode in MODES and "transparency" not in image.info):
        return image  # `convert` would copy it
    if mode.startswith("I"):  # 16 bit in another byte order
        return image.convert("I").convert("I;16")
    if mode in {"LA", "La", "PA", "RGBA", "RGBa"} or "transparency" in image.info:
        return (image.convert("LA") if mode == "La" else image).convert("RGBA")
    if mode == "LAB":
        return _rgb_of_lab(image)
    return image.convert("L" if mode in {"1", "L"} else "RGB")


def orientation(image: Image) -> int:
    """EXIF's orientation, 1 to 8; 1 if there is none."""
    try:
        value = image.getexif().get(_ORIENTATION, 1)
    except Exception:  # noqa: BLE001 - broken metadata does not make a picture unreadable
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _write(decoded: Decoded, answers: BinaryIO) -> None:
    image = decoded.image
    mode, (width, height) = list(MODES).index(image.mode), image.size
    sizes = width, height, decoded.width, decoded.height
    answers.write(ANSWER.pack(DONE, mode, decoded.orientation, *sizes))
    rows = max(1, _STRIP_BYTES // (width * MODES[image.mode]))
    for top in range(0, height, rows):  # so that the reader can start
        strip = image.crop((0, top, width, min(top + rows, height)))
        answers.write(strip.tobytes())


def _pillow() -> Any:
    """Pillow's `Image` module, with only our formats loaded; AVIF and HEIF are loaded when needed.

    Pillow would otherwise load every format it knows.
    """
    from PIL import (
        BmpImagePlugin,
        GifImagePlugin,
        Image,
        JpegImagePlugin,
        PngImagePlugin,
        TiffImagePlugin,
        WebPImagePlugin,
    )

    modules = BmpImagePlugin, GifImagePlugin, JpegImagePlugin, PngImagePlugin, TiffImagePlugin
    assert all([*modules, WebPImagePlugin])
    return Image


def _pillow_for_avif_and_heif() -> None:
    from PIL import AvifImagePlugin

    AvifImagePlugin.DEFAULT_MAX_THREADS = _THREADS
    with suppress(ImportError):
        import pi_heif

        pi_heif.register_heif_opener(
            thumbnails=False, depth_images=False, aux_images=False, decode_threads=_THREADS
        )


def _pixels_allowed(data: bytes) -> int:
    if data.startswith(b"\xff\xd8"):
        return MAX_PIXELS_BASELINE_JPEG if _is_baseline(data) else MAX_PIXELS
    return MAX_PIXELS_WEBP if data[8:12] == b"WEBP" else MAX_PIXELS


def _is_baseline(jpeg: bytes) -> bool:
    """Whether a JPEG has one scan with all components and so can be decoded row by row.

    Others must be in memory completely before the first row is decoded.
    """
    place, components = 2, 0
    while place + 9 < len(jpeg) and jpeg[place] == 0xFF:
        marker = jpeg[place + 1]
        if marker == 0xFF:  # fill byte
            place += 1
            continue
        if marker in (0xC0, 0xC1):  # the frame, baseline or extended, Huffman-coded
            components = jpeg[place + 9]
        elif marker == 0xDA:  # the first scan
            return components > 0 and jpeg[place + 4] == components
        place += 2 + int.from_bytes(jpeg[place + 2 : place + 4])
    return False


def _draft(image: Image) -> tuple[float, float, float, float] | None:
    """Sets a large JPEG to be decoded at 1/2, 1/4 or 1/8 of its size, to save time and memory.

    Returns:
        Left, top, right and bottom of the picture within the decoded pixels, whose number is
        rounded up; None for all of them.
    """
    target = _target_size(*image.size)
    drafted = image.draft(None, target) if target != image.size else None
    return None if drafted is None else drafted[1]


def _target_size(width: int, height: int) -> tuple[int, int]:
    factor = min(1.0, MAX_SIDE / max(width, height))
    return max(1, round(width * factor)), max(1, round(height * factor))


def _reduced(
    image: Image, width: int, height: int, box: tuple[float, float, float, float] | None
) -> Image:
    """The picture at its target size, by averaging areas weighted with alpha."""
    from PIL.Image import Resampling

    target = _target_size(width, height)
    if target == image.size:
        return image
    mode = image.mode
    image = image.convert("RGBa") if mode == "RGBA" else image
    image = image.resize(target, Resampling.BILINEAR, box, reducing_gap=_REDUCING_GAP)
    return image.convert("RGBA") if mode == "RGBA" else image


def _rgb_of_lab(image: Image) -> Image:
    from PIL import ImageCms

    lab, srgb = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")
    transform = ImageCms.buildTransform(lab, srgb, "LAB", "RGB")
    converted = ImageCms.applyTransform(image, transform)
    assert converted is not None  # it is only for in-place transforms
    return converted


def _unopened(data: bytes) -> Refused:
    """The refusal of a file that Pillow cannot open; UNREADABLE if it starts like our formats."""
    from PIL.Image import OPEN

    for index in reversed(range(len(FORMATS))):  # HEIF before AVIF, which also claims HEIF files
        _, accepts = OPEN.get(FORMATS[index], (None, None))
        if accepts is not None and accepts(data[:16]):
            return Refused(UNREADABLE, index)
    return Refused(UNKNOWN)
