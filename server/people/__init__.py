"""Who logs in, on which device, with which rights."""
