"""The composition root: the only package that builds the program from its parts."""
