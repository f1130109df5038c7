"""Charts as plain shapes, worked out from values; the window and the brief draw them."""
