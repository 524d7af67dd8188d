"""The demo province: Yasothon with a running campaign, its posts, a few groups and their months of collections.

Everything that syncs is written as operations through the same push as any phone's. Ids follow from names and days, so
that the same day always makes the same province. Nobody in it is a real person: posts have no names, members none but
invented ones.
"""
