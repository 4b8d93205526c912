import pytest

from mnist_desktop.samples.kept_features import kept_features
from mnist_desktop.samples.leave_one_writer_out import leave_one_writer_out
from tests.insight.small_networks import POOLED, model_of
from tests.samples.hands import hand


def test_each_writer_is_read_by_a_network_that_has_learned_the_others(small_mnist):
    model = model_of(POOLED)
    class_ = {"Ann": hand(seed=1), "Bo": hand(seed=2), "Cy": hand(seed=3)}
    inks = [ink for own, _ in class_.values() for ink in own]
    labels = class_["Ann"][1].repeat(3).reshape(30, 3).T.ravel()
    writers = [name for name in class_ for _ in range(30)]
    kept = kept_features(model, small_mnist)
    told = []
    results = leave_one_writer_out(
        model, kept, inks, labels, writers, lambda *done: told.append(done)
    )
    assert told == [(0, 3), (0, 3), (1, 3), (2, 3)]
    assert [(one.writer, one.samples) for one in results] == [("Ann", 30), ("Bo", 30), ("Cy", 30)]
    assert all(one.margin_after > one.margin_before for one in results)
    assert all(one.misread_after <= one.misread_before for one in results)
    assert leave_one_writer_out(model, kept, inks, labels, writers, lambda *_: True) is None
    with pytest.raises(ValueError, match="two writers"):
        leave_one_writer_out(model, kept, inks[:30], labels[:30], writers[:30])
