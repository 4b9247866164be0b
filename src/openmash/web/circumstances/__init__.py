"""Private fostering, young carers and homeless young people: their page, their forms, and the list of them."""
