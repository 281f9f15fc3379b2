"""
What is wanted of an act – that it be done or left, demanded or free – and whether two sides want the same.

Stands on a case, with its statements in pairs. The rules on force, on bearers and on facts ask it; it yields no effect itself.
"""
