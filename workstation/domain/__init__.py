"""The newsroom's values and rules: frozen dataclasses, standard library only."""
