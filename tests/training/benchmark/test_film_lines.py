from training.benchmark import film_lines


def test_a_training_with_its_film_beside_one_without(monkeypatch):
    def bare(config, *options):
        return {"epoch_seconds": 1.01 if options else 1.0, "cpu_seconds": 2.0, "moments": 40}

    monkeypatch.setattr(film_lines, "bare_run", bare)
    recorded, cpu, moments = film_lines.film_cost_lines(2)
    assert (recorded.ours, recorded.other, recorded.goal) == (1010, 1000, 1.02)
    assert recorded.is_met
    assert cpu.ratio == 1
    assert moments.value == 40


def test_how_soon_a_moment_answers(monkeypatch):
    monkeypatch.setattr(film_lines, "SCRUBBED", ("mlp",))
    (figure,) = film_lines.film_scrub_lines(1)
    assert figure.value > 0
    assert "mlp" in figure.what
