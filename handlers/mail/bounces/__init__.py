"""Notices of mail that did not arrive."""
