"""The HTML of a mail into rich text."""
