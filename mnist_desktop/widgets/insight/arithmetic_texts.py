"""The arithmetic of a cell in words and numbers, a line a step."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject

from mnist_desktop.insight.arithmetic import (
    Activated,
    CellArithmetic,
    Combined,
    Normalised,
    PassedOn,
    Pooled,
    Products,
    Step,
    SwitchedOff,
)
from mnist_desktop.recognition.networks.layers import BATCH_NORM_EPSILON
from mnist_desktop.widgets.insight.value_picture import number_text, plus_text

_STRONGEST = 3  # products that are told of a unit that takes many numbers


class ArithmeticTexts(QObject):
    """Texts in the current language."""

    def heading(self, arithmetic: CellArithmetic, channel: str) -> str:
        """Which cell it is, and its value; `channel` is the name of the channel."""
        row, column, _ = arithmetic.cell
        values = {"channel": channel, "value": number_text(arithmetic.value)}
        if not arithmetic.block.is_image:
            return self.tr("{channel}: {value}").format(**values)
        return self.tr("{channel}, row {row}, column {column}: {value}").format(
            row=row, column=column, **values
        )

    def lines(self, arithmetic: CellArithmetic, channel: int) -> list[str]:
        """One line for each step; of the sums, that of the input channel is told."""
        lines: list[str] = []
        for step in arithmetic.steps:
            if isinstance(step, Products):
                lines += self._products(step, channel)
            else:
                lines.append(self._step(step))
        return lines

    def _products(self, step: Products, channel: int) -> list[str]:
        total = step.value - (step.bias or 0.0)
        by_channel = step.by_channel
        if step.kernel.shape[0] == 1 and step.kernel.shape[2] > 1:
            lines = self._many_products(step, total)
        elif len(by_channel) == 1:
            text = self.tr("{count} products add up to {sum}")
            lines = [text.format(count=step.kernel.size, sum=number_text(total))]
        else:
            text = self.tr("map {number} gives {part}, all {count} maps together give {sum}")
            part = float(by_channel[channel - step.first_channel])
            lines = [
                text.format(
                    number=channel,
                    part=number_text(part),
                    count=len(by_channel),
                    sum=number_text(total),
                )
            ]
        if step.is_padding.any():
            lines.append(self.tr("outside the map the window sees zeros"))
        if step.bias is not None:
            text = self.tr("with the bias, {bias}: {value}")
            value = number_text(step.value)
            lines.append(text.format(bias=plus_text(step.bias), value=value))
        return lines

    def _many_products(self, step: Products, total: float) -> list[str]:
        products = (step.inputs * step.kernel).ravel()
        strongest = np.argsort(-np.abs(products), kind="stable")[:_STRONGEST]
        text = self.tr("{input} × {weight} = {product} (number {index})")
        told = [
            text.format(
                input=number_text(float(step.inputs.ravel()[index])),
                weight=number_text(float(step.kernel.ravel()[index])),
                product=number_text(float(products[index])),
                index=int(index),
            )
            for index in strongest
        ]
        summed = self.tr("{count} products add up to {sum}; the strongest are").format(
            count=f"{products.size:,}", sum=number_text(total)
        )
        return [summed, *told]

    def _step(self, step: Step) -> str:
        value = number_text(step.value)
        if isinstance(step, Normalised):
            text = self.tr(
                "batch norm: ({before} − mean {mean}) ÷ √(variance {variance} + {epsilon})"
                " × {gamma} {beta} = {value}"
            )
            numbers = {
                name: number_text(getattr(step, name)) for name in ("before", "mean", "gamma")
            }
            # A small variance would be 0.00
            variance, beta = f"{step.variance:.3g}", plus_text(step.beta)
            return text.format(
                **numbers, variance=variance, beta=beta, epsilon=BATCH_NORM_EPSILON, value=value
            )
        if isinstance(step, Activated):
            return self._activated(step, value)
        if isinstance(step, Pooled):
            largest = self.tr("the largest of {count} cells: {value}")
            mean = self.tr("the mean of {count} cells: {value}")
            text = largest if step.mode == "max" else mean
            return text.format(count=step.cells.size, value=value)
        if isinstance(step, Combined):
            sign = "+" if step.operation == "add" else "×"
            first, second = number_text(step.first), number_text(step.second)
            return f"{first} {sign} {second} = {value}"
        if isinstance(step, SwitchedOff):
            return self.tr("switched off: 0 instead of {before}").format(
                before=number_text(step.before)
            )
        assert isinstance(step, PassedOn)
        if step.kind == "dropout":
            return self.tr("passes unchanged: {value}").format(value=value)
        row, column, channel = step.cell
        return self.tr("the number of map {number}, row {row}, column {column}: {value}").format(
            number=channel, row=row, column=column, value=value
        )

    def _activated(self, step: Activated, value: str) -> str:
        before = number_text(step.before)
        if step.function != "relu":
            return self.tr("{function} of {before}: {value}").format(
                function=step.function, before=before, value=value
            )
        if step.before < 0:
            return self.tr("ReLU makes 0 of {before}").format(before=before)
        return self.tr("ReLU leaves {value} as it is").format(value=value)
