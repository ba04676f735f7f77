"""The web as a way in: forms, surveys and health."""
