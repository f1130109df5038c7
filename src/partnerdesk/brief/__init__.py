"""The printed brief: snapshot, sections, typed blocks, and the pages made of them."""
