"""The folder `site_config/`: settings, audiences, vocabulary."""
