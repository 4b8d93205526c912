import contextlib
import io
import os
import struct
import warnings
import zlib

import numpy as np
import pytest
from PIL import Image

from mnist_desktop.recognition.picture_file import (
    LONGEST_SIDE,
    MAX_MEBIBYTES,
    read_picture,
    reduced,
)
from mnist_desktop.recognition.problem import PictureError

# Dark mark in the upper left of a picture that is wider than high.
GREY = np.full((20, 30), 250, np.uint8)
GREY[2:8, 3:12] = 10


def encoded(pixels, kind, **options):
    stream = io.BytesIO()
    image = pixels if isinstance(pixels, Image.Image) else Image.fromarray(pixels)
    image.save(stream, kind, **options)
    return stream.getvalue()


def key_of(source):
    with pytest.raises(PictureError) as caught:
        read_picture(source)
    return caught.value.key


def png_of(width, height, data=b""):
    def chunk(name, body):
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "GIF", "WEBP", "TIFF"])
def test_reads_every_format_near_enough(kind):
    pixels = read_picture(encoded(GREY, kind))
    grey = pixels if pixels.ndim == 2 else pixels[..., :3].mean(axis=2)
    assert pixels.dtype == np.uint8
    assert np.abs(grey.astype(float) - GREY).mean() < 6


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "CMYK", "YCbCr", "LA", "RGBA"])
def test_reads_every_mode(mode):
    kind = "JPEG" if mode == "YCbCr" else "TIFF" if mode == "CMYK" else "PNG"
    pixels = read_picture(encoded(Image.fromarray(GREY).convert(mode), kind))
    assert pixels.shape[:2] == GREY.shape
    assert pixels[4, 5].flat[0] < 60 < 200 < pixels[15, 25].flat[0]


def test_keeps_16_bit_and_scales_floats():
    deep = np.linspace(0, 65535, 600).reshape(20, 30).astype(np.uint16)
    np.testing.assert_array_equal(read_picture(encoded(deep, "PNG")), deep)
    np.testing.assert_array_equal(read_picture(encoded(deep, "TIFF")), deep)
    floats = read_picture(encoded(deep.astype(np.float32) / 7, "TIFF"))
    assert floats.dtype == np.uint16
    assert np.abs(floats.astype(int) - deep).max() <= 1


