"""The preview: a site that follows its content, and the server that shows it."""
