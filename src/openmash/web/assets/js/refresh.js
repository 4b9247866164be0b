// Quiet refresh: <div data-refresh-url="…"> asks for its own content every five seconds and changes only when it has
// changed. It never changes while the pointer or the keyboard is inside it, nor while the page is hidden.
const EVERY = 5000;

function keepQuiet(region) {
  return (
    document.hidden ||
    region.contains(document.activeElement) ||
    region.matches(":hover") ||
    window.getSelection()?.toString() !== ""
  );
}

async function refresh(region) {
  if (keepQuiet(region)) return;
  const headers = { "X-Requested-With": "refresh" };
  if (region.dataset.refreshEtag) headers["If-None-Match"] = region.dataset.refreshEtag;
  let answer;
  try {
    answer = await fetch(region.dataset.refreshUrl, { headers, credentials: "same-origin", redirect: "error" });
  } catch {
    return say(region, "Not connected: this page is not up to date.");
  }
  if (answer.status === 304) return say(region, "");
  if (!answer.ok) return say(region, "This page is not up to date. Load it again.");
  const words = await answer.text();
  if (keepQuiet(region)) return;
  region.dataset.refreshEtag = answer.headers.get("ETag") ?? "";
  region.innerHTML = words;
  say(region, "");
}

function say(region, words) {
  const place = document.querySelector("[data-refresh-status]");
  if (place && place.textContent !== words) place.textContent = words;
  region.dataset.stale = words ? "yes" : "no";
}

export function startRefreshing() {
  for (const region of document.querySelectorAll("[data-refresh-url]")) {
    window.setInterval(() => refresh(region), EVERY);
  }
}
