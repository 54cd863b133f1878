"""One module per step, append-only: a released step is never edited."""
