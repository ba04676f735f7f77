"""Senders: each returns, or raises Retry, GiveUp or Unknown, and may be called twice for a row."""
