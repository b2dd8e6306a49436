"""The frozen data that the stages of the pipeline hand to one another."""
