import io

import numpy as np
from PIL import Image

from tests.training.test_evaluate import held_out
from training.judging.plots import coverage_curve, mistakes_sheet, plots
from training.judging.report import Mistake


def test_the_surest_ones_are_read_better():
    digits = held_out(np.arange(1000) % 20 != 0)
    digits.logits[~digits.is_correct] /= 10
    shares, accuracies = coverage_curve(digits)
    assert shares[0] == 0.9
    assert shares[-1] == 1
    assert accuracies[0] == 1
    assert accuracies[-1] == 0.95


def test_plots_are_one_drawing_with_words():
    drawing = plots(held_out(np.arange(1000) % 20 != 0))
    assert drawing.startswith("<svg")
    assert drawing.count("<svg") == 1
    for words in ("Misread digits", "Right as often as it says", "The surest digits alone"):
        assert words in drawing


def test_a_sheet_has_a_row_for_ten_mistakes():
    mistake = Mistake(np.full((28, 28), 255, np.uint8), 4, 9, 0.7, "ibm")
    two, none = (Image.open(io.BytesIO(mistakes_sheet([mistake] * count))) for count in (11, 0))
    assert none.size == (800, 100)
    assert two.size == (800, 200)
    assert np.asarray(two.convert("L")).min() < 10
