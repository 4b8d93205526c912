"""Model files (`NAME.digitmodel`): safetensors bytes with our metadata, and nothing else.

A file is read as bytes and never mapped into memory; the network's shapes come from our code,
never from the file.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from mnist_desktop.files import bytes_of_file, check_file, is_missing, write_whole
from mnist_desktop.json_records import json_object, whole
from mnist_desktop.problem import ModelFileError
from mnist_desktop.recognition.model_metadata import ModelMetadata as ModelMetadata
from mnist_desktop.recognition.model_metadata import Setting
from mnist_desktop.recognition.networks.architectures import Architecture
from mnist_desktop.recognition.networks.network_json import (
    MAX_PARAMETERS,
    architecture_from_json,
    architecture_to_json,
)

SUFFIX = ".digitmodel"
FORMAT = 2
OLDEST_FORMAT = 1  # lacks the following fields
_SINCE_FORMAT_2: Mapping[str, Any] = {"classes": [], "curve": []}
ENTRY = "model"
MAX_HEADER = 512 * 1024
MAX_FILE = 8 + MAX_HEADER + 4 * MAX_PARAMETERS

Weights = Mapping[str, npt.NDArray[np.float32]]


@dataclass(frozen=True, eq=False)
class Model:
    """A network with its weights and metadata.

    Attributes:
        architecture: the network.
        weights: float32 by "layer/weight", exactly `architecture.weight_shapes`; finite.
        metadata: how it was made.

    Raises ValueError if the weights do not fit the network.
    """

    architecture: Architecture
    weights: Weights
    metadata: ModelMetadata

    def __post_init__(self) -> None:
        expected = self.architecture.weight_shapes
        if self.weights.keys() != expected.keys():
            raise ValueError("the weights belong to another network")
        for name, shape in expected.items():
            weight = self.weights[name]
            if weight.shape != shape or weight.dtype != np.float32:
                raise ValueError(f"{name} must be float32 of shape {shape}")
            if not np.isfinite(weight).all():
                raise ValueError(f"{name} is not finite")


def digest_of(model: Model, *others: object, without: str = "") -> str:
    """SHA-256 hex of a network with its weights, and of the texts of what else counts.

    Args:
        model: the network.
        others: what else makes a difference.
        without: a layer whose weights make none.
    """
    digest = hashlib.sha256(" ".join(map(str, (model.architecture, *others))).encode())
    for name in sorted(model.weights):
        if name.partition("/")[0] != without:
            digest.update(name.encode() + np.ascontiguousarray(model.weights[name]).tobytes())
    return digest.hexdigest()


def write_model(path: Path, model: Model) -> None:
    """Writes a model file completely or not at all; SavingError if that fails."""
    write_whole(path, model_bytes(model))


def read_model(path: Path) -> Model:
    """Reads a model file.

    Raises:
        ModelFileError: keys "model_missing", "model_unreadable" (reason), "model_newer", and
            "model_broken" for everything else that is not a complete model file.
    """
    with _missing_reported(path):
        data = bytes_of_file(path, MAX_FILE, ModelFileError)
    return model_from_bytes(data, path.name)


def set_setting(path: Path, name: str, value: Setting) -> None:
    """Changes one setting in a model file; its weights stay bit for bit, and its time of writing.

    Args:
        path: the file.
        name: of the setting.
        value: None removes it.

    Raises:
        ModelFileError: as `read_model`.
        SavingError: it cannot be written; the file is unchanged.
    """
    model = read_model(path)
    written = path.stat()
    write_model(path, with_setting(model, name, value))
    with suppress(OSError):  # else the list of models shows it as the newest
        os.utime(path, ns=(written.st_atime_ns, written.st_mtime_ns))


def with_setting(model: Model, name: str, value: Setting) -> Model:
    """The same model with another setting; None removes it."""
    settings = {key: old for key, old in model.metadata.settings.items() if key != name}
    if value is not None:
        settings[name] = value
    return replace(model, metadata=replace(model.metadata, settings=settings))


def read_description(path: Path) -> tuple[Architecture, ModelMetadata]:
    """Reads the network and metadata of a model file without its weights; fast, for long lists.

    Raises:
        ModelFileError: as `read_model`; infinite weights go unnoticed.
    """
    with _missing_reported(path):
        head, length = _head_of(path)
    with reported_as(ModelFileError("model_broken", name=path.name)):
        architecture, metadata = _description(head, length, path.name)
        _check_weights(head, length, architecture)
        return architecture, metadata


def model_bytes(model: Model) -> bytes:
    """The content of a model file; ValueError if it could not be read again."""
    from safetensors.numpy import save

    network = architecture_to_json(model.architecture)
    architecture_from_json(network)
    ModelMetadata.from_json(model.metadata.to_json())
    metadata = {"format": FORMAT, "network": network, **model.metadata.to_json()}
    # A single entry: safetensors writes several in random order.
    described = {ENTRY: json.dumps(metadata, allow_nan=False)}
    tensors = {name: np.ascontiguousarray(weight) for name, weight in model.weights.items()}
    content: bytes = save(tensors, metadata=described)
    return content


def model_from_bytes(data: bytes, name: str) -> Model:
    """The model in the content of a file; `name` is that of the file, for error messages."""
    with reported_as(ModelFileError("model_broken", name=name)):
        architecture, metadata = _description(data, len(data), name)
        return Model(architecture, _weights(data, architecture), metadata)


@contextmanager
def reported_as(problem: ModelFileError) -> Iterator[None]:
    """Raises `problem` instead of what a foreign or damaged file makes us or safetensors raise."""
    from safetensors import SafetensorError

    try:
        yield
    except (
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        RecursionError,
        OverflowError,
        SafetensorError,
    ) as error:
        raise problem from error


@contextmanager
def _missing_reported(path: Path) -> Iterator[None]:
    """Errors name the model, since the settings may refer to a file that nobody just chose."""
    try:
        yield
    except ModelFileError as problem:
        if is_missing(problem):
            raise ModelFileError("model_missing", name=path.name) from problem
        reason = problem.values.get("reason", "not a file")
        raise ModelFileError("model_unreadable", name=path.name, reason=reason) from problem


def _head_of(path: Path) -> tuple[bytes, int]:
    """The beginning of a file up to the end of its header, and the length of the file."""
    check_file(path, ModelFileError)
    try:
        with path.open("rb") as file:
            size = file.read(8)
            head = size + file.read(min(int.from_bytes(size, "little"), MAX_HEADER))
            return head, file.seek(0, os.SEEK_END)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ModelFileError("file_unreadable", name=path.name, reason=reason) from error


def _description(head: bytes, length: int, name: str) -> tuple[Architecture, ModelMetadata]:
    """The network and the metadata at the beginning of a file; `length` is the whole file's."""
    described = _header(head, length)["__metadata__"]
    if described.keys() != {ENTRY}:
        raise ValueError("not a model file of ours")
    metadata = json_object(described[ENTRY])
    version = whole(OLDEST_FORMAT)(metadata.pop("format"))
    if version > FORMAT:
        raise ModelFileError("model_newer", name=name)
    if version == OLDEST_FORMAT:
        if metadata.keys() & _SINCE_FORMAT_2.keys():
            raise ValueError("fields of a later format")
        metadata |= _SINCE_FORMAT_2
    architecture = architecture_from_json(metadata.pop("network"))
    return architecture, ModelMetadata.from_json(metadata)


