"""The command `train`, from its options to a model file; no Qt."""
