"""The desk's own listener for SMTP and LMTP."""
