"""A learner looks into a network."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.insight.atlas import atlas
from mnist_desktop.insight.channel_peaks import channel_examples, channel_peaks
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES
from mnist_desktop.recognition.networks.confidence_branch import with_confidence_branch
from mnist_desktop.widgets.insight.inside_panel import InsidePanel
from mnist_desktop.widgets.insight.value_picture import number_text
from tests.insight.small_networks import POOLED, RESIDUAL, images, model_of
from tests.recognition.random_weights import EVERY_KIND

CONFIDENT = with_confidence_branch(ARCHITECTURES["quick"])


def point_of(maps, tile, row, column, side):
    """Where a cell of a tile is on the widget."""
    place = maps.grid().rect(tile)
    step = place.width() / side
    return QPoint(
        round(place.left() + (column + 0.5) * step), round(place.top() + (row + 0.5) * step)
    )


def test_it_waits_for_a_drawing(shown):
    panel = shown(InsidePanel(), 420, 600)
    assert not panel.findChild(object, "insideHint").isHidden()
    for name in ("featureMaps", "cellPanel", "channelRow", "softmaxTable", "moreSection"):
        assert panel.findChild(object, name).isHidden()
    panel.show_inspection(None)
    panel.grab()


def test_it_opens_on_the_first_convolution_at_its_brightest_cell(look_into):
    seen = look_into()
    assert seen.panel.selection.block.name == "conv1"
    largest = seen.values("conv1").max()
    assert seen.text("cellTitle").endswith(number_text(float(largest)))
    assert "9 products add up to" in seen.text("cellLines")
    assert "batch norm" in seen.text("cellLines")
    assert not seen.sees("channelBars")  # the image has one channel
    assert not seen.sees("insideHint")


def test_the_cell_under_the_pointer_is_computed_and_the_chosen_one_comes_back(look_into):
    seen = look_into()
    maps, values = seen.panel.maps, seen.values("conv1")
    chosen = seen.text("cellTitle")
    QTest.mouseMove(maps, point_of(maps, 2, 4, 9, 13))
    assert "map 2, row 4, column 9" in seen.text("cellTitle")
    assert seen.text("cellTitle").endswith(number_text(float(values[4, 9, 2])))
    maps.leaveEvent(QEvent(QEvent.Type.Leave))
    assert seen.text("cellTitle") == chosen
    QTest.mouseClick(maps, Qt.MouseButton.LeftButton, pos=point_of(maps, 2, 4, 9, 13))
    maps.leaveEvent(QEvent(QEvent.Type.Leave))
    assert "map 2, row 4, column 9" in seen.text("cellTitle")


def test_deeper_each_map_before_has_its_share(look_into):
    seen = look_into()
    seen.panel.strip.block_chosen.emit("conv2")
    assert seen.sees("channelBars")
    assert "all 4 maps together give" in seen.text("cellLines")
    before = seen.text("cellLines")
    seen.panel.cell.bars.channel_chosen.emit(1)
    assert seen.text("cellLines").startswith("map 1 gives")
    seen.panel.cell.bars.channel_chosen.emit(3)
    assert seen.text("cellLines") != before


def test_click_by_click_back_to_the_pixels(look_into):
    seen = look_into()
    seen.panel.strip.block_chosen.emit("conv2")
    seen.panel.cell.view.cell_before_chosen.emit((3, 5, 2), False)
    assert seen.panel.selection.block.name == "conv1"
    assert "map 2, row 3, column 5" in seen.text("cellTitle")
    seen.panel.cell.view.cell_before_chosen.emit((8, 9, 0), False)
    assert seen.panel.selection.block is None
    assert seen.panel.strip.chosen == "image"
    assert not seen.sees("cellPanel")


def test_by_keyboard_through_layers_maps_and_cells(look_into):
    seen = look_into()
    strip, maps, view = seen.panel.strip, seen.panel.maps, seen.panel.cell.view
    QTest.keyClick(strip, Qt.Key.Key_Left)
    assert strip.chosen == "image"
    QTest.keyClick(strip, Qt.Key.Key_Right)
    assert strip.chosen == "conv1"
    QTest.keyClick(maps, Qt.Key.Key_Right)
    QTest.keyClick(maps, Qt.Key.Key_Right)
    said = maps.accessibleDescription()
    QTest.keyClick(maps, Qt.Key.Key_Left)
    assert maps.accessibleDescription() != said
    QTest.keyClick(strip, Qt.Key.Key_Right)
    seen.panel.maps.cell_chosen.emit((0, 0, 3))
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert "map 3, row 1, column 0" in seen.text("cellTitle")
    QTest.keyClick(view, Qt.Key.Key_Backspace)
    assert strip.chosen == "conv1"


def test_a_screen_reader_hears_layer_channel_and_largest_activation(look_into):
    seen = look_into()
    seen.panel.maps.cell_chosen.emit((1, 1, 3))
    said = seen.panel.maps.accessibleDescription()
    assert "3 × 3 convolution" in said
    assert f"channel 3: largest activation {number_text(seen.values('conv1')[..., 3].max())}" in (
        said
    )


def test_switching_channels_off_is_asked_for_and_the_answer_without_them_told(look_into, qtbot):
    seen = look_into()
    seen.panel.maps.cell_chosen.emit((1, 1, 3))
    with qtbot.waitSignal(seen.panel.channel.switch_requested) as asked:
        QTest.mouseClick(
            seen.panel.findChild(object, "switchChannelButton"), Qt.MouseButton.LeftButton
        )
    assert asked.args == ["conv1", 3]
    assert not seen.sees("undoSwitchButton")
    seen.off = {"conv1": {3}}
    seen.answer()
    assert seen.text("switchChannelButton") == "Switch map 3 on"
    assert "Without 1 channel:" in seen.text("answerWithout")
    first, second = np.sort(seen.inspection.softmax.scores)[::-1][:2].tolist()
    assert f"score {number_text(first - second)} above" in seen.text("answerWithout")
    assert seen.panel.maps.accessibleDescription().endswith("switched off")
    assert "switched off: 0 instead of" in seen.text("cellLines")
    assert seen.sees("undoSwitchButton")
    seen.off = {"conv1": {3, 0}, "conv2": {1}}
    seen.answer()
    assert "Without 3 channels:" in seen.text("answerWithout")


def test_the_scores_become_probabilities_step_by_step(look_into):
    seen = look_into()
    seen.panel.strip.block_chosen.emit("softmax")
    table = seen.panel.softmax
    assert not seen.sees("featureMaps")
    assert table.rowCount() == 11
    winner = int(seen.inspection.softmax.scores.argmax())
    assert table.item(winner, 3).text() == "1.000"
    assert table.item(winner, 0).font().bold()
    seen.panel.strip.block_chosen.emit("scores")
    assert seen.sees("featureMaps")
    assert not seen.panel.findChild(object, "switchChannelButton").isEnabled()


def test_units_that_take_every_pixel_show_their_weights(look_into):
    seen = look_into(ARCHITECTURES["mlp"])
    assert seen.panel.selection.block.name == "dense"
    assert seen.panel.maps.scale.is_signed
    assert seen.text("brightnessLegend").startswith("weights of each unit")
    assert "784 products add up to" in seen.text("cellLines")
    unit = seen.panel.maps.grid().rect(7).center().toPoint()
    QTest.mouseMove(seen.panel.maps, unit)
    assert seen.text("cellTitle").startswith("unit 7:")


def labelled(count=60):
    grey = (images(count) * 255).astype(np.uint8)
    return LabelledImages(grey, (np.arange(count) % 10).astype(np.uint8))


def test_what_a_channel_likes_is_shown_until_another_is_chosen(look_into, qtbot):
    seen = look_into(size=(420, 900))
    seen.panel.maps.cell_chosen.emit((1, 1, 2))
    with qtbot.waitSignal(seen.panel.examples_requested) as asked:
        seen.panel.channel.examples_requested.emit()
    block, channel = asked.args
    assert (block.name, channel) == ("conv1", 2)
    model = model_of(POOLED)
    *_, peaks = channel_peaks(POOLED, model.weights, block, labelled())
    seen.panel.show_examples(channel_examples(POOLED, peaks, channel, labelled()))
    examples = seen.panel.examples
    assert seen.sees("exampleImages")
    QApplication.processEvents()  # lays it out
    with qtbot.waitSignal(examples.explained) as explained:
        QTest.mouseMove(examples, QPoint(10, examples.fontMetrics().height() + 10))
    assert number_text(peaks.highest(channel)[0].peak) in explained.args[0]
    seen.panel.maps.cell_chosen.emit((1, 1, 3))
    assert not seen.sees("exampleImages")


def test_more_tells_dead_units_and_what_a_channel_is_worth(look_into, qtbot):
    seen = look_into()
    panel = seen.panel
    with qtbot.waitSignal(panel.peaks_requested) as asked:
        QTest.mouseClick(panel.findChild(object, "insideMoreButton"), Qt.MouseButton.LeftButton)
    (block,) = asked.args
    assert seen.sees("weightChart")
    assert not seen.sees("confidenceDetails")
    model = model_of(POOLED)
    *_, peaks = channel_peaks(POOLED, model.weights, block, labelled())
    panel.more.show_peaks(peaks)
    assert seen.text("deadUnits") == "Dead, 0 for every image: 0 (1 of 4 channels)"
    with qtbot.waitSignal(panel.atlas_requested):
        QTest.mouseClick(panel.findChild(object, "atlasButton"), Qt.MouseButton.LeftButton)
    first, *_, last = atlas(model, block, labelled())
    panel.show_atlas(first, is_running=True)
    assert seen.sees("atlasProgress")
    with qtbot.waitSignal(panel.more.stop_requested):
        QTest.mouseClick(panel.findChild(object, "atlasButton"), Qt.MouseButton.LeftButton)
    panel.show_atlas(last, is_running=False)
    assert "does not show again" in seen.text("channelWorth")
    lost = int(last.lost[panel.selection.cell[2]].sum())
    assert f"{lost} of 60 images are misread that were read right" in seen.text("channelWorth")
    panel.strip.block_chosen.emit("conv2")
    assert not seen.sees("channelWorth")  # of another layer


def test_the_atlas_waits_for_the_end_of_a_training_and_says_so(look_into):
    seen = look_into()
    panel = seen.panel
    button = panel.findChild(object, "atlasButton")
    panel.set_in_training(True)
    assert not button.isEnabled()
    assert "when the training has ended" in button.statusTip()
    panel.set_in_training(False)
    assert button.isEnabled()
    assert "5,000 validation images" in button.statusTip()


def test_how_far_the_atlas_is_can_be_seen_while_more_is_closed(look_into):
    seen = look_into()
    steps = list(atlas(model_of(POOLED), seen.panel.selection.block, labelled()))
    seen.panel.show_atlas(steps[len(steps) // 2], is_running=True)
    assert seen.text("insideMoreButton").startswith("More, ")
    seen.panel.show_atlas(steps[-1], is_running=False)
    assert seen.text("insideMoreButton") == "More"


def test_while_the_pen_moves_maps_come_first_then_numbers_and_strip_in_turn(look_into, qtbot):
    seen = look_into()
    before = seen.text("cellTitle")
    seen.image = seen.image * 0.5
    seen.answer()  # takes the first turn
    seen.image = seen.image * 0.5
    seen.answer()
    largest = float(seen.values("conv1").max())
    assert seen.panel.maps.scale.largest == largest
    assert seen.text("cellTitle") == before
    qtbot.waitUntil(lambda: seen.text("cellTitle") != before)
    assert number_text(largest) in seen.text("brightnessLegend")


def test_a_low_panel_shows_the_network_in_one_row(look_into):
    seen = look_into(ARCHITECTURES["best"], size=(370, 640))
    strip = seen.panel.strip
    high = strip.heightForWidth(strip.width())
    seen.panel.resize(370, 380)
    QApplication.processEvents()
    assert strip.heightForWidth(strip.width()) < high / 2
    last = strip.names[-1]
    assert strip.name_at(QPointF(strip.width() - 30, strip.height() / 2)) == last


def test_no_empty_band_below_the_maps(look_into):
    seen = look_into(size=(460, 1000))
    QApplication.processEvents()
    maps = seen.panel.maps
    assert maps.height() == maps.grid().height


def test_the_confidence_branch_is_one_step_unless_all_is_asked_for(look_into):
    seen = look_into(CONFIDENT)
    strip = seen.panel.strip
    assert [name for name in strip.names if "confidence" in name] == ["confidence"]
    assert "lower the scores" in strip.explanation("confidence")
    seen.panel.more.details_toggled.emit(True)
    assert "sure_scores" in strip.names
    assert len([name for name in strip.names if "confidence" in name]) == 5


@pytest.mark.parametrize("architecture", [EVERY_KIND, RESIDUAL, CONFIDENT, ARCHITECTURES["cnn"]])
def test_every_layer_of_every_network_can_be_looked_at(look_into, architecture):
    seen = look_into(architecture, size=(640, 700))
    seen.panel.more.details_toggled.emit(True)
    for name in seen.panel.strip.names:
        seen.panel.strip.block_chosen.emit(name)
        assert not seen.panel.picture().isNull()
        assert seen.text("blockTitle")
        assert seen.panel.strip.explanation(name)
        if name in seen.blocks:
            assert seen.text("cellLines"), name


def test_dropout_is_said_to_do_nothing(look_into):
    seen = look_into()
    seen.panel.strip.block_chosen.emit("dropout")
    assert "does nothing" in seen.text("blockTitle")
    assert seen.text("cellLines").startswith("passes unchanged")


def test_of_a_very_large_network_only_what_is_looked_at_is_asked_for(shown):
    panel = shown(InsidePanel(), 420, 600)
    from mnist_desktop.insight.blocks import blocks_of
    from mnist_desktop.recognition.networks.network_draft import NetworkDraft

    draft = NetworkDraft()
    for row in range(6):
        draft = draft.with_layer(row, "convolution").with_setting(row, "filters", 256)
    architecture = draft.with_layer(6, "global_pooling").architecture()
    panel.show_network(architecture, blocks_of(architecture))
    assert panel.selection.wanted == {"conv1", "global_pooling1", "scores"}
    panel.strip.block_chosen.emit("conv4")
    assert panel.selection.wanted == {"conv3", "conv4", "global_pooling1", "scores"}
