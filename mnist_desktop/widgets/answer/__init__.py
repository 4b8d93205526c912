"""The second column: what the network answers."""
