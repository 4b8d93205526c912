"""What the decoder's program decides; how it is run is in recognition/test_decoder_process.py."""

import io
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image

from mnist_desktop import __main__
from mnist_desktop.decoder import decode as picture_decoder
from mnist_desktop.decoder.decode import ARGUMENT, FORMATS, TOO_LARGE, Refused, decode
from mnist_desktop.messages import TEXTS
from tests.conftest import ROOT


def encoded(side, kind, **options):
    file = io.BytesIO()
    levels = np.tile(np.linspace(0, 255, side).astype(np.uint8), (side, 1))
    image = Image.fromarray(levels).convert(options.pop("mode", "RGB"))
    image.save(file, kind, **options)
    return file.getvalue()


@pytest.fixture
def low_limits(monkeypatch):
    """Of pixels: as fits pictures that a test makes in no time."""
    for name, side in (("", 100), ("_BASELINE_JPEG", 200), ("_WEBP", 60)):
        monkeypatch.setattr(picture_decoder, f"MAX_PIXELS{name}", side**2)
    yield
    Image.MAX_IMAGE_PIXELS = None


@pytest.mark.parametrize(
    ("kind", "options", "side"),
    [
        ("JPEG", {}, 200),
        ("JPEG", {"mode": "L"}, 200),
        ("JPEG", {"mode": "CMYK"}, 200),
        ("JPEG", {"comment": b"\xff\xff\xc2" * 9}, 200),
        ("JPEG", {"progressive": True}, 100),
        ("PNG", {}, 100),
        ("TIFF", {}, 100),
        ("AVIF", {}, 100),
        ("WEBP", {}, 60),
    ],
)
def test_how_many_pixels_each_may_have(low_limits, kind, options, side):
    assert decode(encoded(side, kind, **options)).image.size == (side, side)
    with pytest.raises(Refused) as caught:
        decode(encoded(side + 2, kind, **options))
    assert (caught.value.status, caught.value.detail) == (TOO_LARGE, side**2)


def test_a_jpeg_without_an_end_to_its_header_is_no_baseline_one(low_limits):
    data = encoded(150, "JPEG")
    for length in range(2, 60):
        with pytest.raises(Refused):
            decode(data[:length])


def test_a_large_jpeg_is_decoded_at_half_its_size_or_less(monkeypatch):
    data = encoded(450, "JPEG")
    monkeypatch.setattr(picture_decoder, "MAX_SIDE", 100)
    taken = []
    load = Image.Image.load
    monkeypatch.setattr(Image.Image, "load", lambda one: taken.append(one.size) or load(one))
    decoded = decode(data)
    assert (decoded.image.size, decoded.width, decoded.height) == ((100, 100), 450, 450)
    assert max(taken) == (113, 113)


def test_the_sentence_about_formats_names_all_of_them():
    shown = TEXTS["picture_unknown"]
    names = {"WEBP": "WebP", "HEIF": "HEIC"}
    assert [name for name in FORMATS if names.get(name, name) not in shown] == []


def test_it_ends_when_nobody_asks_any_more():
    command = [sys.executable, "-m", "mnist_desktop", ARGUMENT]
    process = subprocess.run(command, cwd=ROOT, input=b"", capture_output=True, check=False)
    assert (process.returncode, process.stdout) == (0, picture_decoder.READY)
    assert ARGUMENT not in (__main__.COMMANDS)
