"""Messages about lessons."""

from collections.abc import Mapping

from mnist_desktop.messages.marker import QT_TRANSLATE_NOOP

TEXTS: Mapping[str, str] = {
    "lesson_large": QT_TRANSLATE_NOOP(
        "messages", "{name} is no lesson: it is larger than {limit} KiB."
    ),
    "lesson_bad": QT_TRANSLATE_NOOP(
        "messages", "{name} is not a lesson that this version can show: {reason}"
    ),
    "lesson_field_bad": QT_TRANSLATE_NOOP(
        "messages", "{name} is not a lesson that this version can show. Field {field}: {reason}"
    ),
    "lesson_step_bad": QT_TRANSLATE_NOOP(
        "messages",
        "{name} is not a lesson that this version can show. Step {step}, field {field}: {reason}",
    ),
    "lesson_format": QT_TRANSLATE_NOOP("messages", "only format {format} can be read."),
    "lesson_name": QT_TRANSLATE_NOOP(
        "messages", "1 to {most} of the characters a to z, 0 to 9 and - are needed."
    ),
    "lesson_brace": QT_TRANSLATE_NOOP(
        "messages", "{text} is not a figure; braces are for figures such as {example}."
    ),
    "lesson_figure": QT_TRANSLATE_NOOP(
        "messages", "{text} is not a figure; write one such as {example}."
    ),
    "lesson_figure_alike": QT_TRANSLATE_NOOP(
        "messages", "{text} is not a figure; the closest are {values}."
    ),
    "lesson_not_recorded": QT_TRANSLATE_NOOP(
        "messages", "no step so far records the figure {text}."
    ),
    "lesson_no_figures": QT_TRANSLATE_NOOP(
        "messages", "figures such as {text} are filled in only in what a step says."
    ),
    "lesson_settings": QT_TRANSLATE_NOOP(
        "messages", "no network can be trained with these settings together."
    ),
    "lesson_run": QT_TRANSLATE_NOOP(
        "messages", "a run needs settings, in this step or in one before it."
    ),
    "lesson_page_not_shown": QT_TRANSLATE_NOOP(
        "messages", "{name} is saved, but no program was found that shows it."
    ),
}
