"""What programs read: search engines, citation managers, other sites, feed readers."""
