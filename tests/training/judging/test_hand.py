import json
from dataclasses import replace

import numpy as np
import pytest

from mnist_desktop.data.data_set import load_mnist
from mnist_desktop.recognition.model_file import write_model
from tests.insight.small_networks import POOLED, model_of
from tests.training.small_corpus import write_corpus
from training.judging import hand
from training.judging.hand import LEARNED, HandFigures, split, summary


def figures(writer, before, after, **changes):
    same = HandFigures(writer, "", 100, before, after, 0, 0, 0, 1, 0.2, 1.0)
    return replace(same, **changes)


def test_three_of_each_digit_are_learned_and_the_rest_is_judged():
    labels = np.repeat(np.arange(10), 7)
    taken, rest = split(labels, np.random.default_rng(0))
    assert np.bincount(labels[taken]).tolist() == [3] * 10
    assert sorted([*taken, *rest]) == list(range(70))


def test_where_a_digit_is_rare_others_are_learned_instead():
    labels = np.array([0] * 2 + [1] * 60)
    taken, rest = split(labels, np.random.default_rng(0))
    assert (len(taken), len(rest)) == (LEARNED, 32)
    assert (labels[taken] == 0).sum() == 2


def test_errors_are_counted_over_hands():
    found = summary(
        [figures("a", 10, 4), figures("a", 10, 6), figures("b", 0, 1), figures("c", 5, 5)]
    )
    assert (found["misread before"], found["misread after"]) == (25, 16)
    assert found["after : before"] == 16 / 25
    assert found["hands made worse"] == "1 of 3"
    assert found["hands made better"] == "1 of 3"
    low, high = found["interval over hands"]
    assert low < 16 / 25 < high
    assert found["MNIST test lost, points, mean"] == 0.01


@pytest.mark.parametrize("is_form", [False, True])
def test_writers_of_a_corpus_are_judged(is_form, tmp_path, monkeypatch, capsys):
    mnist = load_mnist()
    few = replace(
        mnist, train=mnist.train[:400], validation=mnist.validation[:100], test=mnist.test[:200]
    )
    monkeypatch.setattr(hand, "load_mnist", lambda: few)
    monkeypatch.setattr(hand, "kept_images", lambda mnist: mnist.train)
    monkeypatch.setattr(hand, "MIN_DIGITS", 40)
    monkeypatch.setattr(hand, "FORM_JUDGED", 6)
    monkeypatch.setattr(hand, "KINDS", dict.fromkeys(["mirrored"]))
    base, report = tmp_path / "base.digitmodel", tmp_path / "hand.json"
    write_model(base, model_of(POOLED))
    pens = write_corpus(tmp_path / "pens.npz", 300)
    arguments = ["--ink", str(pens), "--model", str(base), "--cache", str(tmp_path / "drawn")]
    arguments += ["--draws", "1", "--json", str(report), *(["--forms"] if is_form else [])]
    hand.main(arguments)
    assert "after : before" in capsys.readouterr().out
    written = json.loads(report.read_text())
    assert {one["writer"] for one in written} <= {
        "ibm/r1",
        "syn/s1",
        "gmd/k1",
        "apb/x/a1",
        "imp/i0",
        "ced/c0",
    }
    assert all(one["after"] < one["before"] for one in written)
    assert all(bool(one["form"]) == is_form for one in written)
