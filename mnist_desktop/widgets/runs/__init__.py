"""The table of runs and models, and what is done with them."""
