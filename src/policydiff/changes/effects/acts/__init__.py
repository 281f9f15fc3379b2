"""
What an act is, told by its verb: which verb it is, what verb is its opposite, and which goes further.

Stands on the wording alone; the lists of verbs lie beside the modules that read them.
"""
