"""Messages about data sets that the user opens."""

from collections.abc import Mapping

from mnist_desktop.messages.marker import QT_TRANSLATE_NOOP

TEXTS: Mapping[str, str] = {
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
        "messages", "One of the four files of this data set is missing: {missing}."
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
        "messages", "Some pixels in {name} are not finite numbers."
    ),
    "data_labels_form": QT_TRANSLATE_NOOP(
        "messages",
        "The labels in {name} are {found}; there must be one whole number or name for each image.",
    ),
    "data_counts": QT_TRANSLATE_NOOP(
        "messages", "{name} is inconsistent: {images} images, but {labels} labels."
    ),
    "data_labels": QT_TRANSLATE_NOOP(
        "messages", "{name} has the label {label}; labels here go from 0 to {last}."
    ),
    "data_many_classes": QT_TRANSLATE_NOOP(
        "messages", "{name} has {count} classes; the networks here distinguish at most {most}."
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
        "{name} must name 2 to 10 different classes, each with 1 to 40 printable characters.",
    ),
    "data_one_class": QT_TRANSLATE_NOOP(
        "messages", "All training images in {name} are of one class; there must be at least two."
    ),
    "other_classes": QT_TRANSLATE_NOOP(
        "messages",
        "The data set that is open has other classes than this network. Open its own on the tab"
        " Train.",
    ),
    "data_no_images": QT_TRANSLATE_NOOP("messages", "There are no images in {name} to train on."),
    "data_few_training": QT_TRANSLATE_NOOP(
        "messages",
        "{name} has too few images of the class {label} to train on: {count}, not counting those"
        " to validate and to test with, and at least {least} are needed.",
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
    "data_without_labels": QT_TRANSLATE_NOOP("messages", "{name} has no labels and was left out."),
    "data_only_named": QT_TRANSLATE_NOOP(
        "messages",
        "Only the name suggests {set}; the images could not be confirmed as that set, so its"
        " classes are shown as numbers (a classes.txt beside the files would name them).",
    ),
    "data_blank": QT_TRANSLATE_NOOP("messages", "Blank pictures were left out: {count}."),
    "data_drawings_centred": QT_TRANSLATE_NOOP(
        "messages",
        "Pictures of other sizes than 28 × 28 were centred and scaled as in MNIST: {count}.",
    ),
    "data_pictures_reduced": QT_TRANSLATE_NOOP(
        "messages",
        "Pictures of other sizes than 28 × 28 were scaled to it, with their shades kept: {count}.",
    ),
    "data_pictures_unread": QT_TRANSLATE_NOOP(
        "messages", "Pictures that could not be read were left out: {count}, such as {name}."
    ),
    "data_looks_turned": QT_TRANSLATE_NOOP(
        "messages",
        "The built-in model reads {as_is} of {sample} of these images correctly as they are,"
        " and {changed} after turning them the way MNIST's are.",
    ),
    "data_looks_inverted": QT_TRANSLATE_NOOP(
        "messages",
        "The built-in model reads {as_is} of {sample} of these images correctly as they are,"
        " and {changed} with light and dark swapped (MNIST's digits are light on black).",
    ),
    "data_looks_turned_inverted": QT_TRANSLATE_NOOP(
        "messages",
        "The built-in model reads {as_is} of {sample} of these images correctly as they are,"
        " and {changed} after turning them the way MNIST's are and swapping light and dark.",
    ),
    "preview_upright": QT_TRANSLATE_NOOP(
        "messages",
        "The built-in model reads {as_is} of {sample} of these images correctly: they lie and are"
        " lit as MNIST's are.",
    ),
    "preview_unlike": QT_TRANSLATE_NOOP(
        "messages",
        "The built-in model reads {as_is} of {sample} of these images as they are labelled, and"
        " no way of turning or inverting them makes it read enough: look whether they are upright"
        " and labelled correctly.",
    ),
    "preview_few": QT_TRANSLATE_NOOP(
        "messages",
        "{count} images are too few to check whether they lie as MNIST's do: look at them.",
    ),
    "preview_named": QT_TRANSLATE_NOOP(
        "messages",
        "Whether images that are no digits lie upright cannot be checked here: look at them.",
    ),
    "preview_bright": QT_TRANSLATE_NOOP(
        "messages",
        "{count} of {sample} images are bright at the edge, like ink on paper. What is drawn here"
        " reaches a network bright on black, as MNIST's digits do.",
    ),
    "preview_missing": QT_TRANSLATE_NOOP(
        "messages", "There are no images to train on of: {classes}. These cannot be learned."
    ),
    "preview_small": QT_TRANSLATE_NOOP(
        "messages",
        "There are few images to train on of: {classes}. The largest class has {largest}.",
    ),
    "preview_untested": QT_TRANSLATE_NOOP(
        "messages",
        "There are no test images of: {classes}. How well these are read will not be known.",
    ),
    "preview_classes": QT_TRANSLATE_NOOP(
        "messages",
        "Every class has images to train on and to test with; the smallest has {least} to train"
        " on.",
    ),
    "preview_exact": QT_TRANSLATE_NOOP(
        "messages",
        "{count} of {test} test images are also among those for training and choosing, pixel for"
        " pixel. A test on images that were learned says too much.",
    ),
    "preview_near": QT_TRANSLATE_NOOP(
        "messages",
        "{count} of {compared} other test images are nearly the same as one for training or"
        " choosing: they differ by at most {bound} of 255 grey levels (root mean square).",
    ),
    "preview_no_near": QT_TRANSLATE_NOOP(
        "messages",
        "Of {compared} test images that were compared with those for training and choosing, none"
        " is nearly the same as one of them (at most {bound} of 255 grey levels apart, root mean"
        " square).",
    ),
    "preview_contradictions": QT_TRANSLATE_NOOP(
        "messages",
        "{count} images for training and choosing occur with another label too, pixel for pixel.",
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
        "messages", "{name} is not a complete training checkpoint, and was not used."
    ),
    "checkpoint_of_another_run": QT_TRANSLATE_NOOP(
        "messages", "The saved training {name} belongs to a run with other settings."
    ),
    "checkpoint_of_other_images": QT_TRANSLATE_NOOP(
        "messages", "The saved training {name} belongs to a run that learned from other images."
    ),
    "data_refused": QT_TRANSLATE_NOOP("messages", "The data set {name} cannot be used: {reason}."),
}
