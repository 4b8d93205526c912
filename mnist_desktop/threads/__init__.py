"""QThread subclasses around plain callables; QtCore only."""
