// Shows the page "the desk cannot be reached" when it cannot be reached. Pages with mail are never kept.
"use strict";
const KEPT = "offline-1";
const PARTS = ["/offline", "/assets/app.css", "/assets/app.js"];

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(caches.open(KEPT).then((cache) => cache.addAll(PARTS.map((part) => new Request(part, { cache: "reload" })))));
});
addEventListener("activate", (event) => {
  const old = (names) => Promise.all(names.filter((name) => name !== KEPT).map((name) => caches.delete(name)));
  event.waitUntil(caches.keys().then(old).then(() => clients.claim()));
});
addEventListener("fetch", (event) => {
  const { request } = event;
  const path = new URL(request.url).pathname;
  const kept = request.mode === "navigate" && request.destination === "document" ? "/offline" : PARTS.includes(path) && path;
  if (request.method !== "GET" || !kept) return;
  const fallback = (error) => caches.match(kept, { ignoreVary: true }).then((found) => found || Promise.reject(error));
  event.respondWith(fetch(request).catch(fallback));
});
