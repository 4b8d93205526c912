"""Messages about a person's own labelled drawings."""

from collections.abc import Mapping

from mnist_desktop.messages.marker import QT_TRANSLATE_NOOP

TEXTS: Mapping[str, str] = {
    "sample_label": QT_TRANSLATE_NOOP(
        "messages", "A label is printable text of 1 to {most} characters."
    ),
    "sample_writer": QT_TRANSLATE_NOOP(
        "messages", "A writer's name is printable text of at most {most} characters."
    ),
    "sample_blank": QT_TRANSLATE_NOOP("messages", "Nothing is drawn, so there is nothing to keep."),
    "sample_too_long": QT_TRANSLATE_NOOP(
        "messages", "This drawing is too long to be kept as an example: at most {points} points."
    ),
    "sample_bad_values": QT_TRANSLATE_NOOP(
        "messages", "A time, pressure, round or name in this drawing is out of bounds."
    ),
    "sample_test_image": QT_TRANSLATE_NOOP(
        "messages",
        "This is a test image of {set}. A network that learned from it could not be tested with it,"
        " so it is not kept.",
    ),
    "sample_of_data_set": QT_TRANSLATE_NOOP(
        "messages",
        "This is an image of the data set {set}, not a drawing of one's own, so it is not kept.",
    ),
    "sample_gone": QT_TRANSLATE_NOOP("messages", "This drawing is no longer kept."),
    "writer_taken": QT_TRANSLATE_NOOP("messages", "There is already a writer called {name}."),
    "samples_broken": QT_TRANSLATE_NOOP(
        "messages", "The kept drawings ({name}) are damaged and cannot be read."
    ),
    "samples_put_aside": QT_TRANSLATE_NOOP(
        "messages",
        "The kept drawings were damaged, so their file was renamed to {name}. Please try again: a"
        " new collection is begun.",
    ),
    "samples_newer": QT_TRANSLATE_NOOP(
        "messages", "The kept drawings ({name}) were written by a newer version of this program."
    ),
    "sample_store_refused": QT_TRANSLATE_NOOP(
        "messages", "The kept drawings ({name}) cannot be read or written: {reason}"
    ),
    "store_in_use": QT_TRANSLATE_NOOP(
        "messages", "another program is using the file. Close that one and try again."
    ),
    "store_read_only": QT_TRANSLATE_NOOP(
        "messages", "the file is read-only. Allow writing it in {folder}."
    ),
    "store_disk_error": QT_TRANSLATE_NOOP(
        "messages",
        "the disk reports an error. Try again; if it happens again, copy {folder} to another disk.",
    ),
    "store_not_opened": QT_TRANSLATE_NOOP(
        "messages", "the file cannot be opened. Check who may read and write {folder}."
    ),
    "store_refused": QT_TRANSLATE_NOOP("messages", "SQLite's error {code}, {text}."),
    "own_images_missing": QT_TRANSLATE_NOOP(
        "messages",
        "The own drawings that this training learns from ({name}) are not there any more.",
    ),
    "own_images_bad": QT_TRANSLATE_NOOP(
        "messages", "{name} does not hold own drawings as images, or is damaged."
    ),
    "own_images_of_test_set": QT_TRANSLATE_NOOP(
        "messages", "{name} holds test images of {set}, which no network may learn."
    ),
    "own_drawings_none": QT_TRANSLATE_NOOP(
        "messages", "No drawing of a digit is kept, so there is none to train on besides MNIST."
    ),
    "pooled_few_writers": QT_TRANSLATE_NOOP(
        "messages", "At least two writers with drawn digits are needed; pictures do not count."
    ),
    "classes_number": QT_TRANSLATE_NOOP(
        "messages", "A data set has {least} to {most} classes, each of another name."
    ),
    "classes_few": QT_TRANSLATE_NOOP(
        "messages",
        "There are too few different drawings of {name} to learn from: {count}; at least {least}"
        " are needed.",
    ),
    "digits_file_bad": QT_TRANSLATE_NOOP(
        "messages", "{name} is not a file of labelled drawings, or is damaged."
    ),
    "digits_line_bad": QT_TRANSLATE_NOOP(
        "messages",
        "Line {line} of {name} is not a labelled drawing, so nothing of this file was imported.",
    ),
    "digits_file_large": QT_TRANSLATE_NOOP(
        "messages",
        "{name} holds too much: at most {most} drawings and {limit} MiB can be imported at once.",
    ),
    "digits_export_large": QT_TRANSLATE_NOOP(
        "messages",
        "These are too many drawings for one file: at most {most} and {limit} MiB. Choose fewer.",
    ),
    "digits_export_empty": QT_TRANSLATE_NOOP(
        "messages", "There is no drawing to export; pictures are not exported."
    ),
}
