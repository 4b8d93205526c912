"""What the answers of a model are called: digits, or names that its data set brought."""

from collections.abc import Sequence

MOST_CLASSES = 10  # scores that every network of ours gives
LEAST_CLASSES = 2
LONGEST_NAME = 40  # characters


def class_name(classes: Sequence[str], index: int) -> str:
    """What answer `index` is called; the digit if there is no name for it."""
    return classes[index] if index < len(classes) else str(index)


def are_class_names(names: Sequence[object]) -> bool:
    """Whether classes can be called so: 2 to 10 short printable texts, each another."""
    if not LEAST_CLASSES <= len(names) <= MOST_CLASSES:
        return False
    return all(_is_class_name(name) for name in names) and len(set(names)) == len(names)


def _is_class_name(name: object) -> bool:
    if not isinstance(name, str) or not 0 < len(name) <= LONGEST_NAME:
        return False
    return name.isprintable() and name == name.strip()
