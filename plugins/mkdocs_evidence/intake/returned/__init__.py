"""What comes back from members who decided on paper or in Word. Start with `receiving.py`."""
