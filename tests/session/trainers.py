"""A trainer at work, as the session has one."""

from mnist_desktop.recognition.model_file import read_model


def close(trainer):
    """As the session does when the window closes."""
    trainer.tasks.close()
    trainer.close()


def end(trainer):
    """Closes, waits and saves, as the session does."""
    close(trainer)
    for thread in (*trainer.threads(), *trainer.tasks.threads()):
        assert thread.wait(10_000)
    trainer.save_unsaved()


def wait_until_quiet(trainer, qtbot):
    qtbot.waitUntil(lambda: trainer.threads() == trainer.tasks.threads() == [])


def wait_for_file(trainer, qtbot):
    qtbot.waitUntil(lambda: trainer.run_model.path is not None and trainer.run_model.path.exists())
    return read_model(trainer.run_model.path)
