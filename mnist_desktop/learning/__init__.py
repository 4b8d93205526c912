"""Learning: from a `TrainingConfig` to a trained network; no Qt. Loads nothing until it is used."""
