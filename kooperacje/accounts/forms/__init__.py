"""Forms: of the sign-in pages, and of the administration of people."""
