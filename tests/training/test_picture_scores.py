import json

import pytest

from training import picture_scores
from training.drawings.stranger_pictures import SEVERAL_CELL


def test_every_picture_of_a_cell_has_one_fate(small_sources, tmp_path, capsys):
    out = tmp_path / "scores.json"
    ink = str(small_sources.digits[0])
    cells = "--cells", "as it is", SEVERAL_CELL
    picture_scores.main(["--ink", ink, "--digits", "6", "--json", str(out), *cells])
    clean, several = json.loads(out.read_text())
    assert clean["several"] == []
    missed = clean["wrong"] + clean["accepted_wrong"] + clean["nothing"]
    assert clean["accuracy"] == pytest.approx(1 - len(missed) / 6)
    assert len(several["several"]) >= 5
    assert several["accuracy"] <= 1 / 6
    assert [line.split("  ")[0] for line in capsys.readouterr().out.splitlines()] == [*cells[1:]]
