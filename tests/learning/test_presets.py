from mnist_desktop.learning.presets import PRESETS


def settings(number):
    config = PRESETS[f"tutorial{number}"].config
    return (
        config.architecture.name,
        config.optimizer,
        config.learning_rate,
        config.schedule,
        config.batch_size,
        config.epochs,
    )


def test_the_tutorials_have_their_own_settings():
    assert settings(1) == ("cnn", "adam", 1e-3, "constant", 32, 5)
    assert settings(2) == ("cnn", "adam", 1e-3, "constant", 64, 5)
    assert settings(3) == ("lenet", "adam", 1e-3, "constant", 64, 10)
    assert settings(4) == ("wide", "adam", 1e-3, "constant", 128, 10)
    assert settings(5) == ("mlp", "rmsprop", 1e-3, "constant", 128, 5)


def test_only_the_second_augments_and_counts_nines_double():
    for number in (1, 3, 4, 5):
        config = PRESETS[f"tutorial{number}"].config
        assert config.augmentation is None
        assert config.class_weights == ()
    second = PRESETS["tutorial2"].config
    assert second.augmentation is not None
    assert second.class_weights == (1.0,) * 9 + (2.0,)
