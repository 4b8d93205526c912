"""The third column: settings, progress and result of a training run."""
