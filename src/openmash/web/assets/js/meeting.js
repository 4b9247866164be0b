// The meeting. Words: <form data-words> sends what is typed, once a second while somebody types; the answer says which version the
// boxes now stand over, and whether a colleague wrote at the same time (then both are kept). Keys: elements with data-key are
// pressed by one letter, outside of boxes; the button beside them turns the keys off, and this browser remembers that.
const PAUSE = 1000;
const KEYS_OFF = "meeting-keys-off";

function watch(form) {
  const status = form.querySelector("[data-words-status]");
  const say = (words) => status.textContent !== words && (status.textContent = words);
  const typed = () => JSON.stringify([...form.querySelectorAll("textarea")].map((box) => box.value));
  let timer = 0;
  let sent = typed();
  let sending = false;

  async function save(leaving) {
    window.clearTimeout(timer);
    timer = 0;
    const now = typed();
    if (now === sent || sending) return;
    sending = true;
    try {
      const body = new URLSearchParams();
      for (const [name, value] of new FormData(form)) if (name !== "form_token") body.append(name, value);
      const headers = { "X-Requested-With": "words", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value };
      const answer = await fetch(form.action, { method: "POST", credentials: "same-origin", redirect: "error", keepalive: leaving, headers, body });
      if (answer.status === 403) return say("Not saved: you have been signed out. Keep this page open, sign in in another tab, then press the button.");
      if (!answer.ok) throw new Error(String(answer.status));
      const kept = await answer.json();
      sent = now;
      if (kept.refused) return say(`Not saved. ${kept.refused}`);
      for (const box of form.querySelectorAll("[data-bases]")) box.value = kept.bases[box.dataset.bases] ?? box.value;
      const time = new Date().toLocaleTimeString("en-GB", { hour: "numeric", minute: "2-digit", hour12: true }).replace(" ", "");
      say(kept.beside ? `Saved at ${time}. ${kept.beside} wrote at the same time: both are kept. Load this page to make them one.` : `Saved at ${time}.`);
    } catch {
      say("Not saved: there is no connection, or you are signed out. Keep this page open.");
      timer = window.setTimeout(() => save(false), 3 * PAUSE);
    } finally {
      sending = false;
    }
    if (typed() !== sent && !leaving) {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => save(false), PAUSE);
    }
  }

  form.addEventListener("input", () => {
    timer ||= window.setTimeout(() => save(false), PAUSE);
  });
  form.addEventListener("submit", () => {
    window.clearTimeout(timer);
    sending = true;
  });
  document.addEventListener("visibilitychange", () => document.hidden && save(true));
  window.addEventListener("pagehide", () => save(true));
}

function areOff() {
  try {
    return window.localStorage.getItem(KEYS_OFF) === "yes";
  } catch {
    return false;
  }
}

function startKeys() {
  const region = document.querySelector("[data-keys]");
  const pressed = [...document.querySelectorAll("[data-key]")];
  if (!region || !pressed.length) return;
  const button = region.querySelector("[data-keys-toggle]");
  const says = region.querySelector("[data-keys-says]");
  let off = areOff();
  const show = () => {
    says.textContent = off ? "Keys are off." : "Keys: N next, P previous.";
    button.textContent = off ? "Turn keys on" : "Turn keys off";
  };
  region.hidden = false;
  show();
  button.addEventListener("click", () => {
    off = !off;
    try {
      window.localStorage.setItem(KEYS_OFF, off ? "yes" : "no");
    } catch {
      /* for this page only, then */
    }
    show();
  });
  document.addEventListener("keydown", (event) => {
    if (off || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || event.repeat) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    const found = pressed.find((each) => each.dataset.key === event.key.toLowerCase());
    const press = found?.matches("a") ? found : found?.querySelector("button");
    if (press) {
      event.preventDefault();
      press.click();
    }
  });
}

// The other families: folded away where the screen is narrow; where it is wide, rolled to the family one reads.
function startFamilies() {
  const families = document.querySelector("[data-families]");
  if (!families) return;
  if (window.matchMedia("(max-width: 59.99em)").matches) families.open = false;
  const list = families.querySelector("[tabindex]");
  const here = list.querySelector("[aria-current]");
  if (here) list.scrollTop = here.offsetTop - list.clientHeight / 3;
}

export function startMeeting() {
  startFamilies();
  document.querySelectorAll("form[data-words]").forEach(watch);
  startKeys();
}
