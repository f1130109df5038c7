"""Charts as plain shapes: geometry from values, drawn by the window and by the printed brief."""
