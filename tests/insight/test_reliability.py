import numpy as np

from mnist_desktop.insight.reliability import sureness_groups


def test_groups_are_of_equal_size_and_the_least_sure_comes_first():
    sureness = np.linspace(0.2, 1.0, 100)[::-1]
    groups = sureness_groups(sureness, np.ones(100, bool), 5)
    assert [len(group.indices) for group in groups] == [20] * 5
    assert groups[0].indices[0] == 99  # the least sure image
    assert groups[0].low == 0.2
    assert groups[-1].high == 1.0
    assert sorted(np.concatenate([group.indices for group in groups])) == [*range(100)]


def test_the_verdict_is_by_the_interval():
    rights = np.zeros(300, bool)
    rights[:50], rights[100:190], rights[200:299] = True, True, True  # 50, 90 and 99 of 100
    sureness = np.repeat([0.9, 0.91, 0.92], 100)
    surer, fine, less_sure = sureness_groups(sureness, rights, 3)
    assert (surer.right, surer.verdict) == (50, 1)
    assert (fine.right, fine.verdict) == (90, 0)
    assert (less_sure.right, less_sure.verdict) == (99, -1)
    np.testing.assert_allclose(surer.interval, (0.404, 0.596), atol=0.001)


def test_few_answers_make_fewer_groups_and_none_make_none():
    assert len(sureness_groups(np.full(45, 0.5), np.ones(45, bool))) == 2
    assert len(sureness_groups(np.full(3, 0.5), np.ones(3, bool))) == 1
    assert sureness_groups(np.zeros(0), np.zeros(0, bool)) == ()
