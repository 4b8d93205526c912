"""A person's own labelled drawings, and what is learned from them; no Qt, no TensorFlow."""
