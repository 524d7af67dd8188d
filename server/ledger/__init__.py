"""Money: accounts, entries and collection days; append only."""
