"""What the page of certificates does with designs: the acts on them, and the designer in the place of the lists."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog

from sankul.places import file_name
from sankul.rules.papers import Both
from sankul.text import N_, _
from sankul.ui.actions import action
from sankul.ui.certificates.designs import ROW_HEIGHT, DesignsView, PictureDelegate, said_name
from sankul.ui.fields import TextField
from sankul.ui.forms import Form
from sankul.ui.table_view import TableView
from sankul.ui.tables import RowModel
from sankul.ui.theme import scaled
from sankul.ui.views import ViewsPage

if TYPE_CHECKING:
    from sankul.operations.design_acts import DesignRow
    from sankul.operations.store import Work
    from sankul.rules.design_files import DesignParcel
    from sankul.rules.designs import KeptDesign
    from sankul.ui.certificates.designer.designer import Designer

SUFFIX = ".sankul-design"


class DesignsPage(ViewsPage):
    """A page with a DesignsView among its views. `designer` is there while a design is worked on."""

    designer: "Designer | None" = None

    def make_table(self, model: RowModel[Any]) -> TableView:
        """Rows of designs are as high as their pictures."""
        table = super().make_table(model)
        view = self.views.get("designs")
        if isinstance(view, DesignsView) and model is view.model:
            table.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT))
            table.setItemDelegateForColumn(0, PictureDelegate(view.pictures, table))
            table.opened.connect(self.edit_design)
        return table

    @action(
        name="certificates.new_design",
        label=N_("New design from this"),
        shortcut="Ctrl+N",
        icon="copy-plus",
        primary=True,
        needs="row",
    )
    def new_design(self) -> None:
        """Work on a copy of the selected design, which is kept with the first save."""
        row: DesignRow = self.selected()[0]
        self._open(row.id, is_copy=True)

    @action(name="certificates.edit_design", label=N_("Edit the design"), shortcut="Ctrl+E", icon="pencil", needs="row")
    def edit_design(self) -> None:
        """Work on the selected design, or on a copy of it when it comes with the program."""
        if not self.selected():
            return
        row: DesignRow = self.selected()[0]
        self._open(row.id, is_copy=bool(row.starter))
        if row.starter:
            self.shell.say(_("A design that comes with Sankul stays as it is; this is a copy of your own."))

    @action(name="certificates.rename_design", label=N_("Rename the design"), shortcut="F2", icon="type", needs="row")
    def rename_design(self) -> None:
        """Ask for the names."""
        row = self._own_one()
        fields = (
            TextField("name", _("Name"), row.design.name.en),
            TextField("name_hi", _("Name in Hindi"), row.design.name.hi),
        )
        form = Form(_("Rename the design"), fields, _("Rename"))
        form.submitted.connect(lambda values: self._rename(form, row.id, Both(values["name"], values["name_hi"])))
        self.show_form(form)

    @action(
        name="certificates.put_away_design",
        label=N_("Put the design away"),
        shortcut="Del",
        icon="archive",
        needs="row",
    )
    def put_away_design(self) -> None:
        """Take the selected design off the list; papers that have it keep it, and undo brings it back."""
        from sankul.operations.design_acts import put_away_design

        store, row = self.shell.context.store, self._own_one()
        self.shell.jobs.act(lambda _progress: put_away_design(store, row.id), what=_("Put the design away"), owner=self)

    @action(name="certificates.import_design", label=N_("Open a design file"), icon="folder-open")
    def import_design(self) -> None:
        """Ask for a design file of another office."""
        kinds = f"{_('Designs')} (*{SUFFIX});;{_('All files')} (*)"
        chosen, _filter = QFileDialog.getOpenFileName(self, _("Open a design file"), "", kinds)
        if chosen:
            self.take_design(Path(chosen))

    @action(name="certificates.export_design", label=N_("Save as a design file"), icon="download", needs="row")
    def export_design(self) -> None:
        """Ask for the place of a file that another office can open."""
        import platformdirs

        row: DesignRow = self.selected()[0]
        proposed = Path(platformdirs.user_documents_path()) / f"{file_name(said_name(row))}{SUFFIX}"
        kinds = f"{_('Designs')} (*{SUFFIX})"
        chosen, _filter = QFileDialog.getSaveFileName(self, _("Save as a design file"), str(proposed), kinds)
        if chosen:
            path = Path(chosen)
            self.send_design(row.id, path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX))

    @action(name="certificates.designs", label=N_("Show the designs"), shortcut="Alt+3", listed=False)
    def show_designs(self) -> None:
        """See the designs."""
        self.show_view("designs")

    def take_design(self, file: Path) -> None:
        """Take in a design file, and select the design."""
        from sankul.operations.design_acts import import_design

        context = self.shell.context
        self.shell.jobs.act(
            lambda _progress: import_design(context.store, context.files["designs"], file),
            self._taken,
            what=_("Open a design file"),
            owner=self,
        )

    def send_design(self, row_id: str, file: Path) -> None:
        """Write a design file, and say where it is."""
        from sankul.operations.design_acts import export_design

        context = self.shell.context
        said = _("The design is saved in {file}. Another office can open it there.")
        self.shell.jobs.act(
            lambda _progress: export_design(context.store, context.files["designs"], row_id, file),
            lambda _design: self.shell.say(said.format(file=file)),
            what=_("Save as a design file"),
            owner=self,
        )

    def has_unsaved(self) -> bool:
        """See Page."""
        return super().has_unsaved() or (self.designer is not None and self.designer.draft.is_changed)

    def show_view(self, key: str) -> bool:
        """See ViewsPage; the designer is left when nothing in it would be lost."""
        if self.designer is not None and not self.has_unsaved():
            self._close()
        return super().show_view(key)

    def allow(self) -> None:
        """See Page; keys of the lists do nothing while a design is worked on."""
        super().allow()
        for _known, act in self.acts:
            if self.designer is not None:
                act.setEnabled(False)

    def entered(self) -> None:
        """See Page."""
        super().entered()
        if self.designer is not None:
            self._show_designer(self.designer)

    def state(self) -> dict[str, Any]:
        """See Page."""
        return {**super().state(), "designing": self.designer.design_id if self.designer else None}

    def restore(self, state: dict[str, Any]) -> None:
        """See Page."""
        super().restore(state)
        if state["designing"]:
            self._open(state["designing"], is_copy=False)

    def _fold(self) -> None:
        super()._fold()
        if self.designer is not None:
            self._tools.hide()

    def _open(self, row_id: str, *, is_copy: bool) -> None:
        self.shell.jobs.read(
            lambda work: _read_design(work, row_id, is_copy=is_copy),
            lambda parcel: self._design(parcel, None if is_copy else row_id),
            owner=self,
            key="design",
        )

    def _design(self, parcel: "DesignParcel", design_id: str | None) -> None:
        from sankul.ui.certificates.designer.designer import Designer

        if self.has_unsaved():
            self.shell.say(_("Save or cancel the open form first."), "warning")
            return
        self._close()
        self.close_form()
        self.designer = Designer(self.shell, parcel, design_id)
        self.designer.left.connect(self._left)
        self.designer.saved.connect(self._kept)
        self.body.addWidget(self.designer, 1)
        self._show_designer(self.designer)
        self.designer.canvas.setFocus()

    def _show_designer(self, designer: "Designer") -> None:
        for widget in (self.bar, self._tools, self.split):
            widget.hide()
        designer.show()
        self.allow()

    def _left(self) -> None:
        row_id = self.designer.design_id if self.designer else None
        self._close()
        if row_id:
            self.pick(row_id)
        self.table.setFocus()

    def _close(self) -> None:
        designer, self.designer = self.designer, None
        if designer is None:
            return
        self.body.removeWidget(designer)
        designer.hide()
        designer.deleteLater()
        for widget in (self.bar, self._tools, self.split):
            widget.show()
        self._fold()
        self.allow()

    def _kept(self, kept: "KeptDesign") -> None:
        self._wanted = kept.id

    def _taken(self, kept: "KeptDesign") -> None:
        if self.show_view("designs"):
            self.pick(kept.id)

    def _own_one(self) -> "DesignRow":
        from sankul.operations.design_acts import StarterStays

        row: DesignRow = self.selected()[0]
        if row.starter:
            raise StarterStays(name=said_name(row))
        return row

    def _rename(self, form: Form, row_id: str, name: Both) -> None:
        from sankul.operations.design_acts import rename_design

        store = self.shell.context.store
        self.shell.jobs.act(
            lambda _progress: rename_design(store, row_id, name),
            self._renamed,
            what=_("Rename the design"),
            owner=self,
            failed=lambda error: self._unnamed(form, error),
        )

    def _unnamed(self, form: Form, error: Exception) -> None:
        if not form.refuse(error):
            self.shell.fail(error)

    def _renamed(self, kept: "KeptDesign") -> None:
        self.close_form()
        self.pick(kept.id)


def _read_design(work: "Work", row_id: str, *, is_copy: bool) -> "DesignParcel":
    """The design with its pictures; a copy under a free name."""
    from sankul.operations.design_acts import free_name, parcel_of

    parcel = parcel_of(work, row_id)
    if not is_copy:
        return parcel
    design = replace(parcel.design, name=free_name(work, parcel.design.name))
    return replace(parcel, design=design)
