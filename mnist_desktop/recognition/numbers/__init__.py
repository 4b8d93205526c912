"""Numbers: several digits in one drawing or picture, each read by itself."""
