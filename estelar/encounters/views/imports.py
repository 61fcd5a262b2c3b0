"""The import of files, page by page: upload, the file, its columns, what its values mean, check, import, result, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tomli_w
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from estelar.cycles.models import Moment
from estelar.encounters.forms.imports import ColumnsForm, SaveForm, ShapeForm, UploadForm, ValuesForm
from estelar.encounters.models import FileImport
from estelar.encounters.operations import intake
from estelar.encounters.operations.intake import files, looking
from estelar.encounters.views import import_parts as parts
from estelar.errors import BadInput, RuleBroken
from estelar.permissions import Permission
from estelar.ui.guard import guarded
from estelar.ui.toasts import tell

if TYPE_CHECKING:
    from estelar.people.requests import Request

State = FileImport.State


def _mine(request: Request, pk: int) -> FileImport:
    return get_object_or_404(FileImport.objects.visible_to(request.user).select_related("by"), pk=pk)


def _page(name: str, pk: int) -> str:
    return reverse(f"encounters:{name}", args=[pk])


@guarded(Permission.IMPORT_ENCOUNTERS)
def imports(request: Request) -> HttpResponse:
    """All imports, the latest first."""
    return render(request, "encounters/imports/list.html", parts.listed(request))


@guarded(Permission.IMPORT_ENCOUNTERS)
def upload(request: Request) -> HttpResponse:
    """Take a file in; with a saved mapping it goes straight on to its columns."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid():
        file, saved = form.cleaned_data["file"], form.cleaned_data["saved"]
        try:
            made = intake.upload(file.chunks(), file_name=file.name, by=request.user, at=request.at)
        except BadInput as bad:
            form.add_error("file", str(bad))
        else:
            if saved:
                intake.set_mapping(made, parts.for_another_file(saved.mapping))
            return redirect(_page("import_columns" if saved else "import_shape", made.pk))
    return render(
        request, "encounters/imports/upload.html", {"form": form, "steps": parts.steps_at(0)}, status=422 if form.is_bound else 200
    )


@guarded(Permission.IMPORT_ENCOUNTERS)
def shape(request: Request, pk: int) -> HttpResponse:
    """What was recognised of the file, with its first rows; which cycle it speaks of."""
    one = _mine(request, pk)
    document = dict(one.mapping)
    if request.method == "POST" or request.GET:
        document = document | {"file": parts.asked_shape(request.POST or request.GET, document)}
    try:
        look = looking.look(one, document)
    except BadInput as bad:
        return render(
            request, "encounters/imports/unreadable.html", {"import": one, "problem": bad, "steps": parts.steps_at(1)}, status=422
        )
    kind_of_sheets = looking.sheets(one) if look.kind == "sheet" else []
    sent = request.POST if request.method == "POST" else None
    form = ShapeForm(sent, person=request.user, look=look, sheets=kind_of_sheets, draft=one.mapping, wide=parts.looks_wide(look))
    if request.method == "POST" and "look" not in request.POST and form.is_valid():
        same = (one.mapping.get("form"), one.mapping.get("cycle")) == (form.cleaned_data["form"], form.cleaned_data["cycle"].pk)
        kept = one.mapping if same else {}
        intake.set_mapping(one, kept | form.document())
        return redirect(_page("import_columns", pk))
    context = {
        "import": one,
        "form": form,
        "look": look,
        "preview": look.rows[:20],
        "steps": parts.steps_at(1),
        "earlier": intake.earlier(one),
    }
    return render(
        request, "encounters/imports/shape.html", context, status=422 if request.method == "POST" and "look" not in request.POST else 200
    )


@guarded(Permission.IMPORT_ENCOUNTERS)
def columns(request: Request, pk: int) -> HttpResponse:
    """Which column says what; where dates can be read in two ways, both are shown and somebody says which."""
    one = _mine(request, pk)
    try:
        cycle = parts.cycle_of(one)
        look = looking.look(one, one.mapping)
    except (BadInput, KeyError):
        return redirect(_page("import_shape", pk))
    moments = list(Moment.objects.in_force().filter(cycle=cycle))
    form = ColumnsForm(
        request.POST if request.method == "POST" else None,
        person=request.user,
        draft=one.mapping,
        columns=look.columns(),
        moments=moments,
        file_name=one.file_name,
    )
    asked = request.method == "POST" and "look" not in request.POST
    if asked and form.is_valid():
        intake.set_mapping(one, form.document())
        return redirect(_page("import_values", pk))
    context = {"import": one, "form": form, "steps": parts.steps_at(2, pk), **parts.columns_context(form)}
    return render(request, "encounters/imports/columns.html", context, status=422 if asked else 200)


