"""Mail that providers bring by HTTP: one module a provider, all ending in the raw store."""
