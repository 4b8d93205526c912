"""Messages about starting the program and about how it ended last time."""

from collections.abc import Mapping

from mnist_desktop.messages.marker import QT_TRANSLATE_NOOP

TEXTS: Mapping[str, str] = {
    "run_crashed": QT_TRANSLATE_NOOP("messages", "The program crashed last time ({fault})."),
    "run_crashed_drawing_kept": QT_TRANSLATE_NOOP(
        "messages",
        "The program crashed last time ({fault}). Your drawing was restored as it was saved on"
        " {saved}.",
    ),
    "run_crashed_drawing_below": QT_TRANSLATE_NOOP(
        "messages",
        "The program crashed last time ({fault}). Undo brings back your drawing as it was saved on"
        " {saved}.",
    ),
    "run_not_closed": QT_TRANSLATE_NOOP(
        "messages", "Last time the program was ended without being closed."
    ),
    "run_not_closed_drawing_kept": QT_TRANSLATE_NOOP(
        "messages",
        "Last time the program was ended without being closed. Your drawing was restored as it was"
        " saved on {saved}.",
    ),
    "run_not_closed_drawing_below": QT_TRANSLATE_NOOP(
        "messages",
        "Last time the program was ended without being closed. Undo brings back your drawing as it"
        " was saved on {saved}.",
    ),
    "drawing_below": QT_TRANSLATE_NOOP(
        "messages", "Your last drawing has only now finished loading; Undo brings it back."
    ),
    "drawing_put_aside": QT_TRANSLATE_NOOP(
        "messages", "Your last drawing could not be read, so its file was renamed to {name}."
    ),
    "already_open": QT_TRANSLATE_NOOP("messages", "MNIST Desktop is already open."),
    "already_open_on": QT_TRANSLATE_NOOP(
        "messages",
        "MNIST Desktop is open on the computer {computer}, with the folder {folder}, or was a"
        " minute ago. Close it there, or wait a minute.",
    ),
    "handed_over": QT_TRANSLATE_NOOP(
        "messages", "MNIST Desktop is already open; its window was asked to come to the front."
    ),
    "handed_over_file": QT_TRANSLATE_NOOP(
        "messages", "MNIST Desktop is already open; {name} was handed over to its window."
    ),
    "may_be_open": QT_TRANSLATE_NOOP(
        "messages",
        "MNIST Desktop seems to be open elsewhere: the folder {folder} is in use. If it is not, you"
        " can open it here.",
    ),
    "may_be_open_on": QT_TRANSLATE_NOOP(
        "messages",
        "MNIST Desktop seems to be open on the computer {computer}, with the folder {folder}. If it"
        " is not, you can open it here.",
    ),
    "no_display": QT_TRANSLATE_NOOP(
        "messages",
        "There is no display to open a window on; `mnist-desktop --help` lists"
        " what works without one.",
    ),
    "window_unavailable": QT_TRANSLATE_NOOP(
        "messages", "The window cannot be opened because a part of it is missing: {reason}."
    ),
}
