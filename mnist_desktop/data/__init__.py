"""What is learned from and judged on: data sets in all their file formats. No Qt, no TensorFlow."""
