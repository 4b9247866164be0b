print("no assets yet")
