"""Messages about lessons."""

from collections.abc import Mapping

from mnist_desktop.messages.marker import QT_TRANSLATE_NOOP

TEXTS: Mapping[str, str] = {
    "lesson_large": QT_TRANSLATE_NOOP(
        "messages", "{name} is no lesson: it is larger than {limit} KiB."
    ),
    "lesson_bad": QT_TRANSLATE_NOOP(
        "messages", "{name} is not a lesson that this version can show ({reason})."
    ),
    "lesson_page_not_shown": QT_TRANSLATE_NOOP(
        "messages", "{name} is saved, but no program was found that shows it."
    ),
}
