import json

import pytest

from mnist_desktop.recognition.networks.architectures import ARCHITECTURES, RESIDUAL
from mnist_desktop.recognition.networks.confidence_branch import with_confidence_branch
from mnist_desktop.recognition.networks.network_json import (
    architecture_from_json,
    architecture_to_json,
)
from tests.recognition.random_weights import SMALL

CONVOLUTION = {
    "kind": "convolution",
    "name": "conv",
    "inputs": ["image"],
    "kernel": 3,
    "stride": 1,
    "padding": "same",
    "bias": True,
    "filters": 8,
}
FLATTEN = {"kind": "flatten", "name": "flatten", "inputs": ["conv"]}
SCORES = {"kind": "dense", "name": "scores", "inputs": ["flatten"], "units": 10}


def network(**changes):
    return [CONVOLUTION | changes, FLATTEN, SCORES]


@pytest.mark.parametrize("name", sorted(ARCHITECTURES))
def test_ours_are_their_names(name):
    assert architecture_to_json(ARCHITECTURES[name]) == name
    assert architecture_from_json(name) is ARCHITECTURES[name]


def test_the_candidate_for_the_built_in_model_is_read_with_its_branch():
    """As it branches and has more layers than a stranger's network may have."""
    built = with_confidence_branch(RESIDUAL)
    assert architecture_from_json(architecture_to_json(built)) == built
    assert built.parameters * 4 < 3e6


def test_a_list_survives_json():
    text = json.dumps(architecture_to_json(SMALL))
    assert architecture_from_json(json.loads(text)) == SMALL


def test_a_network_called_like_ours_but_other_is_written_as_a_list():
    impostor = type(SMALL)("best", SMALL.layers)
    assert isinstance(architecture_to_json(impostor), list)


@pytest.mark.parametrize(
    "changes",
    [
        {"filters": 0},
        {"filters": 257},
        {"filters": True},
        {"filters": 8.0},
        {"filters": 10**400},
        {"kernel": 8},
        {"stride": 0},
        {"bias": 1},
        {"padding": "reflect"},
        {"padding": ["same"]},
        {"name": "Conv"},
        {"name": "c" * 41},
        {"name": "../x"},
        {"name": 3},
        {"inputs": []},
        {"inputs": "image"},
        {"inputs": ["image"] * 3},
        {"inputs": [["image"]]},
        {"kind": "lambda"},
        {"kind": ["convolution"]},
        {"more": 1},
    ],
)
def test_a_value_out_of_bounds_is_refused(changes):
    assert architecture_from_json(network()).parameters == 80 + 62_730
    with pytest.raises(ValueError):  # noqa: PT011
        architecture_from_json(network(**changes))


@pytest.mark.parametrize("value", [None, 3, {}, [], ["conv"], "unknown", [None], [[]]])
def test_what_is_no_list_of_layers_is_refused(value):
    with pytest.raises(ValueError):  # noqa: PT011
        architecture_from_json(value)


def test_too_many_layers_or_parameters_are_refused():
    chain = [
        {"kind": "activation", "name": f"a{i}", "inputs": [f"a{i - 1}" if i else "image"]}
        | {"function": "relu"}
        for i in range(39)
    ]
    longest = [*chain[:38], FLATTEN | {"inputs": ["a37"]}, SCORES]
    assert len(architecture_from_json(longest).layers) == 40
    with pytest.raises(ValueError, match="1 to 40 layers"):
        architecture_from_json([*chain, FLATTEN | {"inputs": ["a38"]}, SCORES])
    hidden = SCORES | {"name": "hidden", "units": 2048}
    scores = SCORES | {"inputs": ["hidden"]}
    with pytest.raises(ValueError, match="parameters"):
        architecture_from_json([CONVOLUTION | {"filters": 256}, FLATTEN, hidden, scores])


@pytest.mark.parametrize(("count", "is_read"), [(9, True), (10, False)])
def test_a_list_that_branches_stays_short(count, is_read):
    """Each of its layers may have to be kept in memory until the last one has been computed."""
    before = ["image", *(f"c{i}" for i in range(count))]
    chain = [CONVOLUTION | {"name": f"c{i}", "inputs": [before[i]]} for i in range(count)]
    both = {"kind": "add", "name": "sum", "inputs": ["c0", f"c{count - 1}"]}
    listed = [*chain, both, FLATTEN | {"inputs": ["sum"]}, SCORES]
    if is_read:
        assert architecture_from_json(listed).layers[-1].units == 10
    else:
        with pytest.raises(ValueError, match="branches has at most 12"):
            architecture_from_json(listed)
