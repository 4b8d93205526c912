import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mnist_desktop.messages import TEXTS, text_of
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES, Architecture
from mnist_desktop.recognition.networks.layer_rules import (
    CHOICES,
    NEW_LAYERS,
    RANGES,
    layer_settings,
)
from mnist_desktop.recognition.networks.layers import (
    Add,
    Convolution,
    Dense,
    Flatten,
    GlobalPooling,
)
from mnist_desktop.recognition.networks.network_draft import DraftError, NetworkDraft
from mnist_desktop.recognition.networks.network_json import (
    CUSTOM,
    MAX_LAYERS,
    MAX_PARAMETERS,
    architecture_from_json,
    architecture_to_json,
)


def draft_of(*kinds):
    draft = NetworkDraft()
    for row, kind in enumerate(kinds):
        draft = draft.with_layer(row, kind)
    return draft


def through_json(architecture):
    return architecture_from_json(json.loads(json.dumps(architecture_to_json(architecture))))


def told(draft):
    return text_of(draft.problem())


@pytest.mark.parametrize("name", sorted(ARCHITECTURES))
def test_ours_are_drafts_of_the_same_layers(name):
    draft = NetworkDraft.from_architecture(ARCHITECTURES[name])
    own = draft.architecture()
    assert own.name == CUSTOM
    assert through_json(own) == own
    assert own.parameters == draft.parameters == ARCHITECTURES[name].parameters
    assert [row.shape for row in draft.rows] == [
        ARCHITECTURES[name].shapes[layer.name] for layer in ARCHITECTURES[name].layers
    ]
    assert NetworkDraft.from_architecture(own) == draft


def test_too_many_layers_are_no_start():
    longest = draft_of("flatten", *["dropout"] * (MAX_LAYERS - 1)).layers
    with pytest.raises(DraftError) as refused:
        NetworkDraft.from_architecture(Architecture("long", longest))
    assert refused.value.key == "network_long"
    assert "41 layers" in text_of(refused.value)


CONV = Convolution("a", ("image",), filters=1)
BRANCHING = (
    CONV,
    Add("b", ("image", "a")),
    Flatten("c", ("b",)),
    Dense("d", ("c",)),
)
OTHER_END = (Convolution("a", ("image",), filters=10), GlobalPooling("b", ("a",)))
HUGE = (
    Flatten("a", ("image",)),
    Dense("b", ("a",), units=2049),
    Dense("c", ("b",)),
)


@pytest.mark.parametrize(
    ("layers", "key"),
    [
        (BRANCHING, "network_branches"),
        (OTHER_END, "network_other_end"),
        (HUGE, "network_out_of_bounds"),
    ],
)
def test_what_is_no_chain_within_the_bounds_is_refused(layers, key):
    with pytest.raises(DraftError) as refused:
        NetworkDraft.from_architecture(Architecture("some", layers))
    assert refused.value.key == key


def test_names_are_unique_and_inputs_are_the_chain():
    draft = draft_of("convolution", "batch_norm", "convolution", "global_pooling", "dense")
    names = [layer.name for layer in draft.layers]
    assert names == ["conv1", "norm1", "conv2", "global_pooling1", "dense1", "scores"]
    assert [layer.inputs for layer in draft.layers] == [(n,) for n in ["image", *names[:-1]]]


def test_edits_leave_the_draft_before_them_as_it_was():
    before = draft_of("flatten", "dense")
    after = before.with_setting(1, "units", 128)
    assert before.body[1].units == 64
    assert after.body[1].units == 128
    assert after.without_layer(1) == draft_of("flatten")
    assert before.with_moved(0, 1) == draft_of("dense", "flatten")


@pytest.mark.parametrize(
    ("kinds", "row", "words"),
    [
        ([], 0, "gets an image of 28 × 28 × 1: put Flatten or Global pooling before it"),
        (["convolution", "dense"], 1, "gets an image of 28 × 28 × 32"),
        (["flatten", "convolution"], 1, "Convolution takes an image, but gets a row of 784"),
        (["flatten", "depthwise"], 1, "Depthwise convolution takes an image"),
        (["flatten", "pooling"], 1, "Pooling takes an image"),
        (["flatten", "global_pooling"], 1, "Global pooling takes an image"),
        (["pooling"] * 5 + ["flatten"], 4, "after pooling it would be 0 × 0, from 1 × 1"),
    ],
)
def test_says_which_row_does_not_fit_and_why(kinds, row, words):
    draft = draft_of(*kinds)
    assert draft.fault_row == row
    assert words in told(draft)
    assert [line.shape is None for line in draft.rows] == [
        index >= row for index in range(len(kinds) + 1)
    ]
    assert draft.parameters is None
    with pytest.raises(DraftError):
        draft.architecture()


