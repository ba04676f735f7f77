"""Mailboxes as a way in."""
