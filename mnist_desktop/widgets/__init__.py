"""One widget a file: they show and report, and decide nothing."""
