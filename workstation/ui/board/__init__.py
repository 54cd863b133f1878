"""The board of stages."""
