"""
Who is named: names as English and as Chinese write them, whether two of them are of one body, and who has another name throughout a document.

Stands on the wording alone; whether somebody is bound is for others to tell.
"""
