"""The language server, spoken to by a real client: diagnostics, hover, code actions, settings that are wrong."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

BODY = "Mayor Anna Lindqvist spoke 😀. Lindkvist said the school would close.\n\nIt closed on May 7, 2025.\n"
COPY = f"---\ntitle: Council meets\ndate: 2024-02-06\nauthor: Ada Berg\n---\n{BODY}"


SERVER = ClientServerConfig(server_command=[sys.executable, "-m", "checks", "server"])


@pytest_lsp.fixture(config=SERVER)  # type: ignore[untyped-decorator]
async def client(lsp_client: LanguageClient) -> AsyncIterator[None]:
    await lsp_client.initialize_session(
        types.InitializeParams(capabilities=client_capabilities("visual-studio-code"))
    )  # fmt: skip
    yield
    await lsp_client.shutdown_session()


def _opened(client: LanguageClient, path: Path, text: str) -> str:
    uri = path.as_uri()
    item = types.TextDocumentItem(uri, "markdown", 1, text)
    client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    return uri


async def _told(client: LanguageClient, path: Path, text: str) -> tuple[str, list[types.Diagnostic]]:
    uri = _opened(client, path, text)
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    return uri, list(client.diagnostics[uri])


def _change(client: LanguageClient, uri: str, version: int, text: str) -> None:
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(version, uri), [types.TextDocumentContentChangeWholeDocument(text)]
        )
    )


@pytest.mark.asyncio
async def test_findings_come_with_their_place_and_evidence(client: LanguageClient, tmp_path: Path) -> None:
    uri, found = await _told(client, tmp_path / "a.md", COPY)
    by_rule = {each.code: each for each in found}
    name = by_rule["name/variant"]
    # the emoji is two units of UTF-16
    assert (name.range.start, name.range.end) == (types.Position(5, 31), types.Position(5, 40))
    assert name.severity == types.DiagnosticSeverity.Error
    date = by_rule["date/contradicts-text"]
    assert date.range.start == types.Position(2, 6)
    assert date.related_information
    assert date.related_information[0].location.uri == uri


@pytest.mark.asyncio
async def test_typing_is_followed_after_a_pause(client: LanguageClient, tmp_path: Path) -> None:
    uri, _ = await _told(client, tmp_path / "a.md", COPY)
    for version, text in enumerate([COPY, COPY + "x", COPY.replace("Lindkvist", "Lindqvist")], 2):
        _change(client, uri, version, text)
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    assert [each.code for each in client.diagnostics[uri]] == ["date/contradicts-text"]


@pytest.mark.asyncio
async def test_hover_says_why(client: LanguageClient, tmp_path: Path) -> None:
    uri, _ = await _told(client, tmp_path / "a.md", COPY)
    at = types.Position(2, 8)
    hover = await client.text_document_hover_async(types.HoverParams(types.TextDocumentIdentifier(uri), at))
    assert hover
    assert isinstance(hover.contents, types.MarkupContent)
    assert "Why: A wrong stamp files news" in hover.contents.value
    assert "“May 7, 2025”" in hover.contents.value
    nothing = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(0, 0))
    assert await client.text_document_hover_async(nothing) is None


async def _actions(client: LanguageClient, uri: str, at: types.Position) -> dict[str, types.CodeAction]:
    params = types.CodeActionParams(
        types.TextDocumentIdentifier(uri), types.Range(at, at), types.CodeActionContext(diagnostics=[])
    )
    found = await client.text_document_code_action_async(params)
    return {action.title: action for action in found or () if isinstance(action, types.CodeAction)}


def _applied(text: str, action: types.CodeAction, uri: str) -> str:
    assert action.edit
    assert action.edit.changes
    lines = text.splitlines(keepends=True)
    for edit in action.edit.changes[uri]:
        at = edit.range.start.line
        units = lines[at].encode("utf-16-le")
        first, last = 2 * edit.range.start.character, 2 * edit.range.end.character
        lines[at] = (units[:first] + edit.new_text.encode("utf-16-le") + units[last:]).decode("utf-16-le")
    return "".join(lines)


@pytest.mark.asyncio
async def test_actions_mend_or_let_stand(client: LanguageClient, tmp_path: Path) -> None:
    uri, _ = await _told(client, tmp_path / "a.md", COPY)
    found = await _actions(client, uri, types.Position(5, 33))
    assert list(found) == [
        "Write “Lindqvist” here",
        "Add “Lindqvist” to the house spellings (house.yaml)",
        "Let it stand (stet: name/variant)",
    ]
    mended = _applied(COPY, found["Write “Lindqvist” here"], uri)
    assert "😀. Lindqvist said" in mended
    let = _applied(COPY, found["Let it stand (stet: name/variant)"], uri)
    for version, text, left in ((2, mended, {"date/contradicts-text"}), (3, let, {"date/contradicts-text"})):
        _change(client, uri, version, text)
        await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        assert {each.code for each in client.diagnostics[uri]} == left


@pytest.mark.asyncio
async def test_a_name_is_added_to_the_house_spellings(client: LanguageClient, tmp_path: Path) -> None:
    (tmp_path / "copydesk.yaml").write_text("extends: [recommended]\n", "utf-8")
    uri, _ = await _told(client, tmp_path / "a.md", COPY)
    found = await _actions(client, uri, types.Position(5, 33))
    action = found["Add “Lindqvist” to the house spellings (house.yaml)"]
    assert action.edit
    assert action.edit.document_changes
    create, change = action.edit.document_changes
    assert isinstance(create, types.CreateFile)
    assert isinstance(change, types.TextDocumentEdit)
    assert create.uri == (tmp_path / "house.yaml").as_uri()
    (edit,) = change.edits
    assert isinstance(edit, types.TextEdit)
    assert '"Lindqvist": ["Lindkvist"]' in edit.new_text
    (tmp_path / "house.yaml").write_text(edit.new_text.replace("Lindqvist", "Berg").replace("Lindkvist", "Burg"))
    again = await _actions(client, uri, types.Position(5, 33))
    grown = again["Add “Lindqvist” to the house spellings (house.yaml)"].edit
    assert grown
    assert '"Berg": ["Burg"]' in str(grown)
    assert '"Lindqvist": ["Lindkvist"]' in str(grown)


@pytest.mark.asyncio
async def test_mistakes_in_the_settings_are_shown_in_them(client: LanguageClient, tmp_path: Path) -> None:
    config = tmp_path / "copydesk.yaml"
    config.write_text("extends: [recommended]\npathes: [x]\n", "utf-8")
    _, found = await _told(client, config, config.read_text("utf-8"))
    (mistake,) = found
    assert mistake.range.start == types.Position(1, 0)
    assert "paths" in mistake.message
    config.write_text("extends: [recommended]\n", "utf-8")
    uri = config.as_uri()
    client.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri)))
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    assert not client.diagnostics[uri]


@pytest.mark.asyncio
async def test_a_thousand_documents(client: LanguageClient, tmp_path: Path) -> None:
    for number in range(1000):
        _opened(client, tmp_path / f"{number}.md", COPY)
    last = (tmp_path / "999.md").as_uri()
    deadline = time.monotonic() + 60
    while last not in client.diagnostics and time.monotonic() < deadline:
        await asyncio.sleep(0.1)
    assert len(client.diagnostics[last]) == 2


def test_a_client_that_leaves_ends_the_server() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "checks", "server"], input=b"", capture_output=True, timeout=30, check=False
    )
    assert b"Traceback" not in done.stderr


def _framed(*bodies: bytes) -> bytes:
    return b"".join(b"Content-Length: %d\r\n\r\n%b" % (len(body), body) for body in bodies)


@pytest.mark.parametrize(
    "body",
    [b"{nope", b"[1, 2]", b"null", b'"\xff"', b"[" * 100_000, b'{"jsonrpc": "2.0", "id": 7, "method": "x/y"}',
     b'{"jsonrpc": "2.0", "id": 7, "method": "textDocument/hover", "params": {"textDocument": 7}}',
     b'{"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {}}'],
)  # fmt: skip
def test_a_message_that_is_none_is_a_line_and_the_next_is_answered(body: bytes) -> None:
    begin = b'{"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": {"capabilities": {}}}'
    end = b'{"jsonrpc": "2.0", "id": 99, "method": "shutdown"}', b'{"jsonrpc": "2.0", "method": "exit"}'
    done = subprocess.run(
        [sys.executable, "-m", "checks", "server"], input=_framed(begin, body, *end), capture_output=True,
        timeout=30, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert b'"id": 99' in done.stdout
    assert done.stderr
    assert all(line.startswith(b"copydesk: ") for line in done.stderr.splitlines())


def test_a_message_larger_than_memory_ends_the_server_with_a_word() -> None:
    command = [sys.executable, "-m", "checks", "server"]
    given = b"Content-Length: 99999999999999\r\n\r\n{}"
    done = subprocess.run(command, input=given, capture_output=True, timeout=30, check=False)
    assert (done.returncode, done.stderr) == (2, b"copydesk: error: this takes more memory than there is\n")


@pytest.mark.asyncio
async def test_what_was_found_is_explained_whatever_becomes_of_the_settings(
    client: LanguageClient, tmp_path: Path
) -> None:  # fmt: skip
    uri, _ = await _told(client, tmp_path / "a.md", COPY)
    (tmp_path / "copydesk.yaml").write_text("pathes: [x]\n", "utf-8")
    at = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(2, 8))
    assert await client.text_document_hover_async(at)
    assert await _actions(client, uri, types.Position(5, 33))
