"""What never happens to the person: a file for each promise, whose first line says it."""
