"""Makes what is installed: frozen program, packages, and what goes with a release."""
