"""The command line: the window's jobs without a screen. Each command loads what it needs when it runs."""
