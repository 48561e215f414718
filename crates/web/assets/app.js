// Comforts of the desk: keys, palette, news, progress of an upload. Every page works without them.
"use strict";
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const make = (tag, attributes, text) => {
    const element = document.createElement(tag);
    for (const name in attributes) element.setAttribute(name, attributes[name]);
    if (text) element.textContent = text;
    return element;
  };
  const isField = (element) => element && (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName));
  const palette = $("#palette");
  const keys = $("#keys");

  // What needs the script shows itself only with it.
  const wake = () => all("[data-open],[data-dismiss]").forEach((element) => (element.hidden = false));
  wake();
  if (/Mac|iP/.test(navigator.platform)) all("kbd").forEach((key) => (key.textContent = key.textContent.replace(/Ctrl ?/, "⌘")));

  document.addEventListener("click", (event) => {
    const at = (selector) => event.target.closest(selector);
    if (at("[data-open]")) openPalette();
    if (at("[data-dismiss]")) at(".notice").remove();
    if (at("[data-close]")) at("dialog").close();
    if (event.target.tagName === "DIALOG") event.target.close();
    if (!at("[data-menu]")) all("[data-menu][open]").forEach((menu) => (menu.open = false));
  });
  // A deed is sent once, however often it is pressed.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "1";
    all("button", form).forEach((button) => button.setAttribute("aria-disabled", "true"));
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) all("form[data-sent]").forEach((form) => {
      delete form.dataset.sent;
      all("button", form).forEach((button) => button.removeAttribute("aria-disabled"));
    });
  });

  // Rows and keys
  const rows = () => all("[data-row]").filter((row) => row.getClientRects().length);
  const handle = (row) => (row.tagName === "SUMMARY" ? row : $("a.name", row));
  const mark = (row) => {
    all("[data-on]").forEach((other) => other.removeAttribute("data-on"));
    if (row) row.setAttribute("data-on", "");
  };
  const current = () => $("[data-row][data-on]");
  const step = (by) => {
    const list = rows();
    const at = list.indexOf(current());
    const row = list[at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(list.length - 1, Math.max(0, at + by))];
    if (!row) return;
    handle(row).focus({ preventScroll: true });
    mark(row);
    row.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("focusin", (event) => mark(event.target.closest("[data-row]")));

  let going = 0;
  const press = {
    j: () => step(1),
    k: () => step(-1),
    o: () => current() && handle(current()).click(),
    e: () => current() && $("form[data-excuse]", current())?.requestSubmit(),
    "/": () => {
      const field = $("[data-search]");
      if (field) field.select();
      else location.href = "/search";
    },
    "?": () => keys.showModal(),
    g: () => (going = Date.now()),
  };
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || !palette) return;
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.code === "KeyK") {
      event.preventDefault();
      return palette.open ? palette.close() : openPalette();
    }
    if (event.key === "Escape") all("[data-menu][open]").forEach((menu) => {
      menu.open = false;
      $("summary", menu).focus();
    });
    if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target) || $("dialog[open]")) return;
    // Letters by their place too, so that the keys work while a Hebrew layout is on.
    const letter = /^Key[A-Z]$/.test(event.code) && !/^[a-z]$/i.test(event.key) ? event.code[3].toLowerCase() : event.key;
    if (Date.now() - going < 1500) {
      going = 0;
      const link = $(`[data-go="${CSS.escape(letter)}"]`);
      if (link) {
        event.preventDefault();
        location.href = link.href;
      }
      return;
    }
    if (Object.hasOwn(press, letter)) {
      event.preventDefault();
      press[letter]();
    }
  });

  // Palette: a combobox with its listbox
  let options = [];
  let chosen = 0;
  let asked = 0;
  const openPalette = () => {
    const field = $("input", palette);
    field.value = "";
    if (!palette.open) palette.showModal();
    show("", {});
    field.focus();
  };
  const choose = (index) => {
    chosen = index;
    options.forEach((option, at) => option.setAttribute("aria-selected", at === index));
    const field = $("input", palette);
    if (options[index]) {
      field.setAttribute("aria-activedescendant", options[index].id);
      options[index].scrollIntoView({ block: "nearest" });
    } else field.removeAttribute("aria-activedescendant");
  };
  const places = () => all(".places > li > a, .rail > .others a").map((link) => ({ href: link.getAttribute("href"), name: link.textContent.trim() }));
  const show = (words, found) => {
    const list = $("#palette-list");
    const fits = places().filter((place) => place.name.toLocaleLowerCase().includes(words.toLocaleLowerCase()));
    list.replaceChildren();
    options = [];
    for (const [title, group] of [["places", fits], ["people", found.people], ["letters", found.letters]]) {
      if (!group?.length) continue;
      const box = make("div", { role: "group", "aria-label": palette.dataset[title] });
      box.append(make("div", { role: "presentation", "aria-hidden": "true" }, palette.dataset[title]));
      for (const { href, name, detail } of group) {
        const option = make("div", { role: "option", id: `palette-${options.length}`, "data-href": href });
        option.append(make("b", { dir: "auto" }, name));
        if (detail) option.append(make("span", { dir: "auto" }, detail));
        options.push(option);
        box.append(option);
      }
      list.append(box);
    }
    if (!options.length) list.append(make("p", {}, palette.dataset.none));
    $("[role=status]", palette).textContent = options.length ? palette.dataset.count.replace("#", options.length) : palette.dataset.none;
    choose(0);
  };
  const go = (option, words) => {
    // Only ways within the desk are gone.
    const href = option ? option.dataset.href : `/search?q=${encodeURIComponent(words)}`;
    if (/^\/(?!\/)/.test(href)) location.href = href;
  };
  if (palette) {
    const field = $("input", palette);
    let waiting;
    field.addEventListener("input", () => {
      const words = field.value.trim();
      const turn = ++asked;
      clearTimeout(waiting);
      show(words, {});
      if (words) waiting = setTimeout(async () => {
        try {
          const answer = await fetch(`/palette?q=${encodeURIComponent(words)}`, { headers: { accept: "application/json" } });
          if (answer.ok && turn === asked) show(words, await answer.json());
        } catch { /* Without the server the places are still there. */ }
      }, 120);
    });
    field.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (by && options.length) choose((chosen + by + options.length) % options.length);
      else if (event.key === "Enter" && (options[chosen] || field.value.trim())) go(options[chosen], field.value.trim());
      else return;
      event.preventDefault();
    });
    $("#palette-list").addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) go(option);
    });
    palette.addEventListener("close", () => asked++);
  }

  // A link to a folded letter opens it.
  const unfold = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const fold = target && target.closest("details");
    if (fold && !fold.open) {
      fold.open = true;
      target.scrollIntoView();
    }
  };
  addEventListener("hashchange", unfold);
  unfold();

  // News: the page is fetched again and its rows are exchanged, unless somebody is in the middle of something.
  const main = $("main[data-live]");
  const bar = $("[data-fresh]");
  const isBusy = () => {
    const field = isField(document.activeElement) && main.contains(document.activeElement);
    return field || $("dialog[open]") || $("details[open]", main) || $("form[data-sent]") || !getSelection().isCollapsed;
  };
  const renew = async () => {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    if (!answer.ok || answer.redirected) return;
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = next.querySelector("main");
    if (!fresh) return;
    const before = new Set(all("[data-row] a.name", main).map((link) => link.getAttribute("href")));
    const focused = main.contains(document.activeElement) && document.activeElement.getAttribute("href");
    const on = current() && handle(current()).getAttribute("href");
    const notice = $(".notice", main);
    const scroll = scrollY;
    fresh.querySelector(".notice")?.remove();
    main.replaceChildren(...(notice ? [notice] : []), ...fresh.childNodes);
    all("[data-row]", main).forEach((row) => {
      const href = handle(row).getAttribute("href");
      row.classList.toggle("arrived", !before.has(href));
      if (href === focused) handle(row).focus({ preventScroll: true });
      if (href === on) mark(row);
    });
    wake();
    scrollTo({ top: scroll, behavior: "instant" });
    bar.hidden = true;
  };
  if (main && "EventSource" in window) {
    let last, timer, source;
    const news = () => {
      clearTimeout(timer);
      timer = setTimeout(() => (isBusy() ? (bar.hidden = false) : renew().catch(() => {})), 300);
    };
    const listen = () => {
      source = new EventSource(main.dataset.live);
      source.addEventListener("changed", (event) => {
        if (last !== undefined && last !== event.data) news();
        last = event.data;
      });
    };
    listen();
    addEventListener("pagehide", () => source.close());
    addEventListener("pageshow", (event) => event.persisted && listen());
    $("button", bar).addEventListener("click", () => renew().catch(() => location.reload()));
  }

  // Upload with its progress
  all("form[data-upload]").forEach((form) => form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (form.dataset.sent) return;
    form.dataset.sent = "1";
    const state = $("[data-upload-state]", form);
    const progress = $("progress", state);
    const say = (text) => ($("[role=status]", state).textContent = text);
    state.hidden = progress.hidden = false;
    progress.value = 0;
    say(form.dataset.uploadSending);
    const fail = () => {
      delete form.dataset.sent;
      progress.hidden = true;
      say(form.dataset.uploadFailed);
    };
    const request = new XMLHttpRequest();
    request.upload.onprogress = (sent) => (progress.value = sent.lengthComputable ? (sent.loaded / sent.total) * progress.max : 0);
    request.upload.onload = () => say(form.dataset.uploadSent);
    request.onerror = request.onabort = fail;
    request.onload = () => {
      if (request.status >= 400) return fail();
      location.href = request.responseURL || location.href;
    };
    request.open("POST", form.action);
    request.send(new FormData(form));
  }));

  // Without the network a page of ours says so, where the browser can keep one.
  if ("serviceWorker" in navigator) navigator.serviceWorker.register("/sw.js").catch(() => {});
})();
