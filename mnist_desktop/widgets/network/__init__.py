"""The network dialog and the network editor."""
