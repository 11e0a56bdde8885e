"""What must hold of any data and of any site made from them, as tests that an essay brings along.

They say nothing of what an essay argues. What `countercase check` finds in order, they accept.
"""
