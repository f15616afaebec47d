"""What is known of earlier builds, and what the next site takes over from them."""
