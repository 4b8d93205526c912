from mnist_desktop.widgets.base.labels import plain_tool_tip


def test_tags_are_only_text():
    assert plain_tool_tip('<img src="x">&') == "<p>&lt;img src=&quot;x&quot;&gt;&amp;</p>"


def test_nothing_is_no_tool_tip():
    assert plain_tool_tip("") == ""
