"""Editorial Workstation: a desktop application for small newsrooms."""

__version__ = "0.1.0"
