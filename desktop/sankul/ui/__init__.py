'''What you see: the window, its pages and their parts. PySide6 lives only here.

How to add a page
=================

A room is a package `ui/<noun>/` with `page.py`, and it has a line in `ui/rooms.py`. `page.py` holds one class:

    class SpacesPage(ListPage):                          # or Page, when it shows no list (see ui/home/page.py)
        """Meeting spaces, and the permission to use them."""

        title = N_("Spaces")
        listens = frozenset({"spaces", "schools"})       # read again when an act changes one of these collections
        columns = (
            Column(title=N_("Name"), value=lambda row: row.name, stretch=True, width=240),
            Column(title=N_("Seats"), value=lambda row: row.capacity, align="right", width=80),
            Column(title=N_("Permission"), value=lambda row: _(row.permission), chip=lambda row: TONES[row.permission]),
        )
        nothing_yet = Empty(N_("No space yet"), N_("Add the rooms where circles can meet."), "door-open", "spaces.add")

        def load(self, work):                            # reader thread: read and return frozen rows with an id, no widgets
            return work.spaces.where()

        def detail(self, row, more):                     # the right pane for one selected row
            facts = Facts(row.name, row.name_hi, [(_(row.permission), TONES[row.permission])])
            facts.add_lines([(_("Seats"), str(row.capacity)), (_("Contact"), row.contact)])
            return facts

        @action(name="spaces.add", label=N_("Add a space"), shortcut="N", icon="plus", primary=True)
        def add(self):
            """Open the form."""
            form = Form(_("Add a space"), [TextField("name", _("Name"), validate=check_name)], _("Add the space"))
            form.submitted.connect(lambda values: self._save(form, values))
            self.show_form(form)

        def _save(self, form, values):
            store = self.shell.context.store
            self.shell.jobs.act(
                lambda progress: add_space(store, **values),
                lambda space: (self.close_form(), self.select(space.id)),
                what=_("Add the space"), owner=self, failed=lambda error: form.refuse(error) or self.shell.fail(error),
            )

- The module is imported at the first visit. Import heavy things inside the function that needs them.
- Language and theme change by building all pages anew, so read `_()` in methods and mark class attributes with `N_`;
  nothing is to be translated afterwards. `state` and `restore` carry what must survive; lists do it already.
- Never touch the store on the screen's thread: `shell.jobs.read(lambda work: …, show, owner=self, key="…")` reads,
  `shell.jobs.act(lambda progress: …, done, what=…, owner=self)` acts. Pass `progress` to operations that take it, and
  late progress with Cancel comes by itself. Undo toasts and refreshing come from the store; a page does neither.
- A Refusal or Trouble that nobody takes is said in the message bar; `form.refuse(error)` says it under its field.
- `needs="row"` or `needs="rows"` ties an act to the selection. One primary act; two more become buttons, the rest "More".
- `load_detail(work, row)` reads more for `detail`; `also_searched(row)` adds hidden words to the filter;
  `nothing_picked` replaces the words of the empty pane; `rows_as_text()` gives the list for paper and export.
- Search (Ctrl+K): `ui/<noun>/search.py` with `find_<noun>(work, query) -> list[Found]`; ask `spelling.finding(query, …)`
  for some 20. Waiting number: `ui/<noun>/waiting.py` with `count_waiting(work) -> int`. Both import no widgets.
- Colours come from `theme.colours()` and the style sheet (`look` properties: title, strong, soft, number; for buttons
  primary, quiet, link), lengths through `theme.scaled`, icons through `icons.icon` (a file in resources/icons).
- Several lists in one room: `views.ViewsPage` over `View`s (see ui/claims). What an act did, with lists: `show_report`
  of a `reports.Report`. Where papers go: `folders.FolderField` with `folder_for_papers`.
- Papers: `shell.open_pdf(path, title)`. Tests: fixture `window` in tests/ui/conftest.py; `window.jobs.wait()` settles it.
'''

from sankul.ui.singletons import keep_singletons

keep_singletons()
