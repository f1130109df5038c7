"""The pages of the ten steps, one module for each step, each with its ``PAGES``."""
