"""The newsroom's folder: two SQLite files, their lock and their backups."""
