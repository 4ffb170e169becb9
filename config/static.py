"""Static files under hashed names, module imports included, compressed once."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFilesStorage(CompressedManifestStaticFilesStorage):
    """Rewrite `import` statements too, so that a module is never stale."""

    support_js_module_import_aggregation = True