def _header(head: bytes, length: int) -> dict[str, Any]:
    """The header; sizes are checked before anything is parsed."""
    size = int.from_bytes(head[:8], "little")
    if not 8 <= length <= MAX_FILE or not size <= min(MAX_HEADER, length - 8):
        raise ValueError("too large or cut off")
    return json_object(head[8 : 8 + size])


def _check_weights(head: bytes, length: int, architecture: Architecture) -> None:
    """Checks that the header lists the network's weights and that the file has the right length."""
    tensors = {name: one for name, one in _header(head, length).items() if name != "__metadata__"}
    shapes = {name: tuple(tensor["shape"]) for name, tensor in tensors.items()}
    if shapes != dict(architecture.weight_shapes):
        raise ValueError("the weights belong to another network")
    ends = []
    for tensor in tensors.values():
        _, end = tensor["data_offsets"]
        ends.append(end)
    end = max(ends, default=0)
    if length != 8 + int.from_bytes(head[:8], "little") + end:
        raise ValueError("cut off, or too long")


def _weights(data: bytes, architecture: Architecture) -> dict[str, npt.NDArray[np.float32]]:
    from safetensors import deserialize

    weights = {}
    for name, tensor in deserialize(data):  # type: ignore[no-untyped-call]
        weights[name] = _weight(tensor, architecture.weight_shapes[name])
    return weights


def _weight(tensor: Mapping[str, Any], shape: tuple[int, ...]) -> npt.NDArray[np.float32]:
    if tensor["dtype"] != "F32" or tuple(tensor["shape"]) != shape:
        raise ValueError("a weight of another type or shape")
    weight = np.frombuffer(tensor["data"], "<f4").astype(np.float32).reshape(shape)
    weight.flags.writeable = False
    return weight
