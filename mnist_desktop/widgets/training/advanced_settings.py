"""Settings that are changed rarely: how the network learns, and from what."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from mnist_desktop.data.data_set_info import DataSetInfo
from mnist_desktop.learning.config import (
    DEVICES,
    LOSSES,
    MAX_EPOCHS,
    MAX_SEED,
    OPTIMIZERS,
    SCHEDULES,
    TrainingConfig,
)
from mnist_desktop.recognition.networks.architectures import first_kernels
from mnist_desktop.widgets.base.fields import (
    CheckField,
    ChoiceField,
    LearningRateSpin,
    NumberField,
    SteppedSpin,
)
from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.layouts import column_of
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.hand.own_drawings_box import OwnDrawingsBox
from mnist_desktop.widgets.training.augmentation_form import AugmentationForm
from mnist_desktop.widgets.training.class_weights_form import ClassWeightsForm
from mnist_desktop.widgets.training.data_row import DataRow

Field = NumberField | ChoiceField | CheckField | LearningRateSpin

_BATCH_SIZES = (32, 64, 128, 256)
_MIN_BATCH, _MAX_BATCH = 8, 1024
_AVERAGING = 0.999  # when it is switched on first


class AdvancedSettings(Translated, QWidget):
    """The data set, a form, and two groups below it."""

    setting_changed = Signal(str, object)  # name of a field of TrainingConfig, its value

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gpus: tuple[str, ...] | None = None
        self._averaging = _AVERAGING
        self.data = DataRow()
        self.own_drawings = OwnDrawingsBox("advancedOwnDrawings")
        self._patience = NumberField(0, MAX_EPOCHS)
        self._averaged = CheckField()
        self._divided = CheckField()
        self._choices = {
            "optimizer": ChoiceField(OPTIMIZERS),
            "schedule": ChoiceField(SCHEDULES),
            "loss": ChoiceField(LOSSES),
            "device": ChoiceField(DEVICES),
        }
        self._fields: dict[str, Field] = {
            "batch_size": SteppedSpin(_BATCH_SIZES, _MIN_BATCH, _MAX_BATCH),
            "optimizer": self._choices["optimizer"],
            "learning_rate": LearningRateSpin(),
            "schedule": self._choices["schedule"],
            "loss": self._choices["loss"],
            "patience": self._patience,
            "averaging": self._averaged,
            "divides_twice": self._divided,
            "seed": NumberField(0, MAX_SEED),
            "device": self._choices["device"],
        }
        self._labels = {name: QLabel() for name in self._fields}
        self.augmentation = named("augmentationForm", AugmentationForm())
        self._class_weights = named("classWeightsForm", ClassWeightsForm())
        self._connect()
        self._lay_out()
        self._set_texts()

    def _set_texts(self) -> None:
        tips = self._tips()
        for name, text in self._label_texts().items():
            self._labels[name].setText(text)
            self._fields[name].setAccessibleName(text)
            self._labels[name].setStatusTip(tips[name])
            self._fields[name].setStatusTip(tips[name])
        for name, words in self._choice_texts().items():
            self._choices[name].set_texts(words)
        before, _, after = self.tr("{count} without a better epoch").partition("{count}")
        self._patience.setPrefix(before)
        self._patience.setSuffix(after)
        self._patience.setSpecialValueText(self.tr("never"))
        self._averaged.setText(self.tr("Averaged weights"))
        self._divided.setText(self.tr("Divided by 255 twice"))
        self._show_gpus()

    def show_config(self, config: TrainingConfig) -> None:
        """Shows settings, silently."""
        for name, field in self._fields.items():
            if name != "averaging":
                field.set_value(getattr(config, name))
        self._averaged.set_value(config.averaging > 0)
        self._averaging = config.averaging or self._averaging
        self._divided.setEnabled(bool(first_kernels(config.architecture)))
        self.augmentation.set_augmentation(config.augmentation)
        self._class_weights.set_weights(config.class_weights)

    def show_data(self, info: DataSetInfo) -> None:
        """Shows the data set and its examples."""
        self.data.show_data(info)
        self._class_weights.set_classes(info.classes)
        self.augmentation.set_examples(info.examples)

    def set_running(self, is_running: bool, *, is_queued: bool = False) -> None:
        """Sets whether a run is on; then only what it can go on with can be set.

        Args:
            is_running: whether one is on.
            is_queued: whether it is one of a queue, which nobody changes.
        """
        parts = [field for name, field in self._fields.items() if name != "learning_rate"]
        for part in (*parts, self.data, self.own_drawings, self._class_weights):
            part.setEnabled(not is_running)
        self._fields["learning_rate"].setEnabled(not is_queued)
        self.augmentation.setEnabled(not is_queued)

    def set_devices(self, gpus: Sequence[str]) -> None:
        """Sets the names of the usable GPUs; none disables that choice."""
        self._gpus = tuple(gpus)
        self._show_gpus()

    def _show_gpus(self) -> None:
        device = self._choices["device"]
        row = device.findData("gpu")
        if self._gpus is not None:
            text = f"GPU: {self._gpus[0]}" if self._gpus else self.tr("GPU (none found)")
            device.setItemText(row, text)
        rows = device.model()
        assert isinstance(rows, QStandardItemModel)
        rows.item(row).setEnabled(self._gpus is None or bool(self._gpus))

    def _connect(self) -> None:
        for name, field in self._fields.items():
            if name != "averaging":
                field.value_chosen.connect(partial(self.setting_changed.emit, name))
        self._averaged.value_chosen.connect(
            lambda is_on: self.setting_changed.emit("averaging", self._averaging if is_on else 0.0)
        )
        self.augmentation.augmentation_changed.connect(
            partial(self.setting_changed.emit, "augmentation")
        )
        self._class_weights.weights_changed.connect(
            partial(self.setting_changed.emit, "class_weights")
        )

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, field in self._fields.items():
            first, *others = name.split("_")
            field.setObjectName(first + "".join(word.title() for word in others) + "Field")
            self._labels[name].setBuddy(field)
            form.addRow(self._labels[name], field)
        self._fields["batch_size"].setObjectName("batchSizeSpin")
        data = column_of(self.data, self.own_drawings)
        column_of(data, form, self.augmentation, self._class_weights, owner=self, spacing=12)

    # Texts, by the fields of TrainingConfig

    def _label_texts(self) -> dict[str, str]:
        return {
            "batch_size": self.tr("Batch size"),
            "optimizer": self.tr("Optimizer"),
            "learning_rate": self.tr("Learning rate"),
            "schedule": self.tr("Schedule"),
            "loss": self.tr("Loss"),
            "patience": self.tr("Stop after"),
            "averaging": self.tr("Weight averaging"),
            "divides_twice": self.tr("Pixels"),
            "seed": self.tr("Seed"),
            "device": self.tr("Device"),
        }

    def _choice_texts(self) -> dict[str, dict[str, str]]:
        return {
            "optimizer": {
                "adam": self.tr("Adam"),
                "adamw": self.tr("AdamW"),
                "rmsprop": self.tr("RMSprop"),
                "sgd": self.tr("SGD with momentum"),
            },
            "schedule": {
                "constant": self.tr("stays constant"),
                "one_cycle": self.tr("one cycle: up, then down"),
                "cosine": self.tr("decays"),
            },
            "loss": {
                "cross_entropy": self.tr("cross-entropy"),
                "smoothed_cross_entropy": self.tr("cross-entropy, label smoothing"),
                "squared_error": self.tr("squared error"),
            },
            "device": {
                "auto": self.tr("automatic"),
                "cpu": self.tr("CPU"),
                "gpu": self.tr("GPU"),
            },
        }

    def _tips(self) -> dict[str, str]:
        return {
            "batch_size": self.tr(
                "How many images are learned at once; the weights change once per batch. Small:"
                " slow epochs and a noisy loss; large: fast, but few updates. Try 8 and watch."
            ),
            "optimizer": self.tr(
                "The rule by which the weights move. Adam and AdamW suit most networks; SGD needs"
                " a larger learning rate: try it with 0.05 and watch how the loss falls."
            ),
            "learning_rate": self.tr(
                "How far each batch moves the weights. Too low: the loss hardly falls; too high: it"
                " jumps or becomes infinite. Try ten times as much and watch the loss."
            ),
            "schedule": self.tr(
                "How the learning rate changes during the run. Small steps at the end settle"
                " the weights: try “stays constant” and watch validation fluctuate in the last"
                " epochs."
            ),
            "loss": self.tr(
                "The number that training makes smaller. Label smoothing makes the network less"
                " sure of itself; squared error learns more slowly. Compare the first epoch."
            ),
            "patience": self.tr(
                "Ends the run after this many epochs without a better validation accuracy. Small:"
                " saves time, may stop too soon. Try 3 with 30 epochs and watch where it stops."
            ),
            "averaging": self.tr(
                "Answers with the average of the latest weights instead of the last ones. On:"
                " steadier and often a little better; off: watch validation go up and down more."
            ),
            "divides_twice": self.tr(
                "A common mistake, to try out: the pixels are between 0 and 1 already and are"
                " divided by 255 once more. On: watch how slowly the network begins to learn."
            ),
            "seed": self.tr(
                "Where the random numbers start: first weights, order of the images. The same"
                " seed repeats a run; try another and see how much difference chance makes."
            ),
            "device": self.tr(
                "Where training runs. A GPU is faster with large networks and large batches;"
                " with small ones the CPU is as fast. Watch the time per epoch."
            ),
        }
