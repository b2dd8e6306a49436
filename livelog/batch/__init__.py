"""Many inputs in one run: found, handed to processes, written whole, reported one by one, picked up where a run stopped.

`find` lists the inputs and `names` where their outputs go; `feed` cuts them into units of work, `pool` gives those to processes, each of
which does what `convert` says; `sinks` and `report` write what comes back, in the order of the inputs; `run` holds it together.
"""
