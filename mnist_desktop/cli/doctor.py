"""The check-up: versions, devices, folders and the model, without Qt and without TensorFlow."""

import os
import platform
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import Any

from mnist_desktop import __version__
from mnist_desktop.assets import asset_path
from mnist_desktop.cli.chosen_model import chosen_model
from mnist_desktop.cli.display import display_in_use
from mnist_desktop.folders import Folders
from mnist_desktop.learning.tensorflow_requirements import edition, is_installed, why_no_training
from mnist_desktop.messages import one_line, text_of
from mnist_desktop.percentage import percentage
from mnist_desktop.problem import AppError, Message
from mnist_desktop.recognition.classifier import BUILT_IN, Classifier

_NVIDIA = Path("/proc/driver/nvidia/gpus")
_CPU_INFO = Path("/proc/cpuinfo")
_TIMEOUT = 5.0  # s; a driver that hangs must not stop the check-up


def usable_cores() -> int:
    """The number of processor cores that this process may run on."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def cpu_name() -> str:
    """The processor's model name."""
    for line in _lines_of(_CPU_INFO):
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def gpu_names() -> list[str]:
    """The GPUs that TensorFlow could use; empty if none is found."""
    if sys.platform == "darwin":
        return ["Apple GPU (Metal)"] if platform.machine() == "arm64" else []
    return _gpus_of_nvidia_driver() or _gpus_of_nvidia_smi()


def _gpus_of_nvidia_driver() -> list[str]:
    """Linux: one file per GPU, with a line "Model: NVIDIA GeForce ..."."""
    names = []
    for path in sorted(_NVIDIA.glob("*/information")):
        for line in _lines_of(path):
            if line.startswith("Model:"):
                names.append(line.partition(":")[2].strip())
    return names


