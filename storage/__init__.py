"""The database: tables, repositories and migrations."""
