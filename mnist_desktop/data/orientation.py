"""How a data set's images are turned and inverted to lie as MNIST's do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

import numpy as np
import numpy.typing as npt

from mnist_desktop.json_records import boolean, choice, record

Turn = Literal["none", "transpose", "left", "right", "half", "mirror", "flip", "antitranspose"]
TURNS: tuple[Turn, ...] = get_args(Turn)

Images = npt.NDArray[np.uint8]

# Per turn: whether rows and columns are swapped, then the steps along rows and columns
_STEPS: dict[Turn, tuple[bool, int, int]] = {
    "none": (False, 1, 1),
    "transpose": (True, 1, 1),
    "left": (True, -1, 1),
    "right": (True, 1, -1),
    "half": (False, -1, -1),
    "mirror": (False, 1, -1),
    "flip": (False, -1, 1),
    "antitranspose": (True, -1, -1),
}


@dataclass(frozen=True)
class Orientation:
    """A change of images, so that they lie as MNIST's do.

    Attributes:
        turn: "left", "right" and "half" rotate; "mirror" swaps left and right, "flip" top and
            bottom; "transpose" reflects in the main diagonal, "antitranspose" in the other one.
        inverted: whether dark becomes bright.
    """

    turn: Turn = "none"
    inverted: bool = False

    def __bool__(self) -> bool:
        """Whether anything is changed."""
        return self != AS_IS

    def applied(self, images: Images) -> Images:
        """(n, 28, 28) uint8, changed; the same array if there is nothing to do."""
        if not self:
            return images
        swaps, rows, columns = _STEPS[self.turn]
        turned = images.swapaxes(1, 2) if swaps else images
        turned = turned[:, ::rows, ::columns]
        return np.ascontiguousarray(255 - turned if self.inverted else turned)

    def code(self, name: str) -> str:
        """The change as a Python expression of the array `name`, (n, 28, 28) in [0, 1]."""
        swaps, rows, columns = _STEPS[self.turn]
        text = f"{name}.swapaxes(1, 2)" if swaps else name
        if (rows, columns) != (1, 1):
            steps = ["" if step == 1 else str(step) for step in (rows, columns)]
            text += f"[:, ::{steps[0]}, ::{steps[1]}]"
        return f"1 - {text}" if self.inverted else text

    def to_json(self) -> dict[str, Any]:
        """As a JSON object that `from_json` reads."""
        return {"turn": self.turn, "inverted": self.inverted}

    @classmethod
    def from_json(cls, value: object) -> Orientation:
        """From a JSON object; ValueError if it is not one."""
        return cls(**record(value, {"turn": choice(*TURNS), "inverted": boolean}))


AS_IS = Orientation()
ORIENTATIONS = tuple(Orientation(turn, inverted) for inverted in (False, True) for turn in TURNS)