@guarded(Permission.IMPORT_ENCOUNTERS)
def values(request: Request, pk: int) -> HttpResponse:
    """What the values of the columns mean here; then the file is checked."""
    one = _mine(request, pk)
    try:
        cycle = parts.cycle_of(one)
        look = looking.look(one, one.mapping)
    except (BadInput, KeyError):
        return redirect(_page("import_shape", pk))
    moments = list(Moment.objects.in_force().filter(cycle=cycle))
    found = parts.values_in_use(one.mapping, look)
    form = ValuesForm(
        request.POST if request.method == "POST" else None, person=request.user, draft=one.mapping, values=found, moments=moments
    )
    if request.method == "POST" and form.is_valid():
        try:
            intake.set_mapping(one, form.document())
            intake.ask_check(one)
        except BadInput as bad:
            form.add_error(None, str(bad))
        else:
            return redirect(_page("import", pk))
    context = {"import": one, "form": form, "steps": parts.steps_at(3, pk)}
    return render(request, "encounters/imports/values.html", context, status=422 if form.is_bound else 200)


@guarded(Permission.IMPORT_ENCOUNTERS)
def detail(request: Request, pk: int) -> HttpResponse:
    """Where the import stands: on its way, checked, done, failed or undone."""
    one = _mine(request, pk)
    if one.state == State.UPLOADED:
        return redirect(_page("import_values" if one.mapping.get("when") else "import_shape", pk))
    return render(request, "encounters/imports/detail.html", parts.detail_context(one, request.user))


@guarded(Permission.IMPORT_ENCOUNTERS)
def progress(request: Request, pk: int) -> HttpResponse:
    """The bar; when the work is over, the whole page is asked for again."""
    one = _mine(request, pk)
    if parts.is_under_way(one):
        return render(request, "encounters/imports/_progress.html", {"import": one, "progress": parts.bar(one)})
    if request.headers.get("HX-Request") == "true":
        response = HttpResponse(status=204)
        response["HX-Redirect"] = _page("import", pk)
        return response
    return redirect(_page("import", pk))


@require_POST
@guarded(Permission.IMPORT_ENCOUNTERS)
def run(request: Request, pk: int) -> HttpResponse:
    """Hand the file to the worker: the first time, after a failure, or when a worker died over it."""
    one = _mine(request, pk)
    try:
        (intake.ask_check if one.state == State.CHECKING else intake.ask_run)(one)
    except BadInput as bad:
        raise RuleBroken(str(bad), code=bad.code) from bad
    return redirect(_page("import", pk))


@guarded(Permission.IMPORT_ENCOUNTERS)
def undo(request: Request, pk: int) -> HttpResponse:
    """Ask, then let the worker take the whole import back."""
    one = _mine(request, pk)
    if request.method == "POST":
        intake.ask_undo(one, by=request.user)
        return redirect(_page("import", pk))
    return render(request, "encounters/imports/undo.html", {"import": one})


@require_POST
@guarded(Permission.IMPORT_ENCOUNTERS)
def discard(request: Request, pk: int) -> HttpResponse:
    """Forget an upload that was not imported."""
    one = _mine(request, pk)
    intake.discard(one)
    tell(request, _("“%(file)s” was discarded.") % {"file": one.file_name}, level="info")
    return redirect("encounters:imports")


@guarded(Permission.IMPORT_ENCOUNTERS)
def rejected(request: Request, pk: int) -> FileResponse:
    """The rejected rows with their reasons."""
    one = _mine(request, pk)
    path = files.folder() / one.rejected_as
    if not one.rejected_as or not path.exists():
        raise Http404
    stem = one.file_name.rsplit(".", 1)[0]
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=_("%(file)s - rejected.csv") % {"file": stem}, content_type="text/csv; charset=utf-8"
    )


@require_POST
@guarded(Permission.IMPORT_ENCOUNTERS)
def save(request: Request, pk: int) -> HttpResponse:
    """Keep the mapping by name."""
    one = _mine(request, pk)
    form = SaveForm(request.POST)
    if not form.is_valid():
        raise RuleBroken(_("Give the mapping a name."), code="no_name", field="name")
    try:
        saved = intake.save_mapping(form.cleaned_data["name"], one.mapping, by=request.user, at=request.at)
    except BadInput as bad:
        raise RuleBroken(str(bad), code=bad.code) from bad
    tell(request, _("The mapping is kept as “%(name)s”.") % {"name": saved.name})
    return redirect(_page("import", pk))


@guarded(Permission.IMPORT_ENCOUNTERS)
def mapping(request: Request, pk: int) -> HttpResponse:
    """The mapping as the file that `estelar import encounters --map` reads."""
    one = _mine(request, pk)
    document: dict[str, Any] = one.mapping
    response = HttpResponse(tomli_w.dumps(document), content_type="application/toml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="mapping-{one.pk}.toml"'
    return response
