"""The ways in: Slack, mail and the web."""
