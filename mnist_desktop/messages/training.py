"""Messages about training and about the user's own networks."""

from collections.abc import Mapping

from mnist_desktop.messages.marker import QT_TRANSLATE_NOOP

TEXTS: Mapping[str, str] = {
    # Training
    "tensorflow_missing": QT_TRANSLATE_NOOP(
        "messages",
        "Training needs TensorFlow, which is not installed here; “pip install tensorflow”"
        " installs it, and everything else works without it.",
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
    # Networks of one's own
    "network_dense_needs_row": QT_TRANSLATE_NOOP(
        "messages",
        "Dense takes a row of numbers, but gets an image of {shape}: put Flatten or Global"
        " pooling before it.",
    ),
    "network_convolution_needs_image": QT_TRANSLATE_NOOP(
        "messages",
        "Convolution takes an image, but gets a row of {count} numbers: move it above Flatten or"
        " Global pooling, or remove it.",
    ),
    "network_depthwise_needs_image": QT_TRANSLATE_NOOP(
        "messages",
        "Depthwise convolution takes an image, but gets a row of {count} numbers: move it above"
        " Flatten or Global pooling, or remove it.",
    ),
    "network_pooling_needs_image": QT_TRANSLATE_NOOP(
        "messages",
        "Pooling takes an image, but gets a row of {count} numbers: move it above Flatten or"
        " Global pooling, or remove it.",
    ),
    "network_global_pooling_needs_image": QT_TRANSLATE_NOOP(
        "messages",
        "Global pooling takes an image, but gets a row of {count} numbers: one of it or Flatten"
        " is enough, so remove the other.",
    ),
    "network_pooled_away": QT_TRANSLATE_NOOP(
        "messages",
        "Nothing is left of the image: after pooling it would be {after}, from {before}. Pool by"
        " {most} at most, or less before it.",
    ),
    "network_kernel_too_large": QT_TRANSLATE_NOOP(
        "messages",
        "Nothing is left of the image: a kernel of {kernel} × {kernel} does not fit into {before}."
        " Set the kernel to {most} at most, or padding to “same”.",
    ),
    "network_too_long": QT_TRANSLATE_NOOP(
        "messages",
        "At most {most} layers are allowed, and there are {count}: remove one to continue.",
    ),
    "network_too_large": QT_TRANSLATE_NOOP(
        "messages",
        "{parameters} parameters; at most {most}. Fewer units or filters, or a Pooling before"
        " Flatten, make it smaller.",
    ),
    "network_branches": QT_TRANSLATE_NOOP(
        "messages",
        "This network branches, so it cannot be edited here, where each layer takes the one"
        " before it.",
    ),
    "network_long": QT_TRANSLATE_NOOP(
        "messages",
        "This network has {count} layers and cannot be edited here: a custom network has at"
        " most {most}.",
    ),
    "network_other_end": QT_TRANSLATE_NOOP(
        "messages",
        "This network does not end in a Dense layer of ten scores, so it cannot be edited here.",
    ),
    "network_out_of_bounds": QT_TRANSLATE_NOOP(
        "messages",
        "This network has a layer larger than a custom network allows, so it cannot be edited"
        " here.",
    ),
}
