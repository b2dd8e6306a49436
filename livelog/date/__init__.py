"""Stamps to instants: days counted across midnight, zones from the best witness, and for each result how it is known."""
