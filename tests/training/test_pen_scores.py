from tests.training.small_corpus import write_corpus
from training import pen_scores


def test_the_held_out_donors_have_a_line(tmp_path, capsys):
    pen_scores.main(["--ink", str(write_corpus(tmp_path / "a.npz"))])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("not learned")
    assert lines[1].endswith("of 6")
    assert any(line.startswith("imp, not learned") for line in lines)
