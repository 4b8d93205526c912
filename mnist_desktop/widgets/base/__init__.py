"""Small widgets that the others are made of."""
