import numpy as np
import pytest

from mnist_desktop.samples.closed_form import (
    MAX_LOSS,
    OWN_WEIGHT,
    PENALTY,
    OwnSums,
    Validation,
    closed_form_step,
    refitted,
    wanted_changes,
)


@pytest.fixture
def random():
    return np.random.default_rng(3)


def test_half_of_a_margin_comes_from_the_right_score_and_half_from_the_only_rival():
    changes = wanted_changes(np.array([[0.0, 0.0, -50.0]]), np.array([0]), margin=8)
    assert changes.tolist() == [[4, -4, 0]]


def test_scores_with_the_margin_stay():
    assert not wanted_changes(np.array([[9.0, 1.0, 0.0]]), np.array([0]), margin=8).any()


def test_no_smaller_change_gives_the_margin(random):
    scores = random.normal(0, 5, (200, 10))
    labels = random.integers(10, size=200)
    changes = wanted_changes(scores, labels, margin=8)
    rows = np.arange(200)
    reached = scores + changes
    others = reached.copy()
    others[rows, labels] = -np.inf
    margins = reached[rows, labels] - others.max(axis=1)
    assert margins.min() > 8 - 1e-9
    # Towards any other point that has the margin the change grows: it is the nearest one
    other = np.where(np.arange(10) == labels[:, None], 20.0, 0.0) + random.normal(0, 1, (200, 10))
    other[rows, labels] += 10
    assert ((other - reached) * changes).sum(axis=1).min() > -1e-9


def test_the_step_is_where_what_is_minimised_is_least(random):
    kept, own = random.normal(size=(50, 6)), random.normal(size=(7, 6))
    changes = random.normal(size=(7, 3))
    step = closed_form_step(kept.T @ kept / 50, OwnSums(own.T @ own, own.T @ changes, 7))

    def cost(dw):
        return (
            ((kept @ dw) ** 2).sum() / 50
            + OWN_WEIGHT * ((own @ dw - changes) ** 2).sum() / 7
            + PENALTY * (dw**2).sum()
        )

    least = cost(step)
    assert all(cost(step + random.normal(0, 0.01, step.shape)) > least for _ in range(50))


def test_a_step_goes_as_far_as_validation_allows(random):
    """Each validation image flips at its own share of the step: the nth at n / 10,000."""
    count = 5000
    features = np.ones((count, 1), np.float32)
    weights = np.array([[0.0, -1.0], [0.0, 0.0]])
    step = np.array([[0.0, 1.0], [0.0, 0.0]])
    flips_early = np.linspace(1.0, 3.0, count)  # 1 is a tie, which the first class wins
    features[:, 0] = 1 / flips_early
    shifted = np.array([[0.0, 0.0], [0.0, -1.0]])
    validation = Validation(features, np.zeros(count, np.uint8))
    assert validation.correct(shifted) == count
    scale = validation.scale(shifted, 2 * step)
    lost = count - validation.correct(shifted + scale * 2 * step)
    assert 0 < scale < 1
    assert lost <= MAX_LOSS * count
    assert validation.scale(weights, 0 * step) == 1


def test_drawings_that_were_misread_are_read_and_the_rest_stays(random):
    kept = random.normal(size=(300, 20))
    weights = random.normal(size=(21, 4))
    labels = (kept @ weights[:-1] + weights[-1]).argmax(axis=1)
    rows = np.pad(kept, ((0, 0), (0, 1)), constant_values=1)
    own = random.normal(size=(3, 20)) * 2
    wrong = (own @ weights[:-1] + weights[-1]).argmin(axis=1)
    validation = Validation(kept[:0], labels[:0])
    changed, scale = refitted(
        weights, rows.T @ rows / 3000, validation, OwnSums.of(weights, own, wrong)
    )
    assert scale == 1
    assert ((own @ changed[:-1] + changed[-1]).argmax(axis=1) == wrong).all()


def test_sums_of_people_are_added_and_taken_away(random):
    weights, own = random.normal(size=(6, 3)), random.normal(size=(10, 5))
    labels = random.integers(3, size=10)
    ann, bo = OwnSums.of(weights, own[:4], labels[:4]), OwnSums.of(weights, own[4:], labels[4:])
    both = OwnSums.of(weights, own, labels)
    for found, expected in ((ann + bo, both), (both - bo, ann)):
        assert found.count == expected.count
        np.testing.assert_allclose(found.gram, expected.gram)
        np.testing.assert_allclose(found.cross, expected.cross)
