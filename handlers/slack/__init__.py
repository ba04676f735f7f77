"""Slack as a way in: events, actions, modals and shortcuts."""
