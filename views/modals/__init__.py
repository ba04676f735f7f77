"""Modals, one module each."""
