"""TensorFlow itself: whether it can be used here, its import, and the devices that it sees."""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Any

from mnist_desktop.learning.config import Device
from mnist_desktop.learning.keras_model import backend, import_keras
from mnist_desktop.learning.tensorflow_requirements import (
    has_avx,
    import_ends_process,
    runtime_trouble,
    why_no_training,
)
from mnist_desktop.learning.tensorflow_setup import (
    first_line,
    give_back_large_blocks,
    leave_out_gpu_warning,
    without_log_lines,
)
from mnist_desktop.problem import Message, NoGpuError, TensorFlowError

CPU = "/CPU:0"
_MIB = 1024**2


@dataclass(frozen=True)
class Gpu:
    """A graphics processor that TensorFlow can train on, called "/GPU:0" there.

    `memory` is what TensorFlow may use of it, MiB; None if unknown.
    """

    device: str
    name: str
    memory: int | None


def import_tensorflow() -> Any:
    """TensorFlow with Keras on it, set up once: threads, and memory that grows with the need.

    Raises:
        TensorFlowError: the keys of `why_no_training`; "tensorflow_ends_process" where a trial in
            another process has ended that one; "tensorflow_needs_runtime" (trouble) and
            "tensorflow_broken" (reason) where the import fails.
    """
    with _IMPORTING:  # standard error is another's meanwhile, which two threads cannot both undo
        return _imported_tensorflow()


_IMPORTING = Lock()


@cache
def _imported_tensorflow() -> Any:
    problem = why_no_training()
    if problem is not None:
        raise TensorFlowError.of(problem)
    if has_avx() is None and import_ends_process("tensorflow"):
        raise TensorFlowError("tensorflow_ends_process")
    # Of what it logs nothing is news to a person: what goes wrong comes as an exception too.
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    # Its kernels for convolutions, which TensorFlow leaves off where a processor has no AVX-512:
    # there 10,000 images of `quick` take 0.58 and of `tutorial1` 0.58 of the processor time
    os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "1")
    give_back_large_blocks()
    leave_out_gpu_warning()
    try:
        with without_log_lines():
            import tensorflow as tf

            import_keras()
            _set_up(tf)
        # Its 300,000 objects stay; to look through them for garbage stops all threads for 270 ms
        gc.freeze()
    except Exception as error:
        # Whatever a broken installation raises: a missing DLL, a wrong version of a package.
        trouble = runtime_trouble()
        if trouble is not None:
            raise TensorFlowError("tensorflow_needs_runtime", trouble=trouble) from error
        raise TensorFlowError("tensorflow_broken", reason=first_line(error)) from error
    return tf


def _set_up(tf: Any) -> None:
    """Only possible before TensorFlow's first computation; RuntimeError says that it is late."""
    try:
        # One operation at a time on all cores: a chain of layers has nothing to run beside it.
        tf.config.threading.set_intra_op_parallelism_threads(os.cpu_count() or 1)
        tf.config.threading.set_inter_op_parallelism_threads(2)
        for gpu in tf.config.list_physical_devices("GPU"):
            tf.config.experimental.set_memory_growth(gpu, True)  # else it takes all there is
    except (RuntimeError, ValueError):
        return


def gpus() -> list[Gpu]:
    """The GPUs that TensorFlow sees; imports it."""
    tf = import_tensorflow()
    physical = tf.config.list_physical_devices("GPU")
    return described(physical, tf.config.experimental.get_device_details, _memory_limits)


def described(
    physical: Sequence[Any],
    details_of: Callable[[Any], dict[str, Any]],
    memory_limits: Callable[[], dict[str, int]],
) -> list[Gpu]:
    """TensorFlow's physical devices with their names and memory."""
    if not physical:
        return []
    limits = memory_limits()
    found = []
    for number, device in enumerate(physical):
        name = str(details_of(device).get("device_name") or device.name)
        limit = limits.get(f"/device:GPU:{number}")
        found.append(Gpu(f"/GPU:{number}", name, None if limit is None else limit // _MIB))
    return found


def device_for(wanted: Device, found: Sequence[Gpu]) -> tuple[str, str]:
    """The device of a run in TensorFlow's words, and its name: "CPU" or the GPU's.

    Raises:
        NoGpuError: where one was asked for and there is none.
    """
    if wanted == "cpu" or (wanted == "auto" and not found):
        return CPU, "CPU"
    if not found:
        raise NoGpuError("no_gpu")
    return found[0].device, found[0].name


def import_backend() -> None:
    """Imports what Keras computes with, and Keras.

    Raises:
        AppError: as `import_tensorflow` does.
    """
    if backend() == "tensorflow":
        import_tensorflow()
    import_keras()


def device_scope(wanted: Device) -> tuple[AbstractContextManager[Any], str]:
    """Where the run's variables and computations are put, and the device's name.

    Raises:
        AppError: "no_gpu" where one was asked for and there is none.
    """
    if backend() != "tensorflow":  # the others use a GPU by themselves if there is one
        on_cpu = wanted == "cpu"
        return (import_keras().device("cpu:0") if on_cpu else nullcontext()), backend()
    device, name = device_for(wanted, gpus())
    scope: AbstractContextManager[Any] = import_keras().device(device)
    return scope, name


def why_cpu(platform: str, found: Sequence[Gpu]) -> Message | None:
    """Plain words on why training is on the CPU, and what to do; None where there is a GPU.

    Keys "cpu_windows", "cpu_macos" and "cpu_linux".
    """
    if found:
        return None
    kinds = {"win32": "cpu_windows", "darwin": "cpu_macos"}
    return Message(kinds.get(platform, "cpu_linux"))


def device_words() -> Message:
    """Where training runs, in a sentence; imports TensorFlow.

    Raises:
        TensorFlowError: it cannot be used.
    """
    found = gpus()
    why = why_cpu(sys.platform, found)
    if why is not None:
        return why
    name, memory = found[0].name, found[0].memory
    if memory is None:
        return Message("gpu_in_use_unmeasured", name=name)
    return Message("gpu_in_use", name=name, memory=memory)


def _memory_limits() -> dict[str, int]:
    """Bytes that TensorFlow may use, by device name."""
    from tensorflow.python.client import device_lib

    return {one.name: int(one.memory_limit) for one in device_lib.list_local_devices()}
