"""Markdown to HTML: the one home of markdown-it. It knows inline and block text, not pages or parts.

CommonMark and tables; no raw HTML, no guessed links, no smart quotes. Whatever the text is, HTML comes
back: what cannot be shown as written is told as a diagnostic and its words are kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from briefgen.render.unbroken import unbroken
from briefgen.words.diagnostics import Diagnostic

#: Deepest nesting of blocks and spans that prints. markdown-it drops deeper text without a word at its own limit.
DEEPEST = 20
_SAFE_LINK = re.compile(r"(?:https?://|mailto:|#)", re.IGNORECASE)
_CALL = re.compile(r"\[\^(\d+)\]")
_PICTURE = "picture:"


@dataclass
class Text:
    """Turns pieces of one brief into HTML and gathers what went wrong.

    `call` gives the HTML of the call to a note, by its number; `None` leaves it as typed. `pictures` maps the
    names of pictures to addresses, `links` to the HTML of what lies on them. Heading ids are unique in one `Text`.
    Amounts and dates are held together (`unbroken`) but in a `narrow` block.
    Diagnostics: BG414 text nested too deep or an unknown picture, BG417 a link that is not http, https, mailto or `#`.
    """

    call: Callable[[int], str | None]
    pictures: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    about: tuple[str, ...] = ()
    diagnostics: list[Diagnostic] = field(default_factory=list)
    _ids: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._parser = MarkdownIt(
            "commonmark", {"html": False, "linkify": False, "typographer": False, "maxNesting": 5 * DEEPEST}
        ).enable("table")
        # `_links` judges addresses, so that a refused one is told and not only left as typed.
        self._parser.validateLink = lambda url: True  # type: ignore[method-assign]
        self._parser.inline.ruler.before("link", "call", _call_rule)
        renderer = RendererHTML(self._parser)
        rules: dict[str, Any] = {"call": self._render_call, "image": self._render_image}
        renderer.rules |= rules
        self._parser.renderer = renderer

    def blocks(self, markdown: str, *, narrow: bool = False) -> str:
        """The HTML of paragraphs, headings, lists, tables and quotations."""
        tokens = self._parser.parse(markdown)
        self._check_depth(tokens)
        self._set_inline(tokens, narrow=narrow)
        for at, token in enumerate(tokens):
            if token.type == "heading_open":
                label = plain(tokens[at + 1])
                token.attrSet("id", self._heading_id(label))
                token.attrSet("data-label", label)
            elif token.type == "th_open":
                token.attrSet("scope", "col")
        return str(self._parser.renderer.render(list(_tight(tokens)), self._parser.options, {}))

    def inline(self, markdown: str) -> str:
        """The HTML of one paragraph's text, without the paragraph."""
        tokens = self._parser.parseInline(markdown)
        self._check_depth(tokens)
        self._set_inline(tokens)
        return str(self._parser.renderer.render(tokens, self._parser.options, {}))

    def _set_inline(self, tokens: list[Token], *, narrow: bool = False) -> None:
        for token in tokens:
            if token.type == "inline":
                children = _run_on(self._links(token.children or []))
                for child in children if not narrow else ():
                    child.content = unbroken(child.content) if child.type == "text" else child.content
                token.children = list(_held(children))

    def _tell(self, code: str, message: str, hint: str = "") -> None:
        self.diagnostics.append(Diagnostic(code, "error", message, hint=hint, about=self.about))

    def _check_depth(self, tokens: list[Token]) -> None:
        levels = [t.level for t in tokens] + [c.level for t in tokens for c in t.children or []]
        if max(levels, default=0) > DEEPEST:
            message = f"text is nested deeper than {DEEPEST} levels"
            self._tell("BG414", message, "write it as plain paragraphs and lists")

    def _heading_id(self, label: str) -> str:
        base = re.sub(r"[^\w]+", "-", label.lower()).strip("-") or "part"
        name, count = base, 1
        while name in self._ids:
            count += 1
            name = f"{base}-{count}"
        self._ids.add(name)
        return name

    def _links(self, tokens: list[Token]) -> Iterator[Token]:
        """Links with safe addresses and bare text in them (PDF/UA-1 tags break on markup within a link)."""
        inside: Token | None = None
        after: list[Token] = []
        for token in tokens:
            if token.type == "link_open":
                href = str(token.attrGet("href") or "")
                inside = token
                if _SAFE_LINK.match(href):
                    yield token
                else:
                    self._tell("BG417", f"link to `{href}` is refused", "a link starts with https, http, mailto or #")
                    token.meta["refused"] = True
            elif token.type == "link_close" and inside is not None:
                if not inside.meta.get("refused"):
                    yield token
                yield from after
                inside, after = None, []
            elif inside is None:
                yield token
            elif token.type == "call":
                after.append(token)
            elif token.content or token.type == "softbreak":
                yield Token("text", "", 0, content=token.content or " ")

    def _render_call(self, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
        token = tokens[at]
        html = self.call(int(token.content))
        return escape(f"[^{token.content}]") if html is None else html

    def _render_image(self, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
        source, alternative = str(tokens[at].attrGet("src") or ""), plain(tokens[at])
        name = source.removeprefix(_PICTURE)
        address = self.pictures.get(name) if source.startswith(_PICTURE) else None
        if address is None:
            self._tell("BG414", f"there is no picture `{source}`", "pictures come from the `show` of a section")
            return escape(alternative)
        image = f'<img src="{escape(address)}" alt="{escape(alternative or source)}">'
        return f'<span class="picture">{image}{self.links.get(name, "")}</span>'


def _run_on(tokens: Iterable[Token]) -> list[Token]:
    """Text and the ends of its lines as one token, so that an amount is seen that two lines hold."""
    found: list[Token] = []
    for token in tokens:
        if token.type == "softbreak":
            token = Token("text", "", 0, content="\n")
        if found and token.type == found[-1].type == "text":
            found[-1].content += token.content
        else:
            found.append(token)
    return found


def _held(tokens: list[Token]) -> Iterator[Token]:
    """Each call and the word before it in one span, which a page keeps on one line."""
    previous: Token | None = None
    for token in tokens:
        if token.type == "call" and previous is not None and previous.type == "text":
            before = max(previous.content.rfind(" "), previous.content.rfind("\n")) + 1
            word = previous.content[before:]
            yield Token("text", "", 0, content=previous.content[:before])
            yield Token("held_open", "span", 1, attrs={"class": "held"})
            yield Token("text", "", 0, content=word)
            yield token
            yield Token("held_close", "span", -1)
            previous = None
            continue
        if previous is not None:
            yield previous
        previous = token
    if previous is not None:
        yield previous


def plain(token: Token) -> str:
    """The words of an inline token: no markup, no calls."""
    children = [child for child in token.children or [] if child.type != "call"]
    return "".join(" " if child.type == "softbreak" else child.content for child in children).strip()


def calls(markdown: str) -> tuple[int, ...]:
    """The numbers of the notes that a text calls, in order."""
    return tuple(int(match.group(1)) for match in _CALL.finditer(markdown))


def _call_rule(state: StateInline, silent: bool) -> bool:
    match = _CALL.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        state.push("call", "", 0).content = match.group(1)
    state.pos = match.end()
    return True


def _tight(tokens: list[Token]) -> Iterator[Token]:
    """List items without paragraphs in them (PDF/UA-1 refuses block content there); a second one opens a new line."""
    open_items: list[int] = []
    for token in tokens:
        if token.type == "list_item_open":
            open_items.append(0)
        elif token.type == "list_item_close":
            open_items.pop()
        elif open_items and token.type == "paragraph_open":
            token.hidden = True
            open_items[-1] += 1
            if open_items[-1] > 1:
                yield Token("hardbreak", "br", 0)
        elif open_items and token.type == "paragraph_close":
            token.hidden = True
        yield token
