import numpy as np

from training.judging.report import Mistake, html_report, table

FIGURES = {
    "folds": {"pooled": {"misread": 3, "count": 200, "accuracy": 0.985, "interval": [0.97, 0.99]}},
    "temperature": 1.25,
    "<odd>": [],
}


def test_a_line_a_figure():
    heading, pooled, temperature, odd = table(FIGURES)
    assert heading == "folds"
    assert pooled.startswith("  pooled")
    assert "98.50%" in pooled
    assert "(97.00% to 99.00%)" in pooled
    assert "misread 3" in pooled
    assert temperature.endswith("1.2500")
    assert odd.endswith("none")


def test_a_page_with_bars_and_pictures():
    mistake = Mistake(np.zeros((28, 28), np.uint8), 4, 9, 0.7, "ibm")
    page = html_report(FIGURES, "<svg>plots</svg>", [mistake])
    assert "width:85.0%" in page
    assert "4 read as 9, 70%, ibm" in page
    assert "<svg>plots</svg>" in page
    assert "&lt;odd&gt;" in page
    assert "<odd>" not in page
