"""The sentences for what the Qt-free parts report; they know only message keys and values."""

from collections.abc import Callable, Mapping

from mnist_desktop.recognition.problem import Problem

CONTEXT = "messages"
_LONGEST_VALUE = 200  # characters: a stranger's file must not fill the window


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark a text for pyside6-lupdate, which knows this name, without importing Qt."""
    return text


TEXTS: Mapping[str, str] = {
    # Files of every kind
    "file_missing": QT_TRANSLATE_NOOP("messages", "There is no such file."),
    "file_is_folder": QT_TRANSLATE_NOOP("messages", "This is a folder, not a file."),
    "file_not_ordinary": QT_TRANSLATE_NOOP("messages", "This is not an ordinary file."),
    "file_unreadable": QT_TRANSLATE_NOOP("messages", "This file cannot be opened: {reason}."),
    "folder_unreadable": QT_TRANSLATE_NOOP("messages", "This folder cannot be opened: {reason}."),
    "folder_empty": QT_TRANSLATE_NOOP(
        "messages", "There is no picture and no drawing in this folder."
    ),
    "folder_not_writable": QT_TRANSLATE_NOOP(
        "messages", "The folder {folder} cannot be written to, so nothing can be saved there."
    ),
    # Pictures
    "picture_empty": QT_TRANSLATE_NOOP("messages", "This file is empty."),
    "picture_file_too_large": QT_TRANSLATE_NOOP(
        "messages", "This file is too large for a picture: at most {limit} MiB."
    ),
    "picture_too_large": QT_TRANSLATE_NOOP(
        "messages", "This picture has too many pixels: at most {limit} million."
    ),
    "picture_unknown": QT_TRANSLATE_NOOP(
        "messages",
        "This is not a picture that can be read here (PNG, JPEG, BMP, GIF, WebP or TIFF).",
    ),
    "picture_damaged": QT_TRANSLATE_NOOP(
        "messages", "This picture is damaged or incomplete and cannot be read."
    ),
    "picture_shape": QT_TRANSLATE_NOOP(
        "messages", "An array of shape {shape} is not a picture: (height, width[, 1 to 4])."
    ),
    "picture_numbers": QT_TRANSLATE_NOOP(
        "messages", "An array of type {dtype} is not a picture: numbers or true and false."
    ),
    # Drawings
    "ink_bad_points": QT_TRANSLATE_NOOP(
        "messages", "This drawing has points that are not numbers: x, y[, time[, pressure]]."
    ),
    "ink_bad_text": QT_TRANSLATE_NOOP("messages", "The text of this drawing is not a short text."),
    "ink_file_too_large": QT_TRANSLATE_NOOP(
        "messages", "This file is too large for a drawing: at most {megabytes} MiB."
    ),
    "ink_not_finite": QT_TRANSLATE_NOOP(
        "messages", "This drawing has points that lie infinitely far away."
    ),
    "ink_not_json": QT_TRANSLATE_NOOP("messages", "This file is not a drawing of this program."),
    "ink_too_long": QT_TRANSLATE_NOOP(
        "messages", "This drawing has too many points: at most {points}."
    ),
    "ink_without_strokes": QT_TRANSLATE_NOOP("messages", "There are no strokes in this drawing."),
    "not_an_ink_corpus": QT_TRANSLATE_NOOP("messages", "{name} is not a collection of drawings."),
    "corpus_not_digits": QT_TRANSLATE_NOOP(
        "messages", "{name} holds drawings that are not labelled with a digit, 0 to 9."
    ),
    "nothing_to_paste": QT_TRANSLATE_NOOP(
        "messages", "There is no picture to paste; copy one in another program first."
    ),
    # Models and MNIST
    "model_missing": QT_TRANSLATE_NOOP("messages", "The model {name} is not there."),
    "model_unreadable": QT_TRANSLATE_NOOP(
        "messages", "The model {name} cannot be opened: {reason}."
    ),
    "model_newer": QT_TRANSLATE_NOOP(
        "messages", "The model {name} was made by a newer version of this program."
    ),
    "model_broken": QT_TRANSLATE_NOOP(
        "messages", "{name} is not a whole model file, and was not used."
    ),
    "built_in_missing": QT_TRANSLATE_NOOP(
        "messages",
        "The built-in model is missing or damaged, so nothing is read; install the program again"
        " or open a model of your own.",
    ),
    "mnist_missing": QT_TRANSLATE_NOOP(
        "messages", "The MNIST images ({name}) are missing; install the program again."
    ),
    "mnist_damaged": QT_TRANSLATE_NOOP(
        "messages", "The MNIST images ({name}) are damaged; install the program again."
    ),
    "checkpoint_unreadable": QT_TRANSLATE_NOOP(
        "messages", "The saved training {name} cannot be opened: {reason}."
    ),
    "checkpoint_broken": QT_TRANSLATE_NOOP(
        "messages", "{name} is not a whole saved training, and was not used."
    ),
    "checkpoint_of_another_run": QT_TRANSLATE_NOOP(
        "messages", "The saved training {name} is of a run with other settings."
    ),
    # Saving
    "disk_full": QT_TRANSLATE_NOOP(
        "messages", "The disk is full, so {name} was not saved; what was there before is untouched."
    ),
    "saving_refused": QT_TRANSLATE_NOOP("messages", "{name} could not be saved: {reason}."),
    "settings_broken": QT_TRANSLATE_NOOP(
        "messages", "The settings could not be read, so the window starts with the usual ones."
    ),
    "memory_short": QT_TRANSLATE_NOOP("messages", "There is not enough memory for this."),
    # Start
    "no_display": QT_TRANSLATE_NOOP(
        "messages",
        "There is no display to open a window on; `mnist-desktop --help` lists"
        " what works without one.",
    ),
    "window_unavailable": QT_TRANSLATE_NOOP(
        "messages", "The window cannot be opened because a part of it is missing: {reason}."
    ),
}
_UNKNOWN = QT_TRANSLATE_NOOP("messages", "Something went wrong ({key}).")


def text_of(problem: Problem, translate: Callable[[str, str], str] | None = None) -> str:
    """The sentence for a problem, on one line.

    Args:
        problem: its key chooses the sentence, its values fill the placeholders.
        translate: takes context and English text, as `QCoreApplication.translate` does.
    """
    text = TEXTS.get(problem.key, _UNKNOWN)
    if translate is not None:
        text = translate(CONTEXT, text)
    values = {name: printable(str(value)) for name, value in problem.values.items()}
    return text.format_map(_Values(values, key=problem.key))


def one_line(text: str) -> str:
    """The text with what cannot be printed escaped: names of files may hold line breaks."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in text
    )


def printable(text: str) -> str:
    """The text on one line, shortened in its middle."""
    shown = one_line(text)
    if len(shown) <= _LONGEST_VALUE:
        return shown
    half = _LONGEST_VALUE // 2
    return f"{shown[:half]}…{shown[-half:]}"


class _Values(dict[str, str]):
    """Placeholder values; a missing one shows as a question mark instead of an error."""

    def __missing__(self, name: str) -> str:
        return "?"
