"""What lines and segments look like, as numbers: the ground on which the models stand. No checks."""
