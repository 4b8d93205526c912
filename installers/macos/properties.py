"""The Info.plist of the app for macOS: what the Finder and the system are told of it."""

BUNDLE_ID = "org.mnistdesktop.MNISTDesktop"
FILE_TYPES = {
    "digitmodel": ("Digit model", "public.data"),
    "digitink": ("Digit drawing", "public.json"),
}
"""By suffix: what a file is called, and the type that it is a kind of."""
PICTURES = ("public.png", "public.jpeg", "public.heic", "public.tiff", "org.webmproject.webp")


def mac_properties(bundle_id: str, version: str) -> dict[str, object]:
    """What is added to PyInstaller's own Info.plist.

    Args:
        bundle_id: the app's; those of its file types begin with it.
        version: of the program.
    """
    types = {suffix: f"{bundle_id}.{suffix}" for suffix in FILE_TYPES}
    documents = [
        {
            "CFBundleTypeName": FILE_TYPES[suffix][0],
            "CFBundleTypeRole": "Editor",
            "LSHandlerRank": "Owner",
            "LSItemContentTypes": [name],
        }
        for suffix, name in types.items()
    ]
    pictures = {
        "CFBundleTypeName": "Picture",
        "CFBundleTypeRole": "Viewer",
        "LSHandlerRank": "Alternate",  # under *Open With*; other programs stay the usual ones
        "LSItemContentTypes": list(PICTURES),
    }
    exported = [
        {
            "UTTypeIdentifier": name,
            "UTTypeDescription": FILE_TYPES[suffix][0],
            "UTTypeConformsTo": [FILE_TYPES[suffix][1]],
            "UTTypeTagSpecification": {"public.filename-extension": [suffix]},
        }
        for suffix, name in types.items()
    ]
    return {
        "CFBundleDisplayName": "MNIST Desktop",
        "CFBundleVersion": version,
        "CFBundleLocalizations": ["en", "zh-Hans"],  # else the system's own dialogs are in English
        "CFBundleDocumentTypes": [*documents, pictures],
        "UTExportedTypeDeclarations": exported,
        "LSApplicationCategoryType": "public.app-category.education",
        "NSAppSleepDisabled": True,  # training goes on at full speed behind other windows
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,  # dark where the system is
    }
