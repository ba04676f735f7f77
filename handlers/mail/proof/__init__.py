"""Who has proved to have written a mail."""
