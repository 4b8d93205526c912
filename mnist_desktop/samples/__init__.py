"""A person's own labelled drawings: the store, its files, what they come from; no Qt."""
