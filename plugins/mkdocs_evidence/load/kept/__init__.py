"""What was made of files before, kept between runs."""
