"""The recipe of the built-in model: its data, networks and training."""
