// Live reload for `briefgen serve`: fetches this very page again whenever the server says that something is new, and
// exchanges what differs. Without it the page works, and is reloaded by hand.
"use strict";
(() => {
  const PARTS = ["title", "state", "links", "problems", "briefs"];
  let version = document.body.dataset.version;
  let busy = false;
  let again = false;

  // A link out of the brief opens beside it: the frame shows nothing but this server's pages.
  function outward(frame) {
    if (!frame || frame.id !== "html") return;
    for (const link of frame.contentDocument?.querySelectorAll('a[href^="http"]') ?? []) {
      link.target = "_blank";
      link.rel = "noopener noreferrer";
    }
  }

  function reloaded(frame, address) {
    const fresh = frame.cloneNode();
    fresh.setAttribute("src", address);
    const top = frame.id === "html" ? frame.contentWindow.scrollY : 0;
    fresh.addEventListener("load", () => {
      if (frame.id === "html") fresh.contentWindow.scrollTo(0, top);
      outward(fresh);
    }, { once: true });
    frame.replaceWith(fresh);
  }

  function exchange(next) {
    document.title = next.title;
    for (const id of PARTS) {
      const [here, there] = [document.getElementById(id), next.getElementById(id)];
      if (here && there && here.outerHTML !== there.outerHTML) {
        const opened = here.querySelector("details")?.open;
        here.className = there.className;
        here.replaceChildren(...there.childNodes);
        if (opened) here.querySelector("details")?.setAttribute("open", "");
      }
    }
    const [now, then] = [document.querySelectorAll("iframe"), next.querySelectorAll("iframe")];
    if (now.length !== then.length) {
      document.getElementById("main").replaceChildren(...next.getElementById("main").childNodes);
      document.querySelectorAll("iframe").forEach((frame) => frame.addEventListener("load", () => outward(frame)));
      return;
    }
    now.forEach((frame, at) => {
      const address = then[at].getAttribute("src");
      if (frame.getAttribute("src") !== address) reloaded(frame, address);
    });
  }

  async function refresh() {
    if (busy) { again = true; return; }
    busy = true;
    try {
      const answer = await fetch(location.pathname, { cache: "no-store" });
      const next = new DOMParser().parseFromString(await answer.text(), "text/html");
      version = next.body.dataset.version;
      exchange(next);
    } catch { /* the server ended meanwhile, which the events tell */ }
    busy = false;
    if (again) { again = false; refresh(); }
  }

  document.querySelectorAll("iframe").forEach((frame) => {
    frame.addEventListener("load", () => outward(frame));
    outward(frame);
  });
  function listening() {
    const events = new EventSource("/events");
    events.onmessage = (event) => { if (event.data !== version) refresh(); };
    events.onerror = () => {
      const state = document.getElementById("state");
      state.textContent = "`briefgen serve` has ended; what you see is as it was then.";
      state.className = "bad";
      version = "";
    };
    return events;
  }

  // A browser keeps few connections to one server: a page that nobody sees lets go of its own.
  let events = listening();
  document.addEventListener("visibilitychange", () => {
    events.close();
    if (!document.hidden) events = listening();
  });
})();
