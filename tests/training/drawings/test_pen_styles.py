import numpy as np
import pytest

from training.drawings import pen_styles
from training.drawings.pen_styles import restyled

ONE = [np.array([[500.0, 100.0], [500.0, 300.0]])]
SEVEN = [np.array([[0.0, 0.0], [100.0, 0.0], [80.0, 60.0], [60.0, 120.0], [40.0, 200.0]])]
ZERO = [np.stack([np.cos(a := np.linspace(0, 6.28, 40)), np.sin(a)], axis=1)]


def always(monkeypatch, name):
    for other in ("SLASHED_ZEROS", "FLAGGED_ONES", "FOOTED_ONES", "BARRED_SEVENS", "TRIMMED"):
        monkeypatch.setattr(pen_styles, other, 1.0 if other == name else 0.0)


def test_other_hands_are_finite_and_differ():
    generator = np.random.default_rng(0)
    for digit in range(10):
        hands = [restyled(ONE, digit, generator) for _ in range(20)]
        assert all(np.isfinite(stroke).all() for hand in hands for stroke in hand)
        assert len({hand[0].tobytes() for hand in hands}) == 20


def test_the_generator_decides():
    one, same = (restyled(SEVEN, 7, np.random.default_rng(4)) for _ in range(2))
    assert all((a == b).all() for a, b in zip(one, same, strict=True))


@pytest.mark.parametrize(
    ("mark", "digit", "drawing", "strokes"),
    [
        ("SLASHED_ZEROS", 0, ZERO, 2),
        ("SLASHED_ZEROS", 6, ZERO, 1),
        ("FOOTED_ONES", 1, ONE, 2),
        ("FLAGGED_ONES", 1, ONE, 1),
        ("BARRED_SEVENS", 7, SEVEN, 2),
        ("BARRED_SEVENS", 1, SEVEN, 1),
        ("TRIMMED", 0, ZERO, 1),
    ],
)
def test_marks_are_given_to_their_digit_alone(monkeypatch, mark, digit, drawing, strokes):
    always(monkeypatch, mark)
    assert len(restyled(drawing, digit, np.random.default_rng(0))) == strokes


def test_a_flag_makes_a_one_wider(monkeypatch):
    def widths():
        return [
            np.ptp(restyled(ONE, 1, np.random.default_rng(seed))[0][:, 0]) for seed in range(30)
        ]

    always(monkeypatch, "FLAGGED_ONES")
    flagged = np.mean(widths())
    always(monkeypatch, "TRIMMED")
    assert flagged > np.mean(widths()) + 0.05


def test_a_dot_stays_a_dot():
    (stroke,) = restyled([np.array([[5.0, 5.0]])], 1, np.random.default_rng(0))
    assert stroke.shape[1] == 2
    assert np.isfinite(stroke).all()
