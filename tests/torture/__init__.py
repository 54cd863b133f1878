"""Kills the program, cuts its power, fills its disk; and looks for what is missing afterwards."""
