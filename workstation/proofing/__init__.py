"""Checks of an article: one rule a row, each a pure function of what is checked."""
