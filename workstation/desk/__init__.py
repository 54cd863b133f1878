"""Live state and threads: the only package that crosses from one thread to another."""
