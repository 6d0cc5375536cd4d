// What the site does beyond links: cards for notes, and filters of the list of facts. It reads the page it stands in
// and fetches nothing; without it every note is a link, and the list is whole.
(function () {
  "use strict";

  // ------------------------------------------------------------------------------------------------- notes
  // A call shows its note beside itself: for the mouse on hover, for keys on focus, for a finger on the first tap.
  // The card stands right after the call, so that Tab leads into its links and Escape closes it (WCAG 2.2, 1.4.13).

  function notes(brief) {
    var open = null, waiting = 0, touched = false;

    function close() {
      window.clearTimeout(waiting);
      if (open) { open.card.remove(); open = null; }
    }

    function later(what, wait) {
      window.clearTimeout(waiting);
      waiting = window.setTimeout(what, wait);
    }

    function part(name, className, text) {
      var made = document.createElement(name);
      made.className = className;
      made.textContent = text || "";
      return made;
    }

    function card(call, note, number) {
      var made = part("span", "card");
      var head = part("span", "named", brief.dataset.card.replace("{0}", number));
      var button = part("button", "", brief.dataset.close);
      var held = part("span", "held-note");
      var more = part("a", "more", brief.dataset.list);
      made.setAttribute("role", "group");
      made.setAttribute("aria-label", brief.dataset.card.replace("{0}", number));
      button.type = "button";
      button.addEventListener("click", function () { close(); call.focus({ preventScroll: true }); close(); });
      head.append(button);
      note.childNodes.forEach(function (node) {
        if (!(node.classList && node.classList.contains("back"))) { held.append(node.cloneNode(true)); }
      });
      more.href = "#" + note.id;
      more.addEventListener("click", close);
      made.append(head, held, more);
      made.addEventListener("mouseenter", function () { window.clearTimeout(waiting); });
      made.addEventListener("mouseleave", function () { if (!made.contains(document.activeElement)) { later(close, 250); } });
      return made;
    }

    function place() {
      if (!open) { return; }
      var at = open.call.getBoundingClientRect(), size = open.card.getBoundingClientRect();
      var left = Math.min(Math.max(8, at.left - 24), document.documentElement.clientWidth - size.width - 8);
      var below = at.bottom + 6 + size.height <= window.innerHeight || at.top - 6 - size.height < 0;
      open.card.style.left = left + "px";
      open.card.style.top = (below ? at.bottom + 6 : at.top - 6 - size.height) + "px";
    }

    function show(call) {
      if (open && open.call === call) { window.clearTimeout(waiting); return; }
      close();
      var note = document.getElementById(call.hash.slice(1));
      if (!note) { return; }
      open = { call: call, card: card(call, note, note.id.slice(2)) };
      call.after(open.card);
      place();
      // On a narrow screen the card lies along the lower edge: what it belongs to must not lie under it.
      var over = call.getBoundingClientRect().bottom + 8 - open.card.getBoundingClientRect().top;
      if (open.card.getBoundingClientRect().left <= 0 && over > 0) { window.scrollBy(0, over); }
    }

    brief.querySelectorAll("a[href^='#fn']").forEach(function (call) {
      if (call.closest(".notes") || call.closest("details")) { return; }
      call.addEventListener("pointerdown", function (event) { touched = event.pointerType !== "mouse"; });
      call.addEventListener("mouseenter", function () { if (!touched) { later(function () { show(call); }, 120); } });
      call.addEventListener("mouseleave", function () { later(close, 250); });
      call.addEventListener("focus", function () { if (call.matches(":focus-visible")) { show(call); } });
      call.addEventListener("click", function (event) {
        if (touched && !(open && open.call === call)) { event.preventDefault(); show(call); }
        touched = false;
      });
    });
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !open) { return; }
      var inside = open.card.contains(document.activeElement), call = open.call;
      close();
      if (inside) { call.focus(); close(); }
    });
    document.addEventListener("pointerdown", function (event) {
      if (open && !open.card.contains(event.target) && event.target !== open.call) { close(); }
    });
    document.addEventListener("focusin", function (event) {
      if (open && !open.card.contains(event.target) && event.target !== open.call) { close(); }
    });
    window.addEventListener("scroll", place, { passive: true });
    window.addEventListener("resize", place);
  }

  // ----------------------------------------------------------------------------------------------- filters
  // The address keeps what was chosen, so that a filtered list can be cited and sent.

  function filters(form) {
    var items = Array.from(document.querySelectorAll("[data-list] > li")).map(function (item) {
      return { item: item, tags: JSON.parse(item.dataset.tags), words: item.textContent.toLocaleLowerCase() };
    });
    var fields = Array.from(form.elements).filter(function (field) { return field.name; });
    var count = form.querySelector("[data-count]"), none = document.querySelector("[data-none]");

    function fits(one) {
      return fields.every(function (field) {
        if (!field.value) { return true; }
        if (field.name !== "words") { return (one.tags[field.name] || []).indexOf(field.value) >= 0; }
        return field.value.toLocaleLowerCase().split(/\s+/).every(function (word) { return one.words.indexOf(word) >= 0; });
      });
    }

    function apply() {
      var shown = 0;
      items.forEach(function (one) { one.item.hidden = !fits(one); shown += one.item.hidden ? 0 : 1; });
      count.textContent = shown === items.length ? "All " + shown + " facts" : shown + " of " + items.length + " facts";
      none.hidden = shown > 0;
    }

    function keep() {
      var chosen = new URLSearchParams();
      fields.forEach(function (field) { if (field.value) { chosen.set(field.name, field.value); } });
      var query = chosen.toString();
      try { history.replaceState(null, "", location.pathname + (query ? "?" + query : "") + location.hash); }
      catch (refused) { /* a page opened as a file may not change its address */ }
    }

    function read() {
      var asked = new URLSearchParams(location.search);
      fields.forEach(function (field) {
        var value = asked.get(field.name) || "";
        var known = field.tagName !== "SELECT" || Array.from(field.options).some(function (one) { return one.value === value; });
        field.value = known ? value : "";
      });
      apply();
    }

    form.addEventListener("input", function () { apply(); keep(); });
    form.addEventListener("reset", function () { window.setTimeout(function () { apply(); keep(); }); });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    window.addEventListener("popstate", read);
    form.hidden = false;
    read();
  }

  // What the theme leaves undone: its search is a dialog without a name, and keys cannot scroll its wide tables.
  window.addEventListener("load", function () {
    document.querySelectorAll(".md-typeset__scrollwrap, pre > code").forEach(function (one) {
      if (one.scrollWidth > one.clientWidth) { one.tabIndex = 0; }
    });
  });
  document.querySelectorAll(".md-search[role=dialog]").forEach(function (one) { one.setAttribute("aria-label", "Search"); });
  document.querySelectorAll("article.brief").forEach(notes);
  document.querySelectorAll("form[data-filters]").forEach(filters);
})();
