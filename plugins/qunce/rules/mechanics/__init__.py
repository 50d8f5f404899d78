"""What rules about offers have in common: which offers there are, and what texts say of them."""
