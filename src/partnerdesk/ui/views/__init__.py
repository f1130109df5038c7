"""What people see: widgets that bind to view-models and hold no rule of the workshop."""
