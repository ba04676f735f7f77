"""The rules and the use cases; knows no tool and nothing else of the house."""
