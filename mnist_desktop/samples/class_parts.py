"""How the drawings of own classes are divided; loads nothing that takes long."""

from __future__ import annotations

from dataclasses import dataclass

MIN_DRAWINGS = 10
"""Of each class; `data_set.MIN_TRAINING`."""


@dataclass(frozen=True)
class ClassParts:
    """How the drawings of a class were divided.

    Attributes:
        name: of the class.
        train: drawings to learn from, copies apart.
        validation: drawings that the best epoch is chosen by.
        test: drawings for the final test.
    """

    name: str
    train: int
    validation: int
    test: int


@dataclass(frozen=True)
class ClassSet:
    """What a data set of own classes holds.

    Attributes:
        parts: of each class, in the order of the names.
        copies: of each drawing to learn from; none of another one.
    """

    parts: tuple[ClassParts, ...]
    copies: int

    @property
    def train(self) -> int:
        """Drawings to learn from, copies apart."""
        return sum(one.train for one in self.parts)

    @property
    def validation(self) -> int:
        """Drawings that the best epoch is chosen by."""
        return sum(one.validation for one in self.parts)

    @property
    def test(self) -> int:
        """Drawings for the final test."""
        return sum(one.test for one in self.parts)
