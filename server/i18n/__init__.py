"""Every word a person reads, Thai and English, for the server and the phone."""
