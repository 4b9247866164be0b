"""What the law says: plain Python, no Django, nothing imported from elsewhere in OpenMASH."""
