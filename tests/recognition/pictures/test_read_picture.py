import contextlib
import io
import os
import struct
import warnings
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from mnist_desktop.decoder.decode import FORMATS
from mnist_desktop.problem import PictureError
from mnist_desktop.recognition.pictures.decoder_process import DecoderProcess, RawPicture
from mnist_desktop.recognition.pictures.read_picture import (
    MAX_MEBIBYTES,
    MAX_SIDE,
    decode_picture,
    read_picture,
    reduced,
)

WRITTEN = [kind for kind in FORMATS if kind != "HEIF"]
"""What Pillow can write here; there is no free encoder of HEIC."""
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


def lab_of(image):
    profiles = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
    return ImageCms.profileToProfile(image.convert("RGB"), *profiles, outputMode="LAB")


@pytest.mark.parametrize("kind", WRITTEN)
def test_reads_every_format_near_enough(kind):
    pixels = read_picture(encoded(GREY, kind))
    grey = pixels if pixels.ndim == 2 else pixels[..., :3].mean(axis=2)
    assert pixels.dtype == np.uint8
    assert np.abs(grey.astype(float) - GREY).mean() < 6


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "CMYK", "YCbCr", "LAB", "LA", "RGBA"])
def test_reads_every_mode(mode):
    kind = {"YCbCr": "JPEG", "CMYK": "TIFF", "LAB": "TIFF"}.get(mode, "PNG")
    image = Image.fromarray(GREY)
    pixels = read_picture(encoded(lab_of(image) if mode == "LAB" else image.convert(mode), kind))
    assert pixels.shape[:2] == GREY.shape
    assert pixels[4, 5].flat[0] < 60 < 200 < pixels[15, 25].flat[0]


def test_keeps_16_bit_and_scales_floats():
    deep = np.linspace(0, 65535, 600).reshape(20, 30).astype(np.uint16)
    np.testing.assert_array_equal(read_picture(encoded(deep, "PNG")), deep)
    np.testing.assert_array_equal(read_picture(encoded(deep, "TIFF")), deep)
    pale = deep // 2 + 300
    other_order = Image.frombytes("I;16B", (30, 20), pale.astype(">u2").tobytes())
    np.testing.assert_array_equal(read_picture(encoded(other_order, "TIFF")), pale)
    floats = read_picture(encoded(deep.astype(np.float32) / 7, "TIFF"))
    assert floats.dtype == np.uint16
    assert np.abs(floats.astype(int) - deep).max() <= 1


@pytest.mark.parametrize(("dtype", "white"), [("u1", 1), ("u1", 15), ("<u2", 1023), ("<u2", 4095)])
def test_grey_of_few_bits_is_not_black(dtype, white):
    levels = np.where(GREY > 100, white, 0).astype(dtype)
    pixels = read_picture(encoded(levels, "PNG"))
    assert pixels.dtype == np.dtype(dtype)
    assert pixels.max() >= np.iinfo(dtype).max / 2 - 1
    assert pixels.min() == 0


def test_a_transparent_palette_becomes_alpha():
    image = Image.fromarray(GREY).convert("P")
    pixels = read_picture(encoded(image, "PNG", transparency=image.getpixel((25, 15))))
    assert pixels.shape == (20, 30, 4)
    assert pixels[15, 25, 3] == 0
    assert pixels[4, 5, 3] == 255


def test_reads_a_phones_heic_the_right_way_up():
    """Phones say in HEIC itself how a picture is to be turned; this one is stored lying."""
    pixels = read_picture(Path(__file__).with_name("phone.heic"))
    assert pixels.shape == (80, 60, 3)
    assert (pixels[8:32, 36:54] < 30).all()
    assert (pixels[40:] > 230).all()


@pytest.mark.parametrize(
    ("kind", "orientation"),
    [
        *(("PNG", turn) for turn in range(1, 9)),
        *((kind, 6) for kind in ("JPEG", "WEBP", "TIFF", "AVIF")),
    ],
)
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


@pytest.mark.parametrize("kind", ["GIF", "TIFF", "WEBP", "PNG", "AVIF", "MPO"])
def test_takes_the_first_frame(kind):
    first, second = Image.fromarray(GREY), Image.fromarray(255 - GREY)
    data = encoded(first, kind, save_all=True, append_images=[second])
    assert read_picture(data)[15, 25].flat[0] > 200


