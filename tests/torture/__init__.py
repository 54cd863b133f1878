"""Kills the program, cuts its power, lets a monkey at it; and looks for what is missing."""
