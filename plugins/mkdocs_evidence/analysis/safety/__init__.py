"""What content must not hold: things a browser would run, and characters nobody sees."""
