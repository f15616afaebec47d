"""Quotations compared word by word with what they quote."""
