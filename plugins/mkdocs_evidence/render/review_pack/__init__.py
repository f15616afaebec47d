"""The review on paper and in Word: what a member reads, ticks and sends back. Start with `pack.py`."""
