"""What goes in and what comes out, field by field: the words of the specification. (English here; the specification translates.)"""
