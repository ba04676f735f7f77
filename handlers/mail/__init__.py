"""Mail as a way in: received, kept and taken apart."""
