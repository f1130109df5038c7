"""The private rounds: who answers what, one person at a time, and what may be seen of it afterwards."""
