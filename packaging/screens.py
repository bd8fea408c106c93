"""Pictures of every page of the window, in both languages, light and dark, at 1366 x 768, from a demo office."""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
WIDTH, HEIGHT = 1366, 768


def main() -> None:
    """Make the demo office in a private home, show each page, and save what is seen."""
    out = Path(sys.argv[1]).resolve()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
            os.environ[name] = home
        take_pictures(out, Path(home) / "demo")


def take_pictures(out: Path, folder: Path) -> None:
    """The start window, then all rooms of the main window, for each language and theme."""
    from sankul import app
    from sankul.doors import AppDoors
    from sankul.operations.progress import NO_PROGRESS
    from sankul.ui.application import make_application

    place = app.make_demo(folder, 1, NO_PROGRESS).office
    doors = AppDoors(place)
    settings = doors.settings
    application = make_application(settings)
    for theme in ("light", "dark"):
        for language in ("en", "hi"):
            settings.theme, settings.language = theme, language
            make_application(settings)
            name = f"{language}-{theme}"
            picture_start(doors, out / f"start-{name}.png", application)
            picture_rooms(doors, place, out, name, application)


def picture_start(doors: object, file: Path, application: object) -> None:
    """The first window."""
    from sankul.ui.start.window import StartWindow

    window = StartWindow(doors, "")
    save(window, file, application)
    window.close()


def picture_rooms(doors: object, place: str, out: Path, name: str, application: object) -> None:
    """Each room with its first row selected, once all that it shows has been read."""
    from sankul.ui.window import MainWindow

    store = doors.open(place, None)
    window = MainWindow(doors.context_of(store))
    window.resize(WIDTH, HEIGHT)
    window.show()
    for number, room in enumerate(window.rooms, 1):
        window.go(room.key)
        window.jobs.wait(60)
        table = getattr(window.page(room.key), "table", None)
        if table is not None and table.model().rowCount():
            table.choose(0)
            window.jobs.wait(60)
        save(window, out / f"{number}-{room.key}-{name}.png", application)
    window.close()
    store.close()


def save(window: object, file: Path, application: object) -> None:
    """Let the window settle, then write its picture."""
    window.resize(WIDTH, HEIGHT)
    window.show()
    for _ in range(5):
        application.processEvents()
    if not window.grab().save(str(file)):
        raise OSError(file)
    print(file)


if __name__ == "__main__":
    main()