@pytest.mark.parametrize("kind", FORMATS)
def test_refuses_truncated_files_and_survives_any_flipped_byte(kind):
    rng = np.random.default_rng(0)
    noise = rng.integers(0, 255, (60, 80, 3), dtype=np.uint8)
    is_heif = kind == "HEIF"
    data = Path(__file__).with_name("phone.heic").read_bytes() if is_heif else encoded(noise, kind)
    for length in (1, 8, 20, len(data) // 2, len(data) - len(data) // 10):
        told = {"picture_damaged", "picture_unreadable", "picture_unknown"}
        assert key_of(data[:length]) in told
    for place in rng.integers(0, min(len(data), 400), 40):
        broken = bytearray(data)
        broken[place] ^= 1 << int(rng.integers(8))
        with contextlib.suppress(PictureError):
            read_picture(bytes(broken))


def test_says_which_format_it_is_of_which_only_the_beginning_is_right():
    with pytest.raises(PictureError) as told:
        read_picture(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200))
    assert (told.value.key, told.value.values) == ("picture_unreadable", {"format": "HEIC"})


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
def test_opens_nothing_but_its_formats(data):
    assert key_of(data) == "picture_unknown"


@pytest.mark.parametrize("size", [(8000, 5001), (20_000, 20_000), (60_000, 60_000)])
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


def test_an_empty_file_is_told(tmp_path):
    (tmp_path / "empty.png").touch()
    assert key_of(tmp_path / "empty.png") == "picture_empty"


def test_broken_metadata_is_no_reason_to_refuse_and_warns_nobody():
    data = encoded(GREY, "JPEG", exif=b"Exif\0\0II*\0\x08\0\0\0\xff\xff" + b"\x12\x01" * 30)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert read_picture(data).shape == GREY.shape


def strange_tiff():
    """28 x 28 pixels in one tile of 46336 x 46320: libtiff asks for 2 GB to unpack it."""
    entries = {256: 28, 257: 28, 258: 8, 259: 8, 262: 1, 277: 1, 322: 46336, 323: 46320}
    entries |= {324: 8 + 2 + 12 * 10 + 4, 325: 11}
    ifd = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in entries.items())
    head = struct.pack("<2sHIH", b"II", 42, 8, len(entries))
    return head + ifd + bytes(4) + zlib.compress(b"")


def test_a_file_that_asks_for_gigabytes_is_told_and_the_next_one_is_read():
    with pytest.raises(PictureError) as told:
        read_picture(strange_tiff())
    assert (told.value.key, told.value.values) == ("picture_needs_memory", {"limit": 450})
    np.testing.assert_array_equal(read_picture(encoded(GREY, "PNG")), GREY)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "LA", "I;16", "I", "F", "1"])
def test_large_files_come_reduced_much_like_arrays(mode):
    across = np.round(np.sin(np.linspace(0, 40, 2400)) * 100 + 120).astype(np.uint8)
    levels = np.tile(across, (300, 1))
    deep = {"I;16": "<u2", "I": "<i4", "F": "<f4"}
    if mode in deep:
        image = Image.fromarray(levels.astype(deep[mode]) * 256)
        whole = levels.astype(np.uint16) * 256
    else:
        image = Image.fromarray(levels).convert(mode)
        whole = np.asarray(image.convert({"LA": "RGBA", "1": "L"}.get(mode, mode)))
    if mode in {"RGBA", "LA"}:
        alpha = np.linspace(40, 255, 300).astype(np.uint8)[:, None].repeat(2400, 1)
        image.putalpha(Image.fromarray(alpha))
        whole = np.dstack([whole[..., :3], alpha])
    found = decode_picture(encoded(image, "TIFF"))
    assert found.scale == pytest.approx((1.2, 1.2))
    expected = reduced(whole).astype(float)
    if mode in {"I", "F"}:  # from lowest to highest
        expected = (expected - expected.min()) * (65535 / np.ptp(expected))
    assert found.pixels.shape == expected.shape
    error = np.abs(found.pixels - expected)
    limit = 70 if mode == "1" else 600 if mode in deep else 6
    assert error[..., :3].mean() < limit / 3
    assert mode == "1" or error.max() < limit


@pytest.mark.parametrize(("orientation", "scale"), [(1, (4.0, 2.5)), (6, (2.5, 4.0))])
def test_the_scale_is_across_and_down_of_what_is_seen(orientation, scale, monkeypatch):
    raw = RawPicture("L", 2, 4, bytearray(range(8)), orientation, (8, 10))
    monkeypatch.setattr(DecoderProcess, "decode", lambda *_: raw)
    assert decode_picture(b"any").scale == scale


def test_a_large_jpeg_is_averaged_like_others():
    rng = np.random.default_rng(0)
    levels = np.kron(rng.integers(0, 256, (100, 150), np.uint8), np.ones((40, 40), np.uint8))
    pixels = read_picture(encoded(levels, "JPEG", quality=95))
    assert pixels.shape == (1333, 2000)
    assert np.abs(pixels.astype(float) - reduced(levels)).mean() < 5


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
    noise = np.random.default_rng(0).integers(0, 256, (MAX_SIDE, MAX_SIDE, 4), np.uint8)
    data = encoded(noise, "PNG", compress_level=0)
    np.testing.assert_array_equal(read_picture(data), noise)
