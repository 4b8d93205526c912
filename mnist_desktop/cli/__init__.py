"""The command line: predict, train, evaluate, doctor. Never imports Qt."""
