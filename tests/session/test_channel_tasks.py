"""What channels do, counted in the background; the images are few and the network small."""

import numpy as np
import pytest

from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.data.orientation import AS_IS
from mnist_desktop.insight.blocks import blocks_of
from mnist_desktop.session.channel_tasks import ChannelTasks
from mnist_desktop.session.training_backend import TrainingPreparation
from tests.fake_learning import FakeLearning
from tests.insight.small_networks import POOLED, images, model_of

CONVOLUTION = blocks_of(POOLED)[0]


class FewImages(FakeLearning):
    classes = ()

    def validation_images(self, path, orientation=AS_IS):
        grey = (images(250) * 255).astype(np.uint8)
        return self.classes, LabelledImages(grey, (np.arange(250) % 10).astype(np.uint8))


@pytest.fixture
def backend():
    return FewImages()


@pytest.fixture
def channels(backend, tasks):
    return ChannelTasks(backend, TrainingPreparation(backend, tasks), tasks)


def is_whole(peaks):
    return peaks.is_complete


def test_examples_and_peaks_of_a_channel_are_found(channels, qtbot):
    model = model_of(POOLED)
    with (
        qtbot.waitSignal(channels.peaks_changed, check_params_cb=is_whole),
        qtbot.waitSignal(
            channels.examples_changed, check_params_cb=lambda one: one.looked_at == one.count
        ) as found,
    ):
        channels.find_peaks(model, CONVOLUTION, 2)
    (examples,) = found.args
    assert (examples.block, examples.channel, examples.count) == ("conv1", 2, 250)
    assert len(examples.highest) == 9


def test_what_somebody_waits_for_comes_before_the_rest_of_the_atlas(channels, tasks, qtbot):
    model, ends = model_of(POOLED), []
    channels.peaks_changed.connect(lambda peaks: ends.append("peaks") if is_whole(peaks) else None)
    channels.atlas_changed.connect(lambda _, goes_on: None if goes_on else ends.append("atlas"))
    channels.find_atlas(model, CONVOLUTION)
    channels.find_peaks(model, CONVOLUTION)
    qtbot.waitUntil(lambda: len(ends) == 2, timeout=20_000)
    assert ends == ["peaks", "atlas"]


def test_an_atlas_that_is_stopped_says_so_once_and_never_goes_on(channels, tasks, qtbot):
    said = []
    channels.atlas_changed.connect(lambda _, goes_on: said.append(goes_on))
    channels.find_atlas(model_of(POOLED), CONVOLUTION)
    channels.stop_atlas()
    qtbot.waitUntil(lambda: not tasks.threads(), timeout=10_000)
    assert said == [True, False]
    channels.stop_atlas()
    assert said == [True, False]


def test_images_of_other_classes_tell_nothing_of_a_network(channels, backend, qtbot):
    backend.classes = ("cat", "dog")
    with qtbot.waitSignal(channels.failed) as failed:
        channels.find_atlas(model_of(POOLED), CONVOLUTION)
    assert failed.args[0].key == "other_classes"
