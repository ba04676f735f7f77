"""Which characters the bytes of a mail are."""
