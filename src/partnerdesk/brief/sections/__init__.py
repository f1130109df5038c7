"""The parts of the brief: each turns a snapshot into typed blocks."""
