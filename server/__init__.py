"""The server: Flask around the pure core in `sync`, one folder a concept."""
