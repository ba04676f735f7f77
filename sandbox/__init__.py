"""A local Slack and a customer's mailbox; stands alone."""
