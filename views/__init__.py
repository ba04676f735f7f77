"""What a person sees: pure functions from a case to blocks, mail and pages."""
