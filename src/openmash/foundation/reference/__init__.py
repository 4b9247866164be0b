"""Code sets: the words of returns and forms, as CSV files with their source and date.

>>> codes("sex").label("F")
'Female'
"""

from openmash.foundation.reference.codes import Code, CodeSet, codes, every_code_set

__all__ = ["Code", "CodeSet", "codes", "every_code_set"]
