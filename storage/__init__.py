"""The database: tables, repositories that speak the desk's words, migrations."""
