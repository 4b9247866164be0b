"""Names of built files: each carries its content's hash, scripts' imports of one another included."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise ships no types
    """Whitenoise's storage, which also rewrites `import … from "./x.js"` to the hashed name."""

    support_js_module_import_aggregation = True
