"""A model as one HTML page for browsers: its weights, and the JavaScript that answers."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from html import escape
from typing import Any

import numpy as np
import numpy.typing as npt

from mnist_desktop import __version__
from mnist_desktop.assets import asset_path
from mnist_desktop.export.packed import packed, unpacked
from mnist_desktop.export.page_hand import page_hand
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_file import Model
from mnist_desktop.recognition.networks.architectures import Architecture
from mnist_desktop.recognition.networks.layer_rules import layer_settings
from mnist_desktop.recognition.networks.layers import Layer
from mnist_desktop.recognition.page_size import USUAL_BYTES

SCRIPTS = (
    *("stored.js", "texts.js", "preprocessing.js", "several_digits.js", "matrix.js"),
    *(
        "network.js",
        "model_data.js",
        "prediction.js",
        "pointer_input.js",
        "paper.js",
        "answer_view.js",
    ),
    *("copies.js", "digits_file.js", "hand.js", "writing.js", "hand_panel.js", "page.js"),
    "start.js",
)
"""Files of `assets/page` in the order in which the page has them."""
Floats = npt.NDArray[np.float32]
_DATA = re.compile(r'<script type="application/json" id="model">(.*?)</script>', re.DOTALL)


def html_page(model: Model, classes: tuple[str, ...], name: str, *, is_half: bool = True) -> bytes:
    """The page, in UTF-8; it asks for nothing outside of itself.

    Args:
        model: what answers in it.
        classes: the names of its classes.
        name: what it is called.
        is_half: whether kernels are float16; else they are float32 as all other weights, twice the
            size.
    """
    described = _described(model, classes, name, is_half=is_half)
    empty = _filled(name, described)
    return _filled(name, {**described, "hand": page_hand(model, USUAL_BYTES - len(empty))})


def _filled(name: str, described: Mapping[str, Any]) -> bytes:
    """The page with a model in it."""
    script = "\n".join(['"use strict";', *(_source(one) for one in SCRIPTS)])
    style = _source("page.css")
    content = {
        "policy": _policy(script, style),
        "version": __version__,
        "title": escape(name),
        "style": style,
        "model": _in_script(described),
        "script": script,
    }
    parts = re.split(r"\{(\w+)\}", _source("page.html"))
    parts[1::2] = [content[slot] for slot in parts[1::2]]
    return "".join(parts).encode()


def page_answers(model: Model, page: bytes, images: Floats) -> Floats:
    """What the weights inside a page answer to images (n, 28, 28) in our own runtime: (n, k).

    Args:
        model: what the page was made of.
        page: the file.
        images: float32 in [0, 1], ink = 1.
    """
    found = _DATA.search(page.decode())
    assert found is not None
    weights = _weights(json.loads(found[1])["weights"], model.architecture)
    rounded = Classifier(Model(model.architecture, weights, model.metadata))
    return rounded.predict(images)[:, : len(model.metadata.classes) or None]


def _source(name: str) -> str:
    return asset_path(f"page/{name}").read_text(encoding="utf-8")


def _policy(script: str, style: str) -> str:
    """Forbids every request, and every script and style but those of the page."""
    hashes = [
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        for text in (script, style)
    ]
    return (
        f"default-src 'none'; script-src 'sha256-{hashes[0]}'; style-src 'sha256-{hashes[1]}';"
        " img-src data:; base-uri 'none'; form-action 'none'"
    )


def _in_script(content: Mapping[str, Any]) -> str:
    """JSON that no text in it can end: names may come from other people's files."""
    return json.dumps(content, ensure_ascii=False, allow_nan=False).replace("<", "\\u003c")


def _described(
    model: Model, classes: tuple[str, ...], name: str, *, is_half: bool
) -> dict[str, Any]:
    metadata = model.metadata
    return {
        "name": name,
        "classes": classes,
        "isDigits": not metadata.classes,
        "temperature": metadata.temperature,
        "threshold": metadata.threshold,
        "canRefuse": Classifier(model).can_refuse,
        "parameters": model.architecture.parameters,
        "layers": [_layer(layer) for layer in model.architecture.layers],
        "weights": {
            key: packed(weight, is_half=is_half and weight.ndim > 1)
            for key, weight in model.weights.items()
        },
    }


def _layer(layer: Layer) -> dict[str, Any]:
    return {
        "kind": layer.kind,
        "name": layer.name,
        "inputs": layer.inputs,
        **layer_settings(layer),
    }


def _weights(
    content: Mapping[str, Mapping[str, str]], architecture: Architecture
) -> dict[str, Floats]:
    """The weights in a page, as it reads them."""
    return {
        name: unpacked(content[name]).reshape(shape)
        for name, shape in architecture.weight_shapes.items()
    }
