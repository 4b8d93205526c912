"""The check-up: versions, devices, folders and the model, without Qt and without TensorFlow."""

import os
import platform
import sys
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from mnist_desktop import __version__
from mnist_desktop.assets import asset_path
from mnist_desktop.display import display_in_use
from mnist_desktop.folders import Folders
from mnist_desktop.messages import one_line, text_of
from mnist_desktop.recognition.classifier import BUILT_IN, Classifier
from mnist_desktop.recognition.problem import Problem

_DISTRIBUTIONS = {
    "numpy": ("numpy",),
    "onnx": ("onnx",),
    "onnxruntime": ("onnxruntime",),
    "pillow": ("pillow",),
    "opencv": ("opencv-python-headless",),
    "safetensors": ("safetensors",),
    "PySide6": ("PySide6-Essentials",),
    "pyqtgraph": ("pyqtgraph",),
    "tensorflow": ("tensorflow", "tensorflow-cpu"),
    "keras": ("keras",),
}


def check_up() -> tuple[dict[str, Any], Problem | None]:
    """What there is, as JSON, and what keeps the program from reading digits, if anything."""
    model, problem = _model()
    folders = Folders.at()
    findings = {
        "versions": _versions(),
        "system": platform.platform(),
        "devices": {
            "cpu": _cpu_name(),
            "cpus": os.cpu_count(),
            "tensorflow": _is_installed("tensorflow"),
        },
        "display": display_in_use(),
        "folders": {
            name: {"path": str(path), "exists": path.exists(), "writable": _is_writable(path)}
            for name, path in (
                ("data", folders.data),
                ("models", folders.models),
                ("samples", folders.samples),
                ("logs", folders.logs),
            )
        },
        "model": model,
    }
    return findings, problem


def in_words(findings: dict[str, Any]) -> str:
    """The findings as `doctor` prints them."""
    devices, model = findings["devices"], findings["model"]
    scores = ", ".join(f"{name} {100 * value:.2f} %" for name, value in model["scores"].items())
    training = "TensorFlow found" if devices["tensorflow"] else "no TensorFlow, so no training"
    lines = [
        *(f"{name:14}{version or 'missing'}" for name, version in findings["versions"].items()),
        f"{'system':14}{findings['system']}",
        f"{'processor':14}{devices['cpu']}, {devices['cpus']} at once",
        f"{'training':14}{training}",
        f"{'display':14}{findings['display'] or 'none'}",
    ]
    for name, folder in findings["folders"].items():
        state = "" if folder["exists"] else " (not made yet)"
        state += "" if folder["writable"] else " (cannot be written to)"
        lines.append(f"{name:14}{one_line(folder['path'])}{state}")
    told = model["error"] or f"{model['architecture']}, {model['date'] or 'no date'}"
    lines.append(f"{'model':14}built-in: {told}{': ' + scores if scores else ''}")
    return "\n".join(lines)


def _versions() -> dict[str, str | None]:
    versions: dict[str, str | None] = {
        "mnist-desktop": __version__,
        "python": platform.python_version(),
    }
    for name, distributions in _DISTRIBUTIONS.items():
        versions[name] = next(filter(None, map(_version, distributions)), None)
    return versions


def _version(distribution: str) -> str | None:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return None


def _is_installed(package: str) -> bool:
    """Whether it could be imported, without doing so."""
    try:
        return find_spec(package) is not None
    except (ImportError, ValueError):  # something in the way, such as a half-loaded module
        return False


def _cpu_name() -> str:
    if sys.platform.startswith("linux"):
        try:
            lines = Path("/proc/cpuinfo").read_text(errors="replace").splitlines()
        except OSError:
            lines = []
        for line in lines:
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _is_writable(path: Path) -> bool:
    """Whether files can be made there, or the folder itself if it is not there yet."""
    while not path.exists() and path != path.parent:
        path = path.parent
    return path.is_dir() and os.access(path, os.W_OK)


def _model() -> tuple[dict[str, Any], Problem | None]:
    path = asset_path(BUILT_IN)
    about: dict[str, Any] = {
        "path": str(path), "architecture": None, "date": None, "scores": {}, "error": None,
    }  # fmt: skip
    try:
        classifier = Classifier.load()
    except Problem as problem:
        return {**about, "error": text_of(problem)}, problem
    about["architecture"] = classifier.architecture.name
    about["date"] = classifier.metadata.date
    about["scores"] = dict(classifier.metadata.scores)
    return about, None
