"""What the advanced settings and their choices are called, and what they do."""

from __future__ import annotations

from PySide6.QtCore import QObject


class SettingWords(QObject):
    """The words, in the language of the moment, by the names of `TrainingConfig`."""

    def labels(self) -> dict[str, str]:
        """What each setting is called."""
        return {
            "batch_size": self.tr("Batch size"),
            "optimizer": self.tr("Optimizer"),
            "learning_rate": self.tr("Learning rate"),
            "schedule": self.tr("Its course"),
            "loss": self.tr("Loss"),
            "patience": self.tr("Stop after"),
            "averaging": self.tr("Averaging"),
            "seed": self.tr("Seed"),
            "device": self.tr("Device"),
        }

    def choices(self) -> dict[str, dict[str, str]]:
        """What the values are called, for each setting that is a choice."""
        return {
            "optimizer": {
                "adam": self.tr("Adam"),
                "adamw": self.tr("AdamW"),
                "rmsprop": self.tr("RMSprop"),
                "sgd": self.tr("SGD with momentum"),
            },
            "schedule": {
                "constant": self.tr("stays"),
                "one_cycle": self.tr("one cycle: up, then down"),
                "cosine": self.tr("falls"),
            },
            "loss": {
                "cross_entropy": self.tr("cross-entropy"),
                "smoothed_cross_entropy": self.tr("cross-entropy, softened targets"),
                "squared_error": self.tr("squared error"),
            },
            "device": {
                "auto": self.tr("automatic"),
                "cpu": self.tr("CPU"),
                "gpu": self.tr("GPU"),
            },
        }

    def tips(self) -> dict[str, str]:
        """What each setting does, what more and less of it does, what to try and watch."""
        return {
            "batch_size": self.tr(
                "How many images are learned at once; the weights move once a batch. Small: slow"
                " epochs and a loss that trembles; large: fast, but few moves. Try 8 and watch."
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
                "How the learning rate changes during the run. Small steps at the end settle the"
                " weights: try “stays” and watch validation tremble in the last epochs."
            ),
            "loss": self.tr(
                "The number that training makes smaller. Softened targets make the network less"
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
            "seed": self.tr(
                "Where chance begins: the first weights and the order of the images. The same seed"
                " repeats a run; try another and watch how much of a difference is mere chance."
            ),
            "device": self.tr(
                "What does the computing. A GPU is faster with large networks and large batches;"
                " for small ones the CPU is as fast. Watch the time of an epoch."
            ),
        }

    def never(self) -> str:
        """In place of a number of epochs: the run does not end early."""
        return self.tr("never")

    def patience(self) -> str:
        """The number of epochs without a better one, with {count} in its place."""
        return self.tr("{count} without a better epoch")

    def averaged(self) -> str:
        """Beside the check box."""
        return self.tr("Averaged weights")

    def no_gpu(self) -> str:
        """What the GPU is called where there is none."""
        return self.tr("GPU (none found)")
