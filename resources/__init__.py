"""The data files that the program reads: texts, fonts, icons, themes, translations. No code."""
