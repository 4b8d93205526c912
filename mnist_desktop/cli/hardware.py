"""The computer's processors, as far as can be told without Qt and without TensorFlow."""

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

_NVIDIA = Path("/proc/driver/nvidia/gpus")
_CPU_INFO = Path("/proc/cpuinfo")
_PATIENCE = 5.0  # s; a driver that hangs must not stop the check-up


def usable_cores() -> int:
    """Those of the processor that this process may run on."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def cpu_name() -> str:
    """What the processor calls itself."""
    for line in _lines_of(_CPU_INFO):
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def gpu_names() -> list[str]:
    """The graphics processors that TensorFlow could use; empty if none is found."""
    if sys.platform == "darwin":
        return ["Apple GPU (Metal)"] if platform.machine() == "arm64" else []
    return _nvidia_of_the_driver() or _nvidia_of_its_tool()


def _nvidia_of_the_driver() -> list[str]:
    """Linux: one file a GPU, with a line "Model: NVIDIA GeForce ..."."""
    names = []
    for path in sorted(_NVIDIA.glob("*/information")):
        for line in _lines_of(path):
            if line.startswith("Model:"):
                names.append(line.partition(":")[2].strip())
    return names


def _nvidia_of_its_tool() -> list[str]:
    """`nvidia-smi -L`: a line "GPU 0: NVIDIA GeForce ... (UUID: ...)" each."""
    tool = shutil.which("nvidia-smi")
    if tool is None:
        return []
    try:
        told = subprocess.run(
            [tool, "-L"],
            capture_output=True,
            timeout=_PATIENCE,
            check=True,
            encoding="utf-8",
            errors="replace",
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return []
    lines = [line for line in told.splitlines() if line.startswith("GPU ")]
    return [line.partition(":")[2].partition("(UUID")[0].strip() for line in lines]


def _lines_of(path: Path) -> list[str]:
    try:
        return path.read_text(errors="replace").splitlines()
    except OSError:
        return []
