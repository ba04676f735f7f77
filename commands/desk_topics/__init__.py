"""The topics of `/desk`, one module each."""
