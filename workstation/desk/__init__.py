"""Live state and threads: the open articles, the lanes, the feeds. No widgets, no SQL."""
