"""What the screens show, as models on QtCore alone: they run and are tested without a screen."""
