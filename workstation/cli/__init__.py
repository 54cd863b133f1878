"""The command line (INTERFACES, section 1): headless commands over the services, without Qt."""
