from installers.pseudo_language import longer
from mnist_desktop.widgets.base.images import picture_from_qimage
from mnist_desktop.widgets.chart.history_chart import Quantity


def test_the_title_gets_shorter_where_there_is_no_room(chart):
    long, line = chart.header.title(), chart.header.sizeHint().height()
    assert "better" in long
    chart.resize(300, 110)  # the legend goes below it
    assert chart.header.title() == long
    assert chart.header.sizeHint().height() == 2 * line
    chart.resize(120, 110)
    assert chart.header.title() == long.partition(" (")[0]
    assert chart.minimumSizeHint().height() >= 90


def test_charts_of_one_width_have_titles_of_one_height(make_chart):
    loss, accuracy = (make_chart(quantity) for quantity in Quantity)
    for width in range(160, 520, 20):
        loss.resize(width, 200)
        accuracy.resize(width, 200)
        assert loss.header.sizeHint().height() == accuracy.header.sizeHint().height()


def test_names_of_a_longer_language_take_a_line_each(chart):
    line = chart.header.sizeHint().height()
    chart.header.set_texts(("Loss",), longer("training"), longer("validation"))
    chart.resize(180, 200)
    assert chart.header.sizeHint().height() == 3 * line
    picture = picture_from_qimage(chart.header.grab().toImage())
    assert (picture[:, -1] == picture[0, 0]).all()  # nothing is cut off at the right
