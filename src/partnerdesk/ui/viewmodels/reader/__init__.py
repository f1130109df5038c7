"""What is behind the page on which a board reads the answers of a survey together; it knows no widgets."""
