"""A network that is being edited: a chain of layers that may not fit together yet."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from mnist_desktop.problem import AppError, Message
from mnist_desktop.recognition.networks.architectures import (
    CLASSES,
    Architecture,
    LayerRow,
    layer_row,
)
from mnist_desktop.recognition.networks.layer_rules import NEW_LAYERS, is_allowed, shape_error
from mnist_desktop.recognition.networks.layers import INPUT, INPUT_SHAPE, Dense, Layer, Shape
from mnist_desktop.recognition.networks.network_json import (
    CUSTOM,
    MAX_LAYERS,
    MAX_PARAMETERS,
    is_chain,
)

_SCORES = Dense("scores", (), units=CLASSES)
_SHORT_NAMES = {"convolution": "conv", "batch_norm": "norm"}


class DraftError(AppError):
    """A network cannot be edited: it is not a chain of layers within bounds."""


@dataclass(frozen=True)
class NetworkDraft:
    """A chain of layers that ends in ten scores; every edit returns a new draft.

    The body has the layers before the scores without names and inputs, which the draft adds.
    """

    body: tuple[Layer, ...] = ()

    @classmethod
    def from_architecture(cls, architecture: Architecture) -> NetworkDraft:
        """A draft of the same layers; DraftError if it is not a chain within bounds."""
        *body, last = architecture.layers
        if not is_chain(architecture):
            raise DraftError("network_branches")
        if len(architecture.layers) > MAX_LAYERS:
            raise DraftError("network_long", count=len(architecture.layers), most=MAX_LAYERS)
        if not isinstance(last, Dense):
            raise DraftError("network_other_end")
        bare = tuple(replace(layer, name="", inputs=()) for layer in body)
        if not all(is_allowed(layer) for layer in bare):
            raise DraftError("network_out_of_bounds")
        return cls(bare)

    def with_layer(self, row: int, kind: str) -> NetworkDraft:
        """Adds a layer of a kind in NEW_LAYERS at this row (0 to the row of the scores)."""
        return NetworkDraft((*self.body[:row], NEW_LAYERS[kind], *self.body[row:]))

    def without_layer(self, row: int) -> NetworkDraft:
        """Removes this row, which must not be that of the scores."""
        return NetworkDraft((*self.body[:row], *self.body[row + 1 :]))

    def with_moved(self, row: int, to: int) -> NetworkDraft:
        """Moves a layer to another row; neither may be that of the scores."""
        layers = list(self.body)
        layers.insert(to, layers.pop(row))
        return NetworkDraft(tuple(layers))

    def with_setting(self, row: int, name: str, value: Any) -> NetworkDraft:
        """Changes one setting of a layer; ValueError if it is out of bounds."""
        layer = replace(self.body[row], **{name: value})
        if not is_allowed(layer):
            raise ValueError(f"{name} is out of bounds")
        return NetworkDraft((*self.body[:row], layer, *self.body[row + 1 :]))

    @cached_property
    def layers(self) -> tuple[Layer, ...]:
        """All layers with names and inputs, the scores last."""
        layers: list[Layer] = []
        numbers: Counter[str] = Counter()
        before = INPUT
        for layer in self.body:
            numbers[layer.kind] += 1
            name = f"{_SHORT_NAMES.get(layer.kind, layer.kind)}{numbers[layer.kind]}"
            layers.append(replace(layer, name=name, inputs=(before,)))
            before = name
        return (*layers, replace(_SCORES, inputs=(before,)))

    @property
    def rows(self) -> tuple[LayerRow, ...]:
        """One per layer; from the first that does not fit, shapes and parameters are None."""
        return self._fitted[0]

    @property
    def parameters(self) -> int | None:
        """The number of parameters, or None while the layers do not fit."""
        counts = [row.parameters for row in self.rows]
        known = [count for count in counts if count is not None]
        return sum(known) if len(known) == len(counts) else None

    @property
    def is_too_long(self) -> bool:
        """Whether there are more layers than a custom network may have."""
        return len(self.layers) > MAX_LAYERS

    def problem(self) -> Message | None:
        """What is wrong and how to fix it, or None for a valid network."""
        return self._fault[1]

    @property
    def fault_row(self) -> int | None:
        """The row the problem is about."""
        return self._fault[0]

    def architecture(self) -> Architecture:
        """The finished network; DraftError with the problem if there is one."""
        problem = self.problem()
        if problem is not None:
            raise DraftError.of(problem)
        return Architecture(CUSTOM, self.layers)

    @cached_property
    def _fitted(self) -> tuple[tuple[LayerRow, ...], Message | None]:
        """The rows, and why the first row without a shape has none."""
        rows: list[LayerRow] = []
        shape: Shape | None = INPUT_SHAPE
        problem = None
        for layer in self.layers:
            if shape is not None and problem is None:
                problem = shape_error(layer, shape)
            fits = shape is not None and problem is None
            rows.append(layer_row(layer, [shape]) if fits and shape else LayerRow(layer))
            shape = rows[-1].shape
        return tuple(rows), problem

    @cached_property
    def _fault(self) -> tuple[int | None, Message | None]:
        rows, problem = self._fitted
        if self.is_too_long:
            count = len(self.layers)
            # The first layer without a place; the scores keep the last place
            return MAX_LAYERS - 1, Message("network_too_long", count=count, most=MAX_LAYERS)
        if problem is not None:
            return [row.shape for row in rows].index(None), problem
        if (total := self.parameters) is not None and total > MAX_PARAMETERS:
            counts = [row.parameters or 0 for row in rows]
            most = f"{MAX_PARAMETERS:,}"
            problem = Message("network_too_large", parameters=f"{total:,}", most=most)
            return counts.index(max(counts)), problem
        return None, None
