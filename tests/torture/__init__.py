"""Kills the program, cuts its power, lets a monkey and hostile texts at it; looks for losses."""
