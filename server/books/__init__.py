"""The group's books: folds over its entries, the same on the server and on the phone."""
