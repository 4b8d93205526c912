"""Messages about learning a person's own handwriting."""

from collections.abc import Mapping

from mnist_desktop.messages.marker import QT_TRANSLATE_NOOP

TEXTS: Mapping[str, str] = {
    "hand_few_samples": QT_TRANSLATE_NOOP(
        "messages",
        "There are too few drawings to learn from: {count}; at least {least} are needed, better"
        " three of each digit.",
    ),
    "hand_counting": QT_TRANSLATE_NOOP("messages", "The drawings are being counted."),
    "hand_no_model": QT_TRANSLATE_NOOP("messages", "The model is still being loaded."),
    "hand_while_training": QT_TRANSLATE_NOOP(
        "messages", "A training run is on; this has to wait until it has ended."
    ),
    "hand_other_classes": QT_TRANSLATE_NOOP(
        "messages", "Only a model that reads digits can learn a handwriting."
    ),
    "hand_needs_dense": QT_TRANSLATE_NOOP(
        "messages",
        "Only a network whose last layer is a dense one can learn a handwriting this quickly;"
        " train all its layers instead.",
    ),
    "hand_too_wide": QT_TRANSLATE_NOOP(
        "messages",
        "The last layer of this network takes {features} features, too many to learn a handwriting"
        " this quickly (at most {most}); train all its layers instead.",
    ),
}
"""The English sentences by message key."""
