"""What the window shows of a survey export before anything of it is stored. Import the module that is needed."""
