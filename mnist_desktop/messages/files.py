"""Messages about files, pictures, drawings and models: opening and saving."""

from collections.abc import Mapping

from mnist_desktop.messages.marker import QT_TRANSLATE_NOOP

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
    "data_folder_not_writable": QT_TRANSLATE_NOOP(
        "messages",
        "The drawing, models and settings cannot be saved: the folder {folder} cannot be"
        " written to ({reason}). Start the program with --data-dir FOLDER, or set {variable},"
        " to use another folder.",
    ),
    "data_folder_of_another": QT_TRANSLATE_NOOP(
        "messages",
        "The drawing, models and settings cannot be saved: the folder {folder} belongs to"
        " {owner} and cannot be written to ({reason}). Start the program with --data-dir"
        " FOLDER, or set {variable}, to use another folder.",
    ),
    "portable_folder_refused": QT_TRANSLATE_NOOP(
        "messages",
        "The folder {folder} beside the program cannot be written to, so everything is kept in"
        " {instead} instead.",
    ),
    # Models for other programs
    "export_differs": QT_TRANSLATE_NOOP(
        "messages",
        "The {format} file answered otherwise than this program (probabilities differ by"
        " {difference}), so it was not written.",
    ),
    "export_ended": QT_TRANSLATE_NOOP("messages", "The model was not exported: {reason}."),
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
        "This is not a picture that can be read here (PNG, JPEG, BMP, GIF, WebP, TIFF, AVIF or"
        " HEIC).",
    ),
    "picture_unreadable": QT_TRANSLATE_NOOP(
        "messages",
        "This {format} picture is damaged, or in a variant of {format} that cannot be read here.",
    ),
    "picture_needs_memory": QT_TRANSLATE_NOOP(
        "messages",
        "This picture needs more than {limit} MB of memory to be read, so it was not read.",
    ),
    "picture_too_slow": QT_TRANSLATE_NOOP(
        "messages", "This picture takes more than {limit} s to be read, so it was not read."
    ),
    "picture_decoder_ended": QT_TRANSLATE_NOOP(
        "messages", "This picture made its decoder crash, so it was not read."
    ),
    "picture_decoder_missing": QT_TRANSLATE_NOOP(
        "messages",
        "Pictures cannot be read, as the process that decodes them does not start ({reason});"
        " install the program again.",
    ),
    "picture_damaged": QT_TRANSLATE_NOOP(
        "messages", "This picture is damaged or incomplete and cannot be read."
    ),
    "picture_shape": QT_TRANSLATE_NOOP(
        "messages",
        "An array of shape {shape} is not a picture; it must be (height, width[, 1 to 4]).",
    ),
    "picture_numbers": QT_TRANSLATE_NOOP(
        "messages",
        "An array of type {dtype} is not a picture; it must hold numbers, or true and false.",
    ),
    # Drawings
    "ink_bad_points": QT_TRANSLATE_NOOP(
        "messages", "This drawing has points that are not numbers: x, y[, time[, pressure]]."
    ),
    "ink_bad_text": QT_TRANSLATE_NOOP("messages", "The label of this drawing is not a short text."),
    "ink_file_too_large": QT_TRANSLATE_NOOP(
        "messages", "This file is too large for a drawing: at most {megabytes} MiB."
    ),
    "ink_not_finite": QT_TRANSLATE_NOOP(
        "messages", "This drawing has coordinates that are not finite numbers."
    ),
    "ink_not_json": QT_TRANSLATE_NOOP("messages", "This file is not a drawing of this program."),
    "ink_too_long": QT_TRANSLATE_NOOP(
        "messages", "This drawing has too many points: at most {points}."
    ),
    "ink_too_much": QT_TRANSLATE_NOOP("messages", "This file holds more than a drawing can."),
    "paper_full": QT_TRANSLATE_NOOP(
        "messages",
        "The canvas is full: a drawing has at most {points} points. Undo or clear to continue.",
    ),
    "ink_without_strokes": QT_TRANSLATE_NOOP("messages", "There are no strokes in this drawing."),
    "not_an_ink_corpus": QT_TRANSLATE_NOOP("messages", "{name} is not a collection of drawings."),
    "corpus_too_large": QT_TRANSLATE_NOOP(
        "messages", "{name} is too large for a collection of drawings: at most {limit} MiB."
    ),
    "corpus_not_digits": QT_TRANSLATE_NOOP(
        "messages", "{name} holds drawings that are not labelled with a digit, 0 to 9."
    ),
    "ink_not_labelled": QT_TRANSLATE_NOOP(
        "messages", "{name} holds no drawing with a digit, 0 to 9, as its label."
    ),
    "nothing_to_paste": QT_TRANSLATE_NOOP(
        "messages", "There is no picture to paste; copy one in another program first."
    ),
    # Models and MNIST
    "model_missing": QT_TRANSLATE_NOOP("messages", "The model {name} does not exist."),
    "model_unreadable": QT_TRANSLATE_NOOP(
        "messages", "The model {name} cannot be opened: {reason}."
    ),
    "model_newer": QT_TRANSLATE_NOOP(
        "messages", "The model {name} was made by a newer version of this program."
    ),
    "model_broken": QT_TRANSLATE_NOOP(
        "messages", "{name} is not a complete model file, and was not used."
    ),
    "film_unreadable": QT_TRANSLATE_NOOP(
        "messages", "The film of this training cannot be opened: {reason}."
    ),
    "film_broken": QT_TRANSLATE_NOOP(
        "messages", "The film of this training is damaged, so this moment cannot be shown."
    ),
    "built_in_missing": QT_TRANSLATE_NOOP(
        "messages",
        "The built-in model is missing or damaged, so nothing is read; install the program again"
        " or open a model of your own.",
    ),
    "model_name_empty": QT_TRANSLATE_NOOP("messages", "A model needs a name."),
    "model_name_long": QT_TRANSLATE_NOOP(
        "messages", "A model's name has at most {most} characters."
    ),
    "model_name_characters": QT_TRANSLATE_NOOP(
        "messages",
        'The name of a model must not contain < > : " / \\ | ? *, nor begin or end with a full'
        " stop.",
    ),
    "model_name_reserved": QT_TRANSLATE_NOOP(
        "messages", "{name} is a name reserved by Windows; choose another one."
    ),
    "model_name_taken": QT_TRANSLATE_NOOP("messages", "There is already a model called {name}."),
    "model_not_renamed": QT_TRANSLATE_NOOP(
        "messages", "The model {name} could not be renamed: {reason}."
    ),
    "export_exists": QT_TRANSLATE_NOOP(
        "messages", "There is already {name} in that folder; choose another one."
    ),
    "model_not_restored": QT_TRANSLATE_NOOP(
        "messages", "The model {name} could not be brought back: {reason}."
    ),
    "model_not_removed": QT_TRANSLATE_NOOP(
        "messages", "The model {name} could not be deleted: {reason}."
    ),
    "mnist_missing": QT_TRANSLATE_NOOP(
        "messages", "The MNIST images ({name}) are missing; install the program again."
    ),
    "mnist_damaged": QT_TRANSLATE_NOOP(
        "messages", "The MNIST images ({name}) are damaged; install the program again."
    ),
    # Backups
    "backup_bad": QT_TRANSLATE_NOOP(
        "messages",
        "{name} is not a backup of this program, or is damaged; nothing was restored.",
    ),
    "backup_newer": QT_TRANSLATE_NOOP(
        "messages",
        "{name} was made by a newer version of this program; nothing was restored.",
    ),
    "backup_foreign": QT_TRANSLATE_NOOP(
        "messages",
        "{name} holds {file}, which does not belong in a backup of this program; nothing was"
        " restored.",
    ),
    "backup_damaged": QT_TRANSLATE_NOOP(
        "messages", "{file} in {name} is damaged or cannot be read; nothing was restored."
    ),
    "backup_large": QT_TRANSLATE_NOOP(
        "messages", "{name} holds more than a backup of this program can; nothing was restored."
    ),
    "backup_no_room": QT_TRANSLATE_NOOP(
        "messages",
        "Restoring {name} needs {needed} MB on the disk, and {free} MB are free; nothing was"
        " restored.",
    ),
    "backup_source": QT_TRANSLATE_NOOP(
        "messages", "{name} could not be read, so no backup was written: {reason}."
    ),
    "backup_in_classroom": QT_TRANSLATE_NOOP(
        "messages", "In the classroom mode nothing is kept; end it first, then restore."
    ),
    # Saving
    "destination_folder_missing": QT_TRANSLATE_NOOP(
        "messages", "There is no folder {folder} to save the model in."
    ),
    "destination_not_a_file": QT_TRANSLATE_NOOP(
        "messages", "{name} is not an ordinary file, so no model is saved there."
    ),
    "disk_full": QT_TRANSLATE_NOOP(
        "messages",
        "The disk is full, so {name} was not saved; what was there before is untouched. Free some"
        " space for {folder}.",
    ),
    "saving_refused": QT_TRANSLATE_NOOP("messages", "{name} could not be saved: {reason}."),
    "settings_broken": QT_TRANSLATE_NOOP(
        "messages", "The settings could not be read, so the window starts with the defaults."
    ),
    "memory_short": QT_TRANSLATE_NOOP("messages", "There is not enough memory for this."),
    "reading_process_ended": QT_TRANSLATE_NOOP(
        "messages", "A process that was reading has ended; there may not be enough memory."
    ),
    "fresh_start_in_training": QT_TRANSLATE_NOOP(
        "messages", "A network is being trained; stop it first, then start afresh."
    ),
    "files_not_removed": QT_TRANSLATE_NOOP(
        "messages",
        "The program was reset, but {count} of its old files could not be removed, such as"
        " {name} in {folder}.",
    ),
}
