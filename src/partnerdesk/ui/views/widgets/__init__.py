"""The painted controls: real Qt controls with their own look, so that role, keyboard and mnemonics stay."""