def _gpus_of_nvidia_smi() -> list[str]:
    """`nvidia-smi -L` prints a line "GPU 0: NVIDIA GeForce ... (UUID: ...)" for each."""
    tool = shutil.which("nvidia-smi")
    if tool is None:
        return []
    try:
        output = subprocess.run(
            [tool, "-L"],
            capture_output=True,
            timeout=_TIMEOUT,
            check=True,
            encoding="utf-8",
            errors="replace",
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return []
    lines = [line for line in output.splitlines() if line.startswith("GPU ")]
    return [line.partition(":")[2].partition("(UUID")[0].strip() for line in lines]


def _lines_of(path: Path) -> list[str]:
    try:
        return path.read_text(errors="replace").splitlines()
    except OSError:
        return []


DISTRIBUTIONS = {
    "numpy": ("numpy",),
    "onnx": ("onnx",),
    "onnxruntime": ("onnxruntime",),
    "pillow": ("pillow",),
    "pi-heif": ("pi-heif",),
    "opencv": ("opencv-python-headless",),
    "safetensors": ("safetensors",),
    "PySide6": ("PySide6-Essentials",),
    "pyqtgraph": ("pyqtgraph",),
    "tensorflow": ("tensorflow", "tensorflow-cpu"),
    "keras": ("keras",),
}
"""Names shown, and the distributions that may provide them; `build.spec` keeps their metadata."""


_EDITIONS = {
    "installed": "installed as a package of this Python",
    "full": "full",
    "small": "small, without TensorFlow",
}


def check_up() -> tuple[dict[str, Any], Message | None]:
    """The findings as JSON, and the error that keeps the program from reading digits, if any."""
    folders = Folders.at()
    why = why_no_training()
    model, problem = _model_in_use(chosen_model(folders.settings))
    findings = {
        "edition": edition(),
        "versions": _versions(),
        "system": platform.platform(),
        "devices": {
            "cpu": cpu_name(),
            "cpus": os.cpu_count(),
            "gpus": gpu_names(),
            "tensorflow": is_installed("tensorflow"),
            "no_training": None if why is None else text_of(why),
        },
        "display": display_in_use(),
        "folders": {
            name: {"path": str(path), "exists": _exists(path), "writable": _is_writable(path)}
            for name, path in (
                ("data", folders.data),
                ("models", folders.models),
                ("samples", folders.samples),
                ("logs", folders.logs),
            )
        },
        "refused": None if folders.refused is None else str(folders.refused),
        "model": model,
    }
    return findings, problem


def in_words(findings: dict[str, Any]) -> str:
    """The findings as `doctor` prints them."""
    devices, model = findings["devices"], findings["model"]
    training = devices["no_training"] or "TensorFlow found"
    is_small = findings["edition"] == "small"
    left_out = ("tensorflow", "keras") if is_small else ()
    versions = {
        name: version or "missing"
        for name, version in findings["versions"].items()
        if name not in left_out
    }
    lines = [
        *(f"{name:14}{version}" for name, version in versions.items()),
        f"{'edition':14}{_EDITIONS[findings['edition']]}",
        f"{'system':14}{findings['system']}",
        f"{'processor':14}{devices['cpu']}, {devices['cpus']} at once",
        f"{'GPU':14}{', '.join(devices['gpus']) or 'none found'}",
        f"{'training':14}{training}",
        f"{'display':14}{findings['display'] or 'none'}",
    ]
    for name, folder in findings["folders"].items():
        state = "" if folder["exists"] else " (not made yet)"
        state += "" if folder["writable"] else " (cannot be written to)"
        lines.append(f"{name:14}{one_line(folder['path'])}{state}")
    if findings["refused"] is not None:
        beside = one_line(findings["refused"])
        lines.append(f"{'':14}instead of {beside}, which cannot be written to")
    lines.append(f"{'model':14}{_model_in_words(model)}")
    if model["instead_of"] is not None:
        path, error = one_line(model["instead_of"]["path"]), model["instead_of"]["error"]
        lines.append(f"{'':14}instead of {path}, which the window's settings name: {error}")
    return "\n".join(lines)


def _versions() -> dict[str, str | None]:
    versions: dict[str, str | None] = {
        "mnist-desktop": __version__,
        "python": platform.python_version(),
    }
    for name, distributions in DISTRIBUTIONS.items():
        versions[name] = next(filter(None, map(_version, distributions)), None)
    return versions


def _version(distribution: str) -> str | None:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return None


def _is_writable(path: Path) -> bool:
    """Whether files, or the folder itself if it does not exist yet, can be created there."""
    while not _exists(path) and path != path.parent:
        path = path.parent
    return os.access(path, os.W_OK | os.X_OK)


def _exists(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises for names that are too long


def _model_in_use(chosen: Path | None) -> tuple[dict[str, Any], Message | None]:
    """The model that the window would answer with: the chosen one, else the built-in one."""
    if chosen is None:
        return _model(None)
    model, problem = _model(chosen)
    if problem is None:
        return model, None
    built_in, its_problem = _model(None)
    built_in["instead_of"] = {"path": str(chosen), "error": model["error"]}
    return built_in, its_problem


def _model(path: Path | None) -> tuple[dict[str, Any], Message | None]:
    """The findings on a model (None: the built-in one), and its error if it cannot be read."""
    about: dict[str, Any] = {
        "path": str(asset_path(BUILT_IN) if path is None else path),
        "built_in": path is None,
        "architecture": None,
        "date": None,
        "scores": {},
        "error": None,
        "instead_of": None,
    }
    try:
        classifier = Classifier.load(path)
    except AppError as problem:
        return {**about, "error": text_of(problem)}, problem.message
    about["architecture"] = classifier.architecture.name
    about["date"] = classifier.metadata.date
    about["scores"] = dict(classifier.metadata.scores)
    return about, None


def _model_in_words(model: dict[str, Any]) -> str:
    name = "built-in" if model["built_in"] else one_line(model["path"])
    if model["error"]:
        return f"{name}: {model['error']}"
    scores = ", ".join(
        f"{data} {percentage(value, 2)} %" for data, value in model["scores"].items()
    )
    text = f"{name}: {model['architecture']}, {model['date'] or 'no date'}"
    return f"{text}: {scores}" if scores else text
