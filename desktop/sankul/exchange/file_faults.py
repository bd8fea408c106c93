"""What can be wrong with a workbook or list that somebody hands in."""

from sankul.errors import Refusal, Trouble
from sankul.text import N_


class FileMissing(Refusal):
    """There is no such file."""

    message = N_("There is no file “{path}”. Check its name and folder, or choose it again.")
    field = "file"


class FileIsFolder(Refusal):
    """A folder was named."""

    message = N_("“{path}” is a folder. Choose the workbook in it.")
    field = "file"


class FileForbidden(Trouble):
    """The system does not let us read."""

    message = N_(
        "“{path}” cannot be read ({why}). Close it in other programs, check that you may open it, and try again."
    )


class FileEmpty(Refusal):
    """Nothing is in the file, or in the sheet."""

    message = N_("There is nothing in “{path}”. Choose the file or sheet with the list.")
    field = "file"


class NotAWorkbook(Refusal):
    """Something else than a workbook or list, whatever its name says."""

    message = N_("“{path}” is no workbook, whatever its name says. Open it in Excel and save it as .xlsx or .csv.")
    field = "file"


class WorkbookDamaged(Refusal):
    """It begins like a workbook but cannot be read."""

    message = N_(
        "“{path}” is damaged and cannot be read. Open it in Excel and save it under a new name, or ask for it again."
    )
    field = "file"


class QuoteOpen(Refusal):
    """A list in which a cell never ends, so that all rows behind it would be one cell."""

    message = N_(
        'In row {row} of “{path}” a quotation mark (") is opened and not closed. Remove it, or save the list again from Excel.'
    )
    field = "file"


class WorkbookLocked(Refusal):
    """Encrypted with a password."""

    message = N_(
        "“{path}” is protected by a password. Open it in Excel, save it without the password, and choose that file."
    )
    field = "file"


class WorkbookTooLarge(Refusal):
    """More than any office's list holds; or a file made to fill the memory."""

    message = N_("“{path}” is too large to be a list of this office. Copy the rows that you need into a new workbook.")
    field = "file"


class SheetUnknown(Refusal):
    """No sheet has this name."""

    message = N_("There is no sheet “{sheet}” in “{path}”. Its sheets are: {known}.")
    field = "sheet"


class SheetNotNeeded(Refusal):
    """A list has no sheets."""

    message = N_("“{path}” is a list without sheets. Leave the name of the sheet away.")
    field = "sheet"


class EndingUnknown(Refusal):
    """We write two kinds of files."""

    message = N_("“{path}” must end in .xlsx or .csv.")
    field = "file"


class SheetNotSaved(Trouble):
    """A workbook or list could not be written."""

    message = N_("“{path}” could not be written ({why}). Free some space or choose another folder, then do it again.")


class FolderNamed(Refusal):
    """A folder was named where any file should be."""

    message = N_("“{path}” is a folder. Choose the file in it.")
    field = "file"


class FileInTheWay(Refusal):
    """There is a file of that name which is not ours to replace."""

    message = N_("“{path}” exists already. Choose another name, so that nothing is overwritten.")
    field = "file"
