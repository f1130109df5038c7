"""What the room sees on the projector, as declared data and values."""
