"""The sentences for what the Qt-free parts report; they know only message keys and values."""

from collections.abc import Callable, Mapping

from mnist_desktop.problem import AppError, Message

CONTEXT = "messages"
_MAX_VALUE = 200  # characters: a stranger's file must not fill the window


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
    "data_folder_not_writable": QT_TRANSLATE_NOOP(
        "messages",
        "Nothing is kept, neither drawing nor models nor settings: the folder {folder} cannot be"
        " written to ({reason}). Start the program with --data-dir FOLDER, or set {variable}, to"
        " use another folder.",
    ),
    "data_folder_of_another": QT_TRANSLATE_NOOP(
        "messages",
        "Nothing is kept, neither drawing nor models nor settings: the folder {folder} belongs to"
        " {owner} and cannot be written to ({reason}). Start the program with --data-dir FOLDER,"
        " or set {variable}, to use another folder.",
    ),
    "portable_folder_refused": QT_TRANSLATE_NOOP(
        "messages",
        "The folder {folder} beside the program cannot be written to, so everything is kept in"
        " {instead} instead.",
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
        "This is not a picture that can be read here (PNG, JPEG, BMP, GIF, WebP, TIFF, AVIF or"
        " HEIC).",
    ),
    "picture_unreadable": QT_TRANSLATE_NOOP(
        "messages",
        "This {format} picture is damaged, or of a variety of {format} that cannot be read here.",
    ),
    "picture_needs_memory": QT_TRANSLATE_NOOP(
        "messages", "This picture needs more than {limit} MB of memory to be read, so it was not."
    ),
    "picture_too_slow": QT_TRANSLATE_NOOP(
        "messages", "This picture takes more than {limit} s to be read, so it was not."
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
    "paper_full": QT_TRANSLATE_NOOP(
        "messages",
        "The paper is full: a drawing has at most {points} points. Undo or clear to go on.",
    ),
    "ink_without_strokes": QT_TRANSLATE_NOOP("messages", "There are no strokes in this drawing."),
    "not_an_ink_corpus": QT_TRANSLATE_NOOP("messages", "{name} is not a collection of drawings."),
    "corpus_too_large": QT_TRANSLATE_NOOP(
        "messages", "{name} is too large for a collection of drawings: at most {limit} MiB."
    ),
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
    "model_name_empty": QT_TRANSLATE_NOOP("messages", "A model needs a name."),
    "model_name_long": QT_TRANSLATE_NOOP(
        "messages", "A model's name has at most {most} characters."
    ),
    "model_name_characters": QT_TRANSLATE_NOOP(
        "messages",
        'The name of a model has none of < > : " / \\ | ? * in it, and no full stop at its ends.',
    ),
    "model_name_reserved": QT_TRANSLATE_NOOP(
        "messages", "{name} is a name that Windows keeps for itself; choose another one."
    ),
    "model_name_taken": QT_TRANSLATE_NOOP("messages", "There is a model called {name} already."),
    "model_not_renamed": QT_TRANSLATE_NOOP(
        "messages", "The model {name} could not be renamed: {reason}."
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
    # Data sets
    "data_unknown": QT_TRANSLATE_NOOP(
        "messages",
        "{name} is not a data set that can be read here: an .npz, IDX or CSV file, a ZIP of such"
        " files, or a folder of them or of pictures.",
    ),
    "data_none_in_folder": QT_TRANSLATE_NOOP(
        "messages",
        "There is no data set in {name}: no IDX, .npz or CSV file, and no pictures in a folder for"
        " each class.",
    ),
    "data_several_in_folder": QT_TRANSLATE_NOOP(
        "messages",
        "There are several data sets in the folder {name}; open one of the files instead.",
    ),
    "data_too_many_files": QT_TRANSLATE_NOOP(
        "messages", "{name} has too many files for a data set: at most {limit}."
    ),
    "data_encrypted": QT_TRANSLATE_NOOP(
        "messages", "{name} is locked with a password; unpack it first and open the folder."
    ),
    "data_incomplete": QT_TRANSLATE_NOOP(
        "messages", "One of the four files of this data set is not there: {missing}."
    ),
    "data_damaged": QT_TRANSLATE_NOOP(
        "messages", "{name} is damaged or incomplete, or not what its name says."
    ),
    "data_too_large": QT_TRANSLATE_NOOP(
        "messages",
        "{name} is too large for a data set: at most {images} images and {mebibytes} MiB.",
    ),
    "data_array_missing": QT_TRANSLATE_NOOP(
        "messages",
        "{name} has no {array}; a data set has images and their labels, such as x_train and"
        " y_train.",
    ),
    "data_images_form": QT_TRANSLATE_NOOP(
        "messages",
        "The images in {name} are {found}; they must be numbers, many × 28 × 28 or of another"
        " size up to 128 × 128.",
    ),
    "data_not_finite": QT_TRANSLATE_NOOP(
        "messages",
        "Some pixels in {name} are not finite numbers.",
    ),
    "data_labels_form": QT_TRANSLATE_NOOP(
        "messages",
        "The labels in {name} are {found}; there must be one whole number or name for each image.",
    ),
    "data_counts": QT_TRANSLATE_NOOP(
        "messages", "{name} does not fit together: {images} images, but {labels} labels."
    ),
    "data_labels": QT_TRANSLATE_NOOP(
        "messages", "{name} has the label {label}; labels here go from 0 to {last}."
    ),
    "data_many_classes": QT_TRANSLATE_NOOP(
        "messages",
        "{name} has {count} classes; the networks here distinguish at most {most}.",
    ),
    "data_csv_columns": QT_TRANSLATE_NOOP(
        "messages",
        "{name} has {columns} columns; a data set has 785 here, a label and the 784 pixels of an"
        " image of 28 × 28.",
    ),
    "data_csv_unlabelled": QT_TRANSLATE_NOOP(
        "messages",
        "{name} has pixels but no labels (784 columns, not 785), so nothing can be learned from"
        " it.",
    ),
    "data_csv_line": QT_TRANSLATE_NOOP(
        "messages", "Line {line} of {name} is not a label and 784 numbers."
    ),
    "data_names": QT_TRANSLATE_NOOP(
        "messages",
        "The names of the classes in {name} must be 2 to 10 different ones, each of 1 to 40"
        " printable characters.",
    ),
    "data_one_class": QT_TRANSLATE_NOOP(
        "messages", "All training images in {name} are of one class; there must be at least two."
    ),
    "data_no_images": QT_TRANSLATE_NOOP("messages", "There are no images in {name} to train on."),
    "data_few_training": QT_TRANSLATE_NOOP(
        "messages",
        "{name} has too few images of the class {label} to train on: {count}, and at least"
        " {least} are needed.",
    ),
    "data_few_test": QT_TRANSLATE_NOOP(
        "messages", "{name} has fewer than {least} images to test with."
    ),
    "data_split_validation": QT_TRANSLATE_NOOP(
        "messages",
        "{train} images to train on and {test} to test with; {validation} more were held back"
        " from the training images to choose the best epoch.",
    ),
    "data_split_test": QT_TRANSLATE_NOOP(
        "messages",
        "There are no labelled test images here: {test} images were held back for testing and"
        " {validation} for choosing the best epoch, leaving {train} to train on.",
    ),
    "data_split_given": QT_TRANSLATE_NOOP(
        "messages",
        "{train} images to train on, {validation} to choose the best epoch and {test} to test"
        " with, as in the files.",
    ),
    "data_split_test_only": QT_TRANSLATE_NOOP(
        "messages",
        "There are no labelled test images here: {test} images were held back for testing,"
        " leaving {train} to train on; the {validation} validation images of the files choose"
        " the best epoch.",
    ),
    "data_without_labels": QT_TRANSLATE_NOOP(
        "messages",
        "{name} has no labels and was left out.",
    ),
    "data_only_named": QT_TRANSLATE_NOOP(
        "messages",
        "Only the name suggests {set}; the images could not be confirmed as that set, so its"
        " classes are shown as numbers (a classes.txt beside the files would name them).",
    ),
    "data_blank": QT_TRANSLATE_NOOP(
        "messages",
        "Blank pictures were left out: {count}.",
    ),
    "data_drawings_centred": QT_TRANSLATE_NOOP(
        "messages",
        "Pictures of other sizes than 28 × 28 were centred and scaled as in MNIST: {count}.",
    ),
    "data_pictures_reduced": QT_TRANSLATE_NOOP(
        "messages",
        "Pictures of other sizes than 28 × 28 were scaled to it, with their shades kept: {count}.",
    ),
    "data_pictures_unread": QT_TRANSLATE_NOOP(
        "messages",
        "Pictures that could not be read were left out: {count}, such as {name}.",
    ),
    "data_looks_turned": QT_TRANSLATE_NOOP(
        "messages",
        "The built-in model reads {as_is} of {sample} of these images correctly as they are,"
        " and {changed} after turning them the way MNIST's images lie.",
    ),
    "data_looks_inverted": QT_TRANSLATE_NOOP(
        "messages",
        "The built-in model reads {as_is} of {sample} of these images correctly as they are,"
        " and {changed} with light and dark swapped (MNIST's digits are light on black).",
    ),
    "data_looks_turned_inverted": QT_TRANSLATE_NOOP(
        "messages",
        "The built-in model reads {as_is} of {sample} of these images correctly as they are,"
        " and {changed} after turning them the way MNIST's images lie and swapping light and"
        " dark.",
    ),
    "data_all_judged": QT_TRANSLATE_NOOP(
        "messages",
        "{name} has no labelled test images of its own, so all {count} images are read; a model"
        " trained on them has already seen most of them.",
    ),
    "data_of_other_classes": QT_TRANSLATE_NOOP(
        "messages", "{name} has other classes than this model: {data} instead of {model}."
    ),
    "model_of_other_classes": QT_TRANSLATE_NOOP(
        "messages",
        "This model does not read digits but {classes}; name its data set with --data PATH.",
    ),
    "data_not_for_script": QT_TRANSLATE_NOOP(
        "messages",
        "A short script cannot read {name}: it is made for MNIST, .npz, IDX and CSV files with"
        " images of 28 × 28.",
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
    "checkpoint_of_other_images": QT_TRANSLATE_NOOP(
        "messages", "The saved training {name} is of a run that learned from other images."
    ),
    "data_refused": QT_TRANSLATE_NOOP("messages", "The data set {name} cannot be used: {reason}."),
    # Training
    "tensorflow_missing": QT_TRANSLATE_NOOP(
        "messages",
        "Training needs TensorFlow, which is not installed here; “pip install tensorflow” brings"
        " it, and all else works without.",
    ),
    "tensorflow_broken": QT_TRANSLATE_NOOP(
        "messages",
        "TensorFlow is installed here but cannot be loaded, so nothing can be trained ({reason});"
        " installing it again usually helps.",
    ),
    "tensorflow_needs_avx": QT_TRANSLATE_NOOP(
        "messages",
        "This computer's processor has no AVX, which TensorFlow needs, so nothing can be"
        " trained here; all else works.",
    ),
    "tensorflow_needs_runtime": QT_TRANSLATE_NOOP(
        "messages",
        "TensorFlow cannot be loaded, so nothing can be trained: Microsoft's Visual C++ runtime is"
        " not as it should be ({trouble}); the newest “Visual C++ Redistributable (x64)” mends it.",
    ),
    "tensorflow_ends_process": QT_TRANSLATE_NOOP(
        "messages",
        "TensorFlow ends the process that loads it here, as it does on a processor without AVX, so"
        " nothing can be trained; all else works.",
    ),
    "tensorflow_not_for_python": QT_TRANSLATE_NOOP(
        "messages",
        "There is no TensorFlow for Python {version} yet, so nothing can be trained; install the"
        " program with Python 3.11, 3.12 or 3.13.",
    ),
    "no_gpu": QT_TRANSLATE_NOOP("messages", "TensorFlow sees no GPU here to train on."),
    "cpu_windows": QT_TRANSLATE_NOOP(
        "messages",
        "The CPU trains here, which is enough for these networks: on Windows TensorFlow has had no"
        " GPU since version 2.11; the way to one is WSL 2.",
    ),
    "cpu_macos": QT_TRANSLATE_NOOP(
        "messages",
        "The CPU trains here, which is enough for these networks; on a Mac TensorFlow can use the"
        " GPU once tensorflow-metal is installed.",
    ),
    "cpu_linux": QT_TRANSLATE_NOOP(
        "messages",
        "The CPU trains here, which is enough for these networks; with an NVIDIA GPU, “pip install"
        " mnist-desktop[gpu]” brings what TensorFlow needs for it.",
    ),
    "gpu_in_use": QT_TRANSLATE_NOOP("messages", "The GPU {name} trains, with {memory} MiB."),
    "gpu_in_use_unmeasured": QT_TRANSLATE_NOOP("messages", "The GPU {name} trains."),
    "training_failed": QT_TRANSLATE_NOOP(
        "messages", "TensorFlow could not go on with the training: {reason}."
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
        "messages", "At most {most} layers, and here are {count}: remove one to go on."
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
        "This network has {count} layers and cannot be edited here: a network of your own has at"
        " most {most}.",
    ),
    "network_other_end": QT_TRANSLATE_NOOP(
        "messages",
        "This network does not end in a Dense layer of ten scores, so it cannot be edited here.",
    ),
    "network_out_of_bounds": QT_TRANSLATE_NOOP(
        "messages",
        "This network has a layer larger than those of a network of your own, so it cannot be"
        " edited here.",
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
        "messages", "The settings could not be read, so the window starts with the usual ones."
    ),
    "memory_short": QT_TRANSLATE_NOOP("messages", "There is not enough memory for this."),
    "reading_process_ended": QT_TRANSLATE_NOOP(
        "messages", "A process that was reading has ended; there may not be enough memory."
    ),
    "fresh_start_in_training": QT_TRANSLATE_NOOP(
        "messages", "A network is being trained; stop that first, then start afresh."
    ),
    "files_not_removed": QT_TRANSLATE_NOOP(
        "messages",
        "The program is as new, but {count} of its old files could not be removed, such as {name}"
        " in {folder}.",
    ),
    "sample_not_removed": QT_TRANSLATE_NOOP("messages", "{file} cannot be removed."),
    # Start
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
        "messages",
        "Your drawing of last time was read only now; Undo brings it back.",
    ),
    "already_open": QT_TRANSLATE_NOOP("messages", "MNIST Desktop is already open."),
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
_UNKNOWN = QT_TRANSLATE_NOOP("messages", "Something went wrong ({key}).")


def text_of(message: Message | AppError, translate: Callable[[str, str], str] | None = None) -> str:
    """The sentence for a message or for an error that carries one, on one line.

    Args:
        message: its key chooses the sentence, its values fill the placeholders.
        translate: takes context and English text, as `QCoreApplication.translate` does.
    """
    text = TEXTS.get(message.key, _UNKNOWN)
    if translate is not None:
        text = translate(CONTEXT, text)
    values = {name: printable(str(value)) for name, value in message.values.items()}
    return text.format_map(_Values(values, key=message.key))


def one_line(text: str) -> str:
    """The text with what cannot be printed escaped: names of files may hold line breaks."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in text
    )


def printable(text: str) -> str:
    """The text on one line, shortened in its middle."""
    shown = one_line(text)
    if len(shown) <= _MAX_VALUE:
        return shown
    half = _MAX_VALUE // 2
    return f"{shown[:half]}…{shown[-half:]}"


class _Values(dict[str, str]):
    """Placeholder values; a missing one shows as a question mark instead of an error."""

    def __missing__(self, name: str) -> str:
        return "?"
