"""Messages about training and what it needs."""

from collections.abc import Mapping

from mnist_desktop.messages.marker import QT_TRANSLATE_NOOP

TEXTS: Mapping[str, str] = {
    "sweep_count": QT_TRANSLATE_NOOP(
        "messages", "Type two to {most} different values, with commas between them."
    ),
    "sweep_value": QT_TRANSLATE_NOOP("messages", "{value} is no value that this setting can have."),
    "tensorflow_missing": QT_TRANSLATE_NOOP(
        "messages",
        "Training needs TensorFlow, which is not installed here; “pip install tensorflow”"
        " installs it, and everything else works without it.",
    ),
    "tensorflow_not_in_edition": QT_TRANSLATE_NOOP(
        "messages",
        "This small edition has no TensorFlow and cannot train; the full edition, whose package has"
        " no “small” in its name, can.",
    ),
    "tensorflow_broken": QT_TRANSLATE_NOOP(
        "messages",
        "TensorFlow is installed here but cannot be loaded, so nothing can be trained ({reason});"
        " installing it again usually helps.",
    ),
    "tensorflow_needs_avx": QT_TRANSLATE_NOOP(
        "messages",
        "This computer's processor has no AVX, which TensorFlow needs, so nothing can be"
        " trained here; everything else works.",
    ),
    "tensorflow_needs_runtime": QT_TRANSLATE_NOOP(
        "messages",
        "TensorFlow cannot be loaded, so nothing can be trained: there is a problem with"
        " Microsoft's Visual C++ runtime ({trouble}); installing the newest “Visual C++"
        " Redistributable (x64)” fixes it.",
    ),
    "tensorflow_ends_process": QT_TRANSLATE_NOOP(
        "messages",
        "Loading TensorFlow ends the process here, as it does on a processor without AVX, so"
        " nothing can be trained; everything else works.",
    ),
    "tensorflow_not_for_python": QT_TRANSLATE_NOOP(
        "messages",
        "There is no TensorFlow for Python {version} yet, so nothing can be trained; install the"
        " program with Python 3.11, 3.12 or 3.13.",
    ),
    "no_gpu": QT_TRANSLATE_NOOP("messages", "TensorFlow sees no GPU here to train on."),
    "cpu_windows": QT_TRANSLATE_NOOP(
        "messages",
        "Training runs on the CPU here, which is enough for these networks: TensorFlow has had"
        " no GPU support on Windows since version 2.11; to use a GPU, use WSL 2.",
    ),
    "cpu_macos": QT_TRANSLATE_NOOP(
        "messages",
        "Training runs on the CPU here, which is enough for these networks; on a Mac TensorFlow"
        " can use the GPU once tensorflow-metal is installed.",
    ),
    "cpu_linux": QT_TRANSLATE_NOOP(
        "messages",
        "Training runs on the CPU here, which is enough for these networks; with an NVIDIA GPU,"
        " “pip install mnist-desktop[gpu]” installs what TensorFlow needs for it.",
    ),
    "gpu_in_use": QT_TRANSLATE_NOOP(
        "messages", "Training runs on the GPU {name}, with {memory} MiB."
    ),
    "gpu_in_use_unmeasured": QT_TRANSLATE_NOOP("messages", "Training runs on the GPU {name}."),
    "training_failed": QT_TRANSLATE_NOOP(
        "messages", "TensorFlow could not continue the training: {reason}."
    ),
}
