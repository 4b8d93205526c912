"""The sentences for messages and errors; Qt-free code knows only their keys and values."""

from collections.abc import Callable, Mapping

from mnist_desktop.messages import (
    data,
    files,
    hand,
    insight,
    lessons,
    network,
    records,
    samples,
    start,
    training,
)
from mnist_desktop.messages.marker import QT_TRANSLATE_NOOP
from mnist_desktop.problem import AppError, Message

CONTEXT = "messages"
_MAX_VALUE = 200  # characters; a file must not be able to fill the window with text

TEXTS: Mapping[str, str] = {
    **files.TEXTS,
    **data.TEXTS,
    **training.TEXTS,
    **network.TEXTS,
    **start.TEXTS,
    **insight.TEXTS,
    **samples.TEXTS,
    **hand.TEXTS,
    **lessons.TEXTS,
    **records.TEXTS,
}
"""The English sentences by message key."""
_UNKNOWN = QT_TRANSLATE_NOOP("messages", "Something went wrong ({key}).")


def text_of(message: Message | AppError, translate: Callable[[str, str], str] | None = None) -> str:
    """The sentence for a message or for an error that carries one, on one line.

    Args:
        message: its key chooses the sentence, its values fill the placeholders; a value may be a
            message, which is the end of the sentence then.
        translate: takes context and English text, as `QCoreApplication.translate` does.
    """
    text = TEXTS.get(message.key, _UNKNOWN)
    if translate is not None:
        text = translate(CONTEXT, text)
    values = {
        name: text_of(value, translate) if isinstance(value, Message) else printable(str(value))
        for name, value in message.values.items()
    }
    return text.format_map(_Values(values, key=message.key))


def one_line(text: str) -> str:
    """The text with unprintable characters escaped: file names may hold line breaks."""
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
