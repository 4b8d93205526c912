"""One module per file format in which people keep a data set."""
