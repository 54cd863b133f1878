"""Packets in the window: sending, opening, the folder through which they go."""
