import pytest

from mnist_desktop.recognition.networks.architectures import ARCHITECTURES
from mnist_desktop.recognition.networks.confidence_branch import (
    with_confidence_branch,
    without_confidence_branch,
)
from mnist_desktop.recognition.networks.network_json import (
    architecture_from_json,
    architecture_to_json,
)


def test_it_multiplies_the_scores_by_one_number_each():
    best = ARCHITECTURES["best"]
    confident = with_confidence_branch(best)
    assert confident.layers[: len(best.layers)] == best.layers
    assert confident.layers[-1].inputs == ("scores", "confidence_sigmoid")
    assert confident.shapes["confidence_pooling"] == (64,)
    assert confident.parameters <= 600_000


@pytest.mark.parametrize("name", ["quick", "best"])
def test_a_file_may_name_it(name):
    confident = with_confidence_branch(ARCHITECTURES[name])
    assert architecture_to_json(confident) == f"{name}_confidence"
    assert architecture_from_json(f"{name}_confidence") == confident


def test_a_network_without_convolutions_has_none():
    with pytest.raises(ValueError, match="too few convolutions"):
        with_confidence_branch(ARCHITECTURES["mlp"])


@pytest.mark.parametrize("name", ["quick", "best"])
def test_it_can_be_taken_off_again(name):
    network = ARCHITECTURES[name]
    assert without_confidence_branch(with_confidence_branch(network)) == network
    assert without_confidence_branch(network) is network
