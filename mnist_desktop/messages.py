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


def printable(text: str) -> str:
    """The text on one line, what cannot be printed escaped, shortened in its middle."""
    shown = "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in text
    )
    if len(shown) <= _LONGEST_VALUE:
        return shown
    half = _LONGEST_VALUE // 2
    return f"{shown[:half]}…{shown[-half:]}"


class _Values(dict[str, str]):
    """Placeholder values; a missing one shows as a question mark instead of an error."""

    def __missing__(self, name: str) -> str:
        return "?"
