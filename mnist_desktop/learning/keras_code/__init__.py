"""A training run as Keras code that a learner can read, run and change."""
