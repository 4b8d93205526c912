"""Messages about networks that do not fit together or cannot be edited."""

from collections.abc import Mapping

from mnist_desktop.messages.marker import QT_TRANSLATE_NOOP

TEXTS: Mapping[str, str] = {
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
