"""Games: two-player matrix games, mixed profiles, distributions, transforms, files."""
