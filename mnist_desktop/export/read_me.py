"""The text beside an exported model: what goes in, what comes out, and ten lines of Python."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mnist_desktop import __version__
from mnist_desktop.messages import one_line
from mnist_desktop.recognition.model_file import Model
from mnist_desktop.recognition.model_metadata import USUAL_THRESHOLD

SUFFIX = ".README.txt"
PACKAGES: Mapping[str, str] = {
    "keras": "tensorflow",
    "onnx": "onnxruntime",
    "tflite": "ai-edge-litert",
}
"""What is installed with pip to use a file of each format; Pillow besides."""

_IMPORTS: Mapping[str, str] = {
    "keras": "import keras",
    "onnx": "import onnxruntime",
    "tflite": "from ai_edge_litert.interpreter import Interpreter",
}
_ANSWERS: Mapping[str, tuple[str, ...]] = {
    "keras": (
        "model = keras.models.load_model({file!r})",
        "p = np.asarray(model(image[None, :, :, None]))[0]",
    ),
    "onnx": (
        "session = onnxruntime.InferenceSession({file!r})",
        'p = session.run(None, {{"image": image[None, :, :, None]}})[0][0]',
    ),
    "tflite": (
        "run = Interpreter({file!r}).get_signature_runner()",
        "p = next(iter(run(image=image[None, :, :, None]).values()))[0]",
    ),
}
_DIGIT = (
    'ink = ImageOps.invert(Image.open("digit.png").convert("L"))  # dark ink on white paper',
    "ink = np.asarray(ImageOps.contain(ink.crop(ink.getbbox()), (20, 20)), np.float32)",
    "y, x = (np.indices(ink.shape) * ink).sum(axis=(1, 2)) / ink.sum()  # centre of mass",
    "image = np.zeros((28, 28), np.float32)",
    "top, left = (int(np.clip(round(14 - at), 0, 28 - n)) for at, n in zip((y, x), ink.shape))",
    "image[top : top + ink.shape[0], left : left + ink.shape[1]] = ink / ink.max()",
)
_ANY = (
    'picture = Image.open("image.png").convert("L")  # grey, 28 x 28, as in the data set',
    "image = np.asarray(picture.resize((28, 28)), np.float32) / 255",
)


def read_me_path(path: Path) -> Path:
    """The text beside an exported file."""
    return path.with_name(path.name + SUFFIX)


def code_lines(model: Model, kind: str, file: str, classes: tuple[str, ...]) -> list[str]:
    """Python that reads a picture with the exported file, as it is printed in the text.

    Args:
        model: what was exported.
        kind: "keras", "onnx" or "tflite".
        file: the file's name.
        classes: the names of the classes.
    """
    is_digits = not model.metadata.classes
    answers = [line.format(file=file) for line in _ANSWERS[kind]]
    names = "" if is_digits else f"{list(classes)!r}"
    shown = "p.argmax()" if is_digits else f"{names}[p.argmax()]"
    picture = "Image, ImageOps" if is_digits else "Image"
    return [
        "import numpy as np",
        _IMPORTS[kind],
        f"from PIL import {picture}",
        "",
        *(_DIGIT if is_digits else _ANY),
        *answers,
        f"print({shown}, p.max())",
    ]


def read_me(model: Model, kind: str, file: str, name: str, classes: tuple[str, ...]) -> str:
    """The text: input, output, classes, code."""
    threshold = model.metadata.threshold
    lines = [
        f"{one_line(file)}: the network {name!r}, exported by MNIST Desktop {__version__}",
        "",
        "Input   image: float32, (n, 28, 28, 1), from 0 to 1, ink = 1 and background = 0.",
        f"Output  probabilities: float32, (n, {len(classes)}), in this order:",
        f"        {', '.join(classes)}",
    ]
    if not model.metadata.classes:
        lines += [
            "",
            "Images must be made as MNIST's are: the digit's longer side 20 pixels, its centre of",
            "mass in the middle. The lines below do that for a clean picture of one digit; the",
            "program itself does more, such as uneven light, ruled paper and thin pens.",
        ]
    if threshold != USUAL_THRESHOLD:
        lines += [
            "",
            f"Where the largest probability is below {threshold:.3f}, the program is not sure.",
        ]
    lines += ["", f"    pip install {PACKAGES[kind]} pillow numpy", ""]
    return "\n".join([*lines, *code_lines(model, kind, file, classes), ""])
