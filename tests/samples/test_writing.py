from mnist_desktop.samples.sample import Origin
from mnist_desktop.samples.store import SampleStore
from mnist_desktop.samples.writing import Series, started_series
from tests.samples.drawings import sample


def test_three_rounds_of_ten_digits_each_in_its_own_order():
    prompts = Series.thirty().prompts
    rounds = [[one.digit for one in prompts if one.round == number] for number in (1, 2, 3)]
    assert [sorted(one) for one in rounds] == [list(range(10))] * 3
    assert rounds[0] != rounds[1] != rounds[2]
    assert [one.place for one in prompts] == [*range(1, 11)] * 3


def test_the_name_says_the_order():
    series = Series.thirty()
    assert Series(series.name).prompts == series.prompts
    assert Series(series.name + "0").prompts != series.prompts


def test_an_exam_is_ten_digits_that_are_told_apart():
    exam = Series.exam()
    assert sorted(one.digit for one in exam.prompts) == list(range(10))
    assert exam.origin is Origin.EXAM


def write(store, series, prompts):
    for number, one in enumerate(prompts):
        store.add(sample(number, str(one.digit), series=series.name, round=one.round))


def test_a_series_that_was_begun_can_be_gone_on_with():
    series = Series("thirty 2026-11-28 10:00:00")
    with SampleStore(None) as store:
        write(store, Series("thirty 2026-11-27 23:00:00"), series.prompts[:2])  # an older one
        write(store, series, series.prompts[:12])
        write(store, Series.exam(), Series.exam().prompts)
        started = started_series(store.samples())
        assert started.series == series
        assert started.left == series.prompts[12:]
        store.delete([started.written[4][1]])
        assert started_series(store.samples()).left == (series.prompts[4], *series.prompts[12:])


def test_nothing_is_left_of_a_series_that_is_complete_or_was_never_begun():
    with SampleStore(None) as store:
        store.add(sample())
        assert started_series(store.samples()) is None
        write(store, Series.thirty(), Series.thirty().prompts)
        assert started_series(store.samples()) is None
