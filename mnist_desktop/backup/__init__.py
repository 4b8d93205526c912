"""One file with everything that is kept, and back from it on any computer."""
