"""How strongly words advise and assert."""
