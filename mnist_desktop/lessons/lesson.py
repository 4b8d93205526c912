"""A lesson: steps that wait for a person's own hands, claims about what came of it, a plan."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, get_args

from mnist_desktop.learning.config import TrainingConfig
from mnist_desktop.learning.presets import preset_for, with_samples
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES

SUFFIX = ".lesson"
MAX_RUNS = 9
CHINESE = "zh_CN"
Awaited = Literal[
    "drawing",
    "test_image",
    "preprocessing",
    "tab",
    "run_started",
    "run_ended",
    "tested",
]
AWAITED: tuple[Awaited, ...] = get_args(Awaited)
"""What a step may wait for: something drawn and answered, a test image opened and answered, a way
of preprocessing chosen, a tab shown, a run that starts, that ends, or whose network is kept or put
aside and then tested."""
PURPOSES = ("predict", "observe", "conclude")
"""Of the questions on a worksheet, in their order."""
PLACES = (
    *("drawingCanvas", "probabilityBars", "digitLabel", "networkInput", "preprocessingButton"),
    *("modelLabel", "correctionLabel", "presetCombo", "presetInfoButton", "samplesSpin"),
    *("epochsSpin", "advancedButton", "codeButton", "trainButton", "lossChart", "accuracyChart"),
    *("trainingProgress", "resultCard", "keepButton", "goBackButton", "labTabs", "toolRow"),
    *("trainTab", "insideTab", "picturesTab", "handTab", "showWhyButton", "confusionMatrix"),
    *("layerStrip", "featureMaps", "imageGrid"),
)
"""The object names of what a step may point at."""
TABS = ("trainTab", "insideTab", "picturesTab", "handTab")


@dataclass(frozen=True)
class Text:
    """Plain text in both languages."""

    en: str
    zh_CN: str  # noqa: N815  # the language's code

    def said(self, language: str) -> str:
        """The text in the language of this code; English for any other."""
        return self.zh_CN if language == CHINESE else self.en


NOTHING = Text("", "")


@dataclass(frozen=True)
class RunSettings:
    """Settings of a run as a lesson sets them; None leaves what the preset has."""

    preset: str
    samples: int | None = None
    epochs: int | None = None
    batch_size: int | None = None
    learning_rate: float | None = None
    optimizer: str | None = None
    schedule: str | None = None
    architecture: str | None = None
    divides_twice: bool = False

    def config(self, available: int, seed: int = 0) -> TrainingConfig:
        """The settings for a data set with so many training images."""
        config = preset_for(self.preset, available)
        if self.architecture is not None:
            config = replace(config, architecture=ARCHITECTURES[self.architecture])
        if self.samples is not None:
            config = with_samples(config, self.samples, available)
        changed = {
            name: value
            for name in ("epochs", "batch_size", "learning_rate", "optimizer", "schedule")
            if (value := getattr(self, name)) is not None
        }
        return replace(config, seed=seed, divides_twice=self.divides_twice, **changed)


@dataclass(frozen=True)
class Wait:
    """What a step waits for.

    Attributes:
        what: one of AWAITED.
        name: of the tab, or of the preprocessing.
        number: under which the figures of the run or of the answer are remembered, 1 to MAX_RUNS;
            0 for none.
    """

    what: Awaited
    name: str = ""
    number: int = 0


@dataclass(frozen=True)
class Choice:
    """An answer to the question of a step, and what is said when it is chosen."""

    text: Text
    reply: Text


@dataclass(frozen=True)
class Figure:
    """A figure of what happened in the lesson: of which run or answer, and its name."""

    number: int
    name: str


@dataclass(frozen=True)
class Claim:
    """A comparison, a sentence for when it holds, and one for when it does not.

    Attributes:
        left: what is compared.
        relation: "above" or "below".
        right: with what: another figure, or a number.
        by: it must be so much above or below.
    """

    left: Figure
    relation: Literal["above", "below"]
    right: Figure | float
    holds: Text
    otherwise: Text
    by: float = 0.0


@dataclass(frozen=True)
class Step:
    """What is shown at a time.

    Attributes:
        text: what to do or what to know.
        point: the object name of what it is about, in a frame; empty for nothing.
        tab: that is shown first; empty for the one that is open.
        settings: of the next run, set when the step is shown.
        wait: what the person does; None for nothing but reading and choosing.
        choices: answers to its question, if it asks one.
        claims: about what the runs and answers of the lesson gave.
    """

    text: Text
    point: str = ""
    tab: str = ""
    settings: RunSettings | None = None
    wait: Wait | None = None
    choices: tuple[Choice, ...] = ()
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True)
class Phase:
    """Some minutes of the plan, and what happens in them."""

    minutes: int
    text: Text


@dataclass(frozen=True)
class Question:
    """A question of the worksheet, one of PURPOSES, with its answer for the teacher."""

    purpose: str
    text: Text
    answer: Text


@dataclass(frozen=True)
class Lesson:
    """A lesson as in its file; `name` is what the program remembers a person's place by."""

    name: str
    title: Text
    summary: Text
    steps: tuple[Step, ...]
    plan: tuple[Phase, ...] = ()
    questions: tuple[Question, ...] = ()

    def runs(self) -> dict[int, RunSettings]:
        """The settings of each run that the lesson remembers, by its number."""
        found: dict[int, RunSettings] = {}
        settings = None
        for step in self.steps:
            settings = step.settings or settings
            wait = step.wait
            if wait is not None and wait.number and wait.what in ("run_ended", "tested"):
                assert settings is not None  # checked by whoever read the file
                found.setdefault(wait.number, settings)
        return found
