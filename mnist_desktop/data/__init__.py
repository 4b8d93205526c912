"""Data sets to train and evaluate on, in all their file formats. No Qt, no TensorFlow."""
