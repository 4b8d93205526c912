"""What is said of two kinds of run."""

from mnist_desktop.insight.run_comparison import Repeats, compared


def repeats(name, *accuracies, data="MNIST", first=1):
    return Repeats(name, data, dict(enumerate(accuracies, first)))


LOW = (0.951, 0.953, 0.950, 0.952, 0.954)
HIGH = (0.981, 0.983, 0.980, 0.982, 0.984)


def test_five_clear_runs_against_five_are_told_apart_whatever_their_order():
    for pair in ((LOW, HIGH), (HIGH, LOW)):
        names = ("few", "many") if pair == (LOW, HIGH) else ("many", "few")
        (said,) = compared(
            *(repeats(name, *values) for name, values in zip(names, pair, strict=True))
        )
        assert said.key == "runs_differ"
        assert (said.values["better"], said.values["other"]) == ("many", "few")
        assert (said.values["better_percent"], said.values["chance"]) == ("98.20", "0.8")


def test_runs_that_overlap_are_not_told_apart():
    other = (0.950, 0.9535, 0.9515, 0.9525, 0.9545)
    assert [one.key for one in compared(repeats("a", *LOW), repeats("b", *other))] == ["runs_alike"]


def test_only_the_five_agreed_seeds_count():
    lucky = repeats("a", 0.999, *LOW, first=0)  # the run with seed 0 was chosen for its figure
    assert lucky.compared == list(LOW)
    (few,) = compared(repeats("a", *HIGH[:4]), repeats("b", *LOW))
    assert (few.key, few.values["name"], few.values["count"]) == ("runs_too_few", "a", 4)


def test_runs_on_other_data_are_not_compared():
    (said,) = compared(repeats("a", *HIGH), repeats("b", *LOW, data="letters.npz"))
    assert said.key == "runs_other_data"


def test_of_a_sweep_each_value_is_compared_with_the_first():
    near = (0.9505, 0.9535, 0.9515, 0.9525, 0.9545)
    others = [repeats("b", *HIGH), repeats("c", *near), repeats("d", *HIGH), repeats("e", *HIGH)]
    said = compared(repeats("a", *LOW), *others)
    assert [one.key for one in said] == ["runs_differ", "runs_alike", "runs_differ", "runs_differ"]
    assert said[0].values["chance"] == "3.2"  # four times 2 / 252: four comparisons were made
