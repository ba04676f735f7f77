"""Slash commands: from typed words to a use case and its answer."""
