"""One partnership file is one SQLite database: admit, edit in a workspace, publish, recover."""
