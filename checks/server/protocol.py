"""The protocol's side: documents in, diagnostics, hovers and code actions out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from checks import __version__, house
from checks.mistakes import Mistake, SettingsError
from checks.model import Flag, Lines, Place, Span
from checks.readers import suffixes
from checks.reporters.shown import safe
from checks.server.actions import Action, actions, read_list
from checks.server.judging import Judge
from checks.settings import Settings

_PAUSE = 0.2
"""Seconds without typing after which a document is checked."""
_SETTINGS = (".yaml", ".yml")
_SEVERITIES = {"error": types.DiagnosticSeverity.Error, "warning": types.DiagnosticSeverity.Warning}
_EVIDENCE = 20


@dataclass(slots=True)
class _Open:
    """An open document: its text, and what was found in it when it was last checked, by the settings of then."""

    path: Path
    text: str
    version: int | None
    flags: list[Flag] = field(default_factory=list)
    settings: Settings | None = None
    waiting: asyncio.Task[None] | None = None


def serve(today: int) -> LanguageServer:
    """A server that is ready to be started."""
    server = LanguageServer("copydesk", f"v{__version__}")
    _Session(server, Judge(today)).listen()
    return server


class _Session:
    def __init__(self, server: LanguageServer, judge: Judge) -> None:
        self._server = server
        self._judge = judge
        self._open: dict[str, _Open] = {}
        self._wrong: set[str] = set()

    def listen(self) -> None:
        """Names what is answered to which message; pygls marks the functions, and methods can't be marked."""
        kinds = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
        on = self._server.feature
        on(types.TEXT_DOCUMENT_DID_OPEN)(partial(self._opened))
        on(types.TEXT_DOCUMENT_DID_CHANGE)(partial(self._changed))
        on(types.TEXT_DOCUMENT_DID_SAVE)(partial(self._saved))
        on(types.TEXT_DOCUMENT_DID_CLOSE)(partial(self._closed))
        on(types.TEXT_DOCUMENT_HOVER)(partial(self._hover))
        on(types.TEXT_DOCUMENT_CODE_ACTION, kinds)(partial(self._actions))

    def _opened(self, params: types.DidOpenTextDocumentParams) -> None:
        item = params.text_document
        path = to_fs_path(item.uri)
        if path is not None:
            self._open[item.uri] = _Open(Path(path), item.text, item.version)
            self._check(item.uri)

    def _changed(self, params: types.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        document = self._open.get(uri)
        if document is None:
            return
        document.text = self._server.workspace.get_text_document(uri).source
        document.version = params.text_document.version
        if document.waiting:
            document.waiting.cancel()
        document.waiting = asyncio.get_running_loop().create_task(self._later(uri))

    async def _later(self, uri: str) -> None:
        await asyncio.sleep(_PAUSE)
        self._check(uri)

    def _saved(self, params: types.DidSaveTextDocumentParams) -> None:
        uri = params.text_document.uri
        document = self._open.get(uri)
        if document and document.path.suffix in _SETTINGS:
            self._judge.forget()
            for each in [*self._open]:
                self._check(each)

    def _closed(self, params: types.DidCloseTextDocumentParams) -> None:
        document = self._open.pop(params.text_document.uri, None)
        if document and document.waiting:
            document.waiting.cancel()
        self._publish(params.text_document.uri, [], None)

    def _check(self, uri: str) -> None:
        """Checks a document, and tells what is wrong with it or with the settings that hold for it."""
        document = self._open.get(uri)
        if document is None:
            return
        try:
            if document.path.suffix.lower() in suffixes():
                document.settings = self._judge.settings(document.path)
                document.flags = self._judge.flags(document.path, document.text)
                self._publish(uri, [self._diagnostic(flag, document) for flag in document.flags], document.version)
            elif document.path.suffix in _SETTINGS:
                self._tell_mistakes(self._judge.mistakes(document.path), uri)
        except SettingsError as error:
            self._tell_mistakes(error.mistakes, None)
        except OSError as error:
            self._server.window_log_message(types.LogMessageParams(types.MessageType.Error, str(error)))

    def _tell_mistakes(self, mistakes: Sequence[Mistake], asked: str | None) -> None:
        """Shows mistakes in the files that hold them, and none where there were some before."""
        by_uri: dict[str, list[types.Diagnostic]] = {uri: [] for uri in (*self._wrong, *([asked] if asked else ()))}
        for mistake in mistakes:
            uri = from_fs_path(str(Path(mistake.path).absolute()))
            if uri is not None:
                by_uri.setdefault(uri, []).append(_mistaken(mistake))
        for uri, diagnostics in by_uri.items():
            self._publish(uri, diagnostics, None)
        self._wrong = {uri for uri, diagnostics in by_uri.items() if diagnostics}

    def _publish(self, uri: str, diagnostics: list[types.Diagnostic], version: int | None) -> None:
        self._server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics, version))

    def _diagnostic(self, flag: Flag, document: _Open) -> types.Diagnostic:
        lines = Lines(document.text)
        related = [
            types.DiagnosticRelatedInformation(
                types.Location(
                    _uri(each.path or flag.at.path), self._range(each.place, _moved(each.place, each.text), lines)
                ),
                safe(each.means or each.text),
            )
            for each in flag.evidence[:_EVIDENCE]
        ]
        return types.Diagnostic(
            range=self._range(flag.at.start, flag.at.end, lines),
            message=safe(flag.message + (f" Proposed: {flag.finding.suggestion}." if flag.finding.suggestion else "")),
            severity=_SEVERITIES[flag.severity],
            code=flag.rule,
            code_description=types.CodeDescription(flag.url) if flag.url else None,
            source="copydesk",
            related_information=related or None,
        )

    def _hover(self, params: types.HoverParams) -> types.Hover | None:
        """What is said of the finding at the cursor: why it matters, how it is known, what to do."""
        document = self._open.get(params.text_document.uri)
        if document is None or document.settings is None:
            return None
        for flag in self._at(document, types.Range(params.position, params.position)):
            why = document.settings.rules.named(flag.rule).why
            return types.Hover(types.MarkupContent(types.MarkupKind.PlainText, _explained(flag, why)))
        return None

    def _actions(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        document = self._open.get(params.text_document.uri)
        if document is None or document.settings is None:
            return []
        root, lines = document.settings.root, Lines(document.text)
        found = []
        for flag in self._at(document, params.range):
            for action in actions(flag, document.text, lines.offset, read_list(root)):
                edit = self._edit(action, params.text_document.uri, lines, root)
                found.append(
                    types.CodeAction(
                        title=action.title,
                        kind=types.CodeActionKind.QuickFix,
                        diagnostics=[self._diagnostic(flag, document)],
                        is_preferred=action.preferred or None,
                        edit=edit,
                    )
                )
        return found

    def _edit(self, action: Action, uri: str, lines: Lines, root: Path) -> types.WorkspaceEdit:
        changes = [types.TextEdit(self._span(change.span, lines), change.text) for change in action.changes]
        if action.house is None:
            return types.WorkspaceEdit(changes={uri: changes})
        listed = _uri(str(root / house.NAME))
        whole = types.Range(types.Position(0, 0), types.Position(10**6, 0))
        return types.WorkspaceEdit(
            document_changes=[
                types.CreateFile(listed, options=types.CreateFileOptions(ignore_if_exists=True)),
                types.TextDocumentEdit(
                    types.OptionalVersionedTextDocumentIdentifier(listed), [types.TextEdit(whole, action.house)]
                ),
            ]
        )

    def _at(self, document: _Open, wanted: types.Range) -> Iterator[Flag]:
        """The findings that a range of the editor touches."""
        lines = Lines(document.text)
        for flag in document.flags:
            at = self._range(flag.at.start, flag.at.end, lines)
            if _key(at.start) <= _key(wanted.end) and _key(wanted.start) <= _key(at.end):
                yield flag

    def _span(self, span: Span, lines: Lines) -> types.Range:
        return self._range(lines.place(span.start), lines.place(span.end), lines)

    def _range(self, start: Place, end: Place, lines: Lines) -> types.Range:
        return types.Range(self._position(start, lines), self._position(end, lines))

    def _position(self, place: Place, lines: Lines) -> types.Position:
        """A place in the units of the client: UTF-16, unless it asked for others."""
        before = lines.text(place.line)[: place.column - 1] if place.line <= lines.count else ""
        return types.Position(
            place.line - 1, _UNITS[self._server.workspace.position_encoding or types.PositionEncodingKind.Utf16](before)
        )


_UNITS: dict[str | types.PositionEncodingKind, Callable[[str], int]] = {
    types.PositionEncodingKind.Utf8: lambda text: len(text.encode("utf-8", "surrogatepass")),
    types.PositionEncodingKind.Utf16: lambda text: len(text.encode("utf-16-le", "surrogatepass")) // 2,
    types.PositionEncodingKind.Utf32: len,
}


def _key(position: types.Position) -> tuple[int, int]:
    return position.line, position.character


def _moved(place: Place, text: str) -> Place:
    """The end of a stretch of one line."""
    return Place(place.line, place.column + len(text.splitlines()[0] if text else ""))


def _uri(path: str) -> str:
    return from_fs_path(str(Path(path).absolute())) or ""


def _mistaken(mistake: Mistake) -> types.Diagnostic:
    at = types.Position(mistake.line - 1, max(mistake.column - 1, 0))
    end = types.Position(mistake.line - 1, max(len(mistake.text), mistake.column))
    return types.Diagnostic(
        types.Range(at, end), safe(mistake.message), types.DiagnosticSeverity.Error, source="copydesk"
    )


def _explained(flag: Flag, why: str) -> str:
    because = [f"{each.place.line}: “{each.text}”: {each.means}" for each in flag.evidence if each.means]
    rows = [f"{flag.rule}: {flag.message}", f"Why: {why}", *because[:_EVIDENCE], f"Do: {flag.advice}"]
    return "\n".join(safe(row) for row in rows if not row.endswith(": "))
