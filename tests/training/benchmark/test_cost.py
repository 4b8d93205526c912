import pytest

from training.benchmark import cost
from training.benchmark.cost import Costs, dense_network


@pytest.fixture
def runs(monkeypatch):
    """Trainings whose cost is what they have to do."""

    def run(config):
        return {"last_epoch": config.samples * config.architecture.parameters / 1e9}

    monkeypatch.setattr(cost, "bare_run", run)


def test_the_slope_is_the_power_of_the_work():
    assert Costs((1, 10, 100), (2, 200, 20_000)).slope == pytest.approx(2)


@pytest.mark.parametrize(
    ("units", "parameters"), list(zip(cost.UNITS, (1e4, 1e5, 1e6, 1e7), strict=True))
)
def test_networks_of_the_sizes_that_are_told(units, parameters):
    assert dense_network(units).parameters == pytest.approx(parameters, rel=0.07)


def test_costs_are_measured_and_drawn(runs, tmp_path, capsys):
    assert [figure.value for figure in cost.cost_lines(1)] == pytest.approx([1, 1])
    cost.main([str(tmp_path / "cost.png")])
    assert (tmp_path / "cost.png").read_bytes().startswith(b"\x89PNG")
    assert "Costs" in capsys.readouterr().out


def test_a_network_can_be_told_to_another_process():
    from mnist_desktop.learning.config import TrainingConfig

    config = cost.replace(cost.QUICK, architecture=dense_network(cost.UNITS[-1]))
    told = TrainingConfig.from_json(config.to_json())
    assert told.architecture.layers == config.architecture.layers
