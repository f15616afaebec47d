"""What signatures are made over and how they are checked. Start with `ed25519.verify`."""
