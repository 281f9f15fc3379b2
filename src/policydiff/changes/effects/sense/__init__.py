"""
What is wanted of an act – that it be done or left, demanded or free – and whether two statements want the same.

Stands on a case, with its statements in pairs. The rules on force and on bearers ask it; it yields no effect itself.
"""
