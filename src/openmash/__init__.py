"""OpenMASH: multi-agency safeguarding for England."""
