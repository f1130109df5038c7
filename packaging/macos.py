"""What macOS is told of the program: its Info.plist, with the kind of file that it owns. Values only."""

from contents import NAME

ENDING, TYPE = "partnership", "application/vnd.partnerdesk.partnership"


def information(version: str) -> dict[str, object]:
    """Return the entries that PyInstaller does not write by itself."""
    kind = f"{NAME}.{ENDING}"
    return {
        "CFBundleDisplayName": "PartnerDesk",
        "CFBundleShortVersionString": version,
        "LSMinimumSystemVersion": "14.0",
        "LSApplicationCategoryType": "public.app-category.business",
        "NSHighResolutionCapable": True,
        "LSBackgroundOnly": False,  # else PyInstaller says True, since the program has a console for commands, too
        "CFBundleLocalizations": ["en", "cy"],
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "Partnership workshop",
                "CFBundleTypeRole": "Editor",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [kind],
            }
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": kind,
                "UTTypeDescription": "Partnership workshop",
                "UTTypeConformsTo": ["public.data", "public.content"],
                "UTTypeTagSpecification": {"public.filename-extension": [ENDING], "public.mime-type": [TYPE]},
            }
        ],
    }