@pytest.mark.parametrize("kind", ["convolution", "depthwise"])
def test_a_kernel_larger_than_the_image(kind):
    draft = draft_of("pooling", "pooling", "pooling", kind, "flatten")
    assert draft.with_setting(3, "kernel", 7).problem() is None
    draft = draft.with_setting(3, "padding", "valid")
    assert draft.problem() is None
    draft = draft.with_setting(3, "kernel", 5)
    assert draft.fault_row == 3
    assert "a kernel of 5 × 5 does not fit into 3 × 3" in told(draft)


def test_at_most_forty_layers():
    draft = draft_of("flatten", *["dropout"] * (MAX_LAYERS - 2))
    assert draft.problem() is None
    draft = draft.with_layer(0, "dropout")
    assert draft.is_too_long
    assert draft.fault_row == MAX_LAYERS - 1
    assert told(draft) == "At most 40 layers are allowed, and there are 41: remove one to continue."


def test_at_most_ten_million_parameters():
    draft = draft_of("convolution", "flatten", "dense").with_setting(2, "units", 500)
    draft = draft.with_setting(0, "filters", 256)
    assert draft.parameters > MAX_PARAMETERS
    assert draft.fault_row == 2
    assert told(draft).startswith("100,360,070 parameters; at most 10,000,000.")


@pytest.mark.parametrize(
    ("kind", "name"),
    [(layer.kind, name) for layer in NEW_LAYERS.values() for name in layer_settings(layer)],
)
def test_bounds_are_those_of_model_files(kind, name):
    """The least and most pass as a file, one beyond passes nowhere."""
    draft = draft_of(kind, "flatten")
    if kind == "dense":
        draft = draft_of("flatten", kind)
    row = [layer.kind for layer in draft.body].index(kind)
    if name in RANGES:
        low, high = RANGES[name]
        allowed, refused = [low, high], [low - 1, high + 1, None, str(low)]
    else:
        allowed, refused = CHOICES.get(name, (True, False)), ["other", 3]
    for value in allowed:
        own = draft.with_setting(row, name, value).architecture()
        assert getattr(through_json(own).layers[row], name) == value
    listed = architecture_to_json(draft.architecture())
    for value in refused:
        with pytest.raises(ValueError, match="bounds"):
            draft.with_setting(row, name, value)
        listed[row][name] = value
        with pytest.raises(ValueError, match=name):
            architecture_from_json(listed)


def edited(draft, data):
    """The draft after one edit of any kind."""
    count = len(draft.body)
    edits = ["add"] + (["remove", "move", "set"] if count else [])
    edit = data.draw(st.sampled_from(edits))
    if edit == "add":
        kind = data.draw(st.sampled_from(sorted(NEW_LAYERS)))
        return draft.with_layer(data.draw(st.integers(0, count)), kind)
    row = data.draw(st.integers(0, count - 1))
    if edit == "remove":
        return draft.without_layer(row)
    if edit == "move":
        return draft.with_moved(row, data.draw(st.integers(0, count - 1)))
    if not (names := sorted(layer_settings(draft.body[row]))):
        return draft
    name = data.draw(st.sampled_from(names))
    if name == "rate":
        value = data.draw(st.floats(*RANGES[name]))
    elif name in RANGES:
        value = data.draw(st.integers(*RANGES[name]))
    else:
        value = data.draw(st.sampled_from(CHOICES.get(name, (True, False))))
    return draft.with_setting(row, name, value)


@settings(max_examples=60, deadline=None)
@given(st.data(), st.sampled_from([None, *sorted(ARCHITECTURES)]), st.integers(0, 20))
def test_any_edits_give_a_network_within_the_bounds_or_a_known_problem(data, start, count):
    draft = NetworkDraft()
    if start is not None:
        draft = NetworkDraft.from_architecture(ARCHITECTURES[start])
    for _ in range(count):
        draft = edited(draft, data)
        problem = draft.problem()
        assert len(draft.rows) == len(draft.layers)
        if problem is None:
            own = draft.architecture()
            assert draft.fault_row is None
            assert through_json(own) == own
            assert own.parameters == draft.parameters
            assert [row.shape for row in draft.rows] == [
                own.shapes[layer.name] for layer in own.layers
            ]
        else:
            assert problem.key in TEXTS
            assert "?" not in text_of(problem)
            assert 0 <= draft.fault_row < len(draft.layers)
