"""Small widgets that pages share; none of them ever renders rich text (trust.md A15)."""
