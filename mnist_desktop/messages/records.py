"""What is wrong with a value in a JSON file that a person may have written: part of a message."""

from collections.abc import Mapping

from mnist_desktop.messages.marker import QT_TRANSLATE_NOOP

TEXTS: Mapping[str, str] = {
    "record_json": QT_TRANSLATE_NOOP(
        "messages", "this is not JSON; see line {line}, column {column}."
    ),
    "record_constant": QT_TRANSLATE_NOOP("messages", "{text} is not a number in JSON."),
    "record_encoding": QT_TRANSLATE_NOOP("messages", "this is not text in UTF-8."),
    "record_digits": QT_TRANSLATE_NOOP("messages", "a number in it has too many digits."),
    "record_depth": QT_TRANSLATE_NOOP("messages", "it is nested too deeply."),
    "record_object": QT_TRANSLATE_NOOP("messages", "an object in braces is needed."),
    "record_missing": QT_TRANSLATE_NOOP("messages", "this field is missing."),
    "record_unknown": QT_TRANSLATE_NOOP("messages", "there is no such field."),
    "record_number": QT_TRANSLATE_NOOP("messages", "a number from {low} to {high} is needed."),
    "record_whole": QT_TRANSLATE_NOOP("messages", "a whole number from {low} to {high} is needed."),
    "record_boolean": QT_TRANSLATE_NOOP("messages", "true or false is needed."),
    "record_text": QT_TRANSLATE_NOOP(
        "messages", "text of {least} to {most} characters without line breaks is needed."
    ),
    "record_choice": QT_TRANSLATE_NOOP("messages", "one of these is needed: {values}."),
    "record_choice_near": QT_TRANSLATE_NOOP(
        "messages", "there is no such name; the closest are {values}."
    ),
    "record_list": QT_TRANSLATE_NOOP("messages", "a list of {least} to {most} entries is needed."),
    "record_mapping": QT_TRANSLATE_NOOP(
        "messages", "an object of at most {most} entries is needed."
    ),
    "record_refused": QT_TRANSLATE_NOOP("messages", "{text}."),
}
