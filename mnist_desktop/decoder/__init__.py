"""The program that decodes strangers' pictures in a process of its own: Pillow alone."""
