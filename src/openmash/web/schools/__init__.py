"""The register of schools: who may be told, and on which days a school is open."""
