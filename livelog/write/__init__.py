"""A live blog to text: one small module for each form of output. Everything here is pure: what goes in comes out, nothing is written."""