def test_a_transparent_palette_becomes_alpha():
    image = Image.fromarray(GREY).convert("P")
    pixels = read_picture(encoded(image, "PNG", transparency=image.getpixel((25, 15))))
    assert pixels.shape == (20, 30, 4)
    assert pixels[15, 25, 3] == 0
    assert pixels[4, 5, 3] == 255


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_obeys_the_exif_orientation(kind, orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    turns = {
        1: GREY, 2: GREY[:, ::-1], 3: GREY[::-1, ::-1], 4: GREY[::-1], 5: GREY.T,
        6: GREY.T[:, ::-1], 7: GREY.T[::-1, ::-1], 8: GREY.T[::-1],
    }  # fmt: skip
    pixels = read_picture(encoded(GREY, kind, exif=exif))
    grey = pixels if pixels.ndim == 2 else pixels[..., 0]
    assert grey.shape == turns[orientation].shape
    assert np.abs(grey.astype(float) - turns[orientation]).mean() < 6


@pytest.mark.parametrize("kind", ["GIF", "TIFF", "WEBP", "PNG"])
def test_takes_the_first_frame(kind):
    first, second = Image.fromarray(GREY), Image.fromarray(255 - GREY)
    data = encoded(first, kind, save_all=True, append_images=[second])
    assert read_picture(data)[15, 25].flat[0] > 200


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "GIF", "WEBP", "TIFF"])
def test_refuses_truncated_files_and_survives_any_flipped_byte(kind):
    rng = np.random.default_rng(0)
    noise = rng.integers(0, 255, (60, 80, 3), dtype=np.uint8)
    data = encoded(noise, kind)
    for length in (1, 8, 20, len(data) // 2, len(data) - len(data) // 10):
        assert key_of(data[:length]) in {"picture_damaged", "picture_unreadable", "picture_unknown"}
    for place in rng.integers(0, min(len(data), 400), 150):
        broken = bytearray(data)
        broken[place] ^= 1 << int(rng.integers(8))
        with contextlib.suppress(PictureError):
            read_picture(bytes(broken))


@pytest.mark.parametrize(
    "data",
    [
        b"hello",
        b"<svg xmlns='http://www.w3.org/2000/svg'><image href='/etc/passwd'/></svg>",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
        b"P5 4 4 255 " + bytes(16),
        b"\x00" * 1000,
    ],
    ids=["text", "svg", "eps", "pgm", "zeros"],
)
def test_opens_nothing_but_the_six_formats(data):
    assert key_of(data) == "picture_unknown"


@pytest.mark.parametrize("size", [(5000, 5000), (20_000, 20_000), (60_000, 60_000)])
def test_refuses_bombs_before_decoding(size):
    assert key_of(png_of(*size)) == "picture_too_large"


def test_refuses_a_jpeg_of_endless_scans():
    data = encoded(GREY, "JPEG", progressive=True)
    assert key_of(data + b"\xff\xda" * 200) == "picture_damaged"


def test_refuses_too_many_bytes(tmp_path):
    path = tmp_path / "big.png"
    path.write_bytes(encoded(GREY, "PNG"))
    os.truncate(path, MAX_MEBIBYTES * 2**20 + 1)
    assert key_of(path) == "picture_file_too_large"
    assert key_of(bytes(MAX_MEBIBYTES * 2**20 + 1)) == "picture_file_too_large"


def test_says_what_is_wrong_with_a_path(tmp_path):
    assert key_of(tmp_path / "no.png") == "file_missing"
    assert key_of(tmp_path / "nul\0.png") == "file_missing"
    assert key_of(tmp_path) == "file_is_folder"
    (tmp_path / "empty.png").touch()
    assert key_of(tmp_path / "empty.png") == "picture_empty"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes or links here")
def test_neither_waits_at_a_pipe_nor_walks_in_circles(tmp_path):
    os.mkfifo(tmp_path / "pipe.png")
    assert key_of(tmp_path / "pipe.png") == "file_not_ordinary"
    (tmp_path / "loop.png").symlink_to(tmp_path / "loop.png")
    assert key_of(tmp_path / "loop.png") == "file_unreadable"


def test_broken_metadata_is_no_reason_to_refuse_and_warns_nobody():
    data = encoded(GREY, "JPEG", exif=b"Exif\0\0II*\0\x08\0\0\0\xff\xff" + b"\x12\x01" * 30)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert read_picture(data).shape == GREY.shape


@pytest.mark.parametrize("shape", [(2000, 1000), (20, 30, 3), (2000, 2000, 4)])
def test_what_is_small_enough_is_not_reduced(shape):
    picture = np.zeros(shape, np.uint8)
    assert reduced(picture) is picture


@pytest.mark.parametrize(
    ("shape", "smaller"),
    [
        ((3000, 4000), (1500, 2000)),
        ((6000, 4000, 3), (2000, 1333, 3)),
        ((2001, 10, 1), (2000, 10, 1)),
        ((1, 1_000_000), (1, 2000)),
        ((1_000_000, 2, 4), (2000, 1, 4)),
    ],
)
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_large_pictures_are_reduced_and_stay_what_they_are(shape, smaller, dtype):
    white = np.iinfo(dtype).max
    picture = np.full(shape, white, dtype)
    found = reduced(picture)
    assert (found.shape, found.dtype) == (smaller, dtype)
    assert found.min() >= 0.996 * white  # OpenCV's own weights of areas sum to 0.999


def test_reduces_by_averaging():
    stripes = np.tile(np.array([0, 200], np.uint8), (4000, 2000))
    assert (reduced(stripes) == 100).all()


def test_what_lies_under_transparent_pixels_does_not_show_when_reduced():
    picture = np.zeros((4000, 4000, 4), np.uint8)
    picture[..., :3] = 255  # white paper that nobody sees
    picture[:, ::2] = (30, 60, 90, 255)
    found = reduced(picture)
    assert (found[..., :3] == (30, 60, 90)).all()
    assert np.abs(found[..., 3].astype(int) - 128).max() <= 1


def test_other_arrays_come_back_as_they_are():
    for picture in (np.zeros((3000, 3000, 5), np.uint8), np.zeros((0, 3000), np.uint8)):
        assert reduced(picture) is picture
    image = np.zeros((28, 28), np.float32)
    assert reduced(image) is image


def test_the_largest_reduced_picture_can_be_read_again_as_png():
    noise = np.random.default_rng(0).integers(0, 256, (LONGEST_SIDE, LONGEST_SIDE, 4), np.uint8)
    data = encoded(noise, "PNG", compress_level=0)
    np.testing.assert_array_equal(read_picture(data), noise)
