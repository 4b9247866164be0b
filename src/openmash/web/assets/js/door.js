// The visit at the door, the one page that may keep data on the device (ADR 0009). <form data-door="visit" …> keeps what is typed:
// first here, encrypted with a key that is never written here, then at the office as a draft; what has reached the office is
// wiped here. Without a connection it stays here, a day at most, and goes by itself when there is one. Signing out wipes it.
// The id of the entry is made here, so that a visit sent twice counts once.
const MARK = "visit-at-the-door:";
const DAY = 24 * 60 * 60 * 1000;
const SOON = 300;
const PAUSE = 1200;
const AGAIN = 4000;
const NOT_TYPED = new Set(["csrfmiddlewaretoken", "form_token"]);

const bytes = (hex) => Uint8Array.from(hex.match(/../g).map((pair) => parseInt(pair, 16)));
function packed(buffer) {
  const read = new Uint8Array(buffer);
  let text = "";
  for (let at = 0; at < read.length; at += 32768) text += String.fromCharCode(...read.subarray(at, at + 32768));
  return btoa(text);
}
const unpacked = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
const imported = (hex) => crypto.subtle.importKey("raw", bytes(hex), "AES-GCM", false, ["encrypt", "decrypt"]);
const clock = () => new Date().toLocaleTimeString("en-GB", { hour: "numeric", minute: "2-digit", hour12: true }).replace(" ", "");

function kept() {
  try {
    return Object.keys(window.localStorage).filter((name) => name.startsWith(MARK));
  } catch {
    return [];
  }
}

function wipeOld() {
  for (const name of kept()) {
    let at = 0;
    try {
      at = JSON.parse(window.localStorage.getItem(name)).at;
    } catch {
      /* what cannot be read is wiped */
    }
    if (!(Date.now() - at < DAY)) window.localStorage.removeItem(name);
  }
}

function wipeOnLeaving() {
  const out = document.querySelector(".om-header__out")?.form;
  out?.addEventListener("submit", (event) => {
    const lost = "Words of a visit on this device have not been sent. Sign out and lose them?";
    if (kept().length && !window.confirm(lost)) return event.preventDefault();
    for (const name of kept()) window.localStorage.removeItem(name);
  });
}

function fieldsOf(form) {
  const fields = {};
  for (const [name, value] of new FormData(form)) if (!NOT_TYPED.has(name) && !(value instanceof File)) (fields[name] ??= []).push(value);
  return fields;
}

// A picture is kept with the words, made smaller where this browser can: it goes with the visit and never with a draft.
const WIDEST = 1600;
const LARGEST = 1500000;

async function smaller(file) {
  try {
    const drawn = await createImageBitmap(file);
    const part = Math.min(1, WIDEST / Math.max(drawn.width, drawn.height));
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [Math.round(drawn.width * part), Math.round(drawn.height * part)];
    canvas.getContext("2d").drawImage(drawn, 0, 0, canvas.width, canvas.height);
    const made = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
    return made && (part < 1 || made.size < file.size) ? new File([made], file.name.replace(/\.\w+$/, ".jpg"), { type: "image/jpeg" }) : file;
  } catch {
    return file;
  }
}

async function asText(file) {
  return { name: file.name, type: file.type, text: packed(await file.arrayBuffer()) };
}

function put(box, file) {
  const held = new DataTransfer();
  held.items.add(file);
  box.files = held.files;
}

// Words typed here and words kept elsewhere: equal, one over the other, or both.
function joined(here, there, sameBase) {
  if (here === there || !there.trim()) return here;
  if (!here.trim()) return there;
  return sameBase || here.includes(there) ? here : there.includes(here) ? there : `${there}\n\n${here}`;
}

function fill(form, fields, sameBase) {
  for (const box of form.elements) {
    if (!box.name || NOT_TYPED.has(box.name) || !["textarea", "text", "hidden", "radio", "checkbox"].includes(box.type)) continue;
    const found = fields[box.name] ?? [];
    if (box.type === "radio" || box.type === "checkbox") {
      if (found.length) box.checked = found.includes(box.value);
    } else if (found.length) box.value = joined(found[0], box.value, sameBase);
  }
  form.dispatchEvent(new Event("change", { bubbles: true }));
}

function watch(form) {
  const name = MARK + form.dataset.door;
  const status = form.querySelector("[data-door-status]");
  const say = (words) => status.textContent !== words && (status.textContent = words);
  const canKeep = Boolean(window.crypto?.subtle);
  let revision = Number(form.dataset.doorRevision ?? 0);
  let sent = JSON.stringify(fieldsOf(form));
  let timer = 0;
  let sending = false;
  let finishing = false;
  let done = false;
  let writing = Promise.resolve();
  let picture = null;
  const box = form.querySelector("input[type=file]");

  async function keepHere() {
    const at = Date.now();
    const words = JSON.stringify({ fields: fieldsOf(form), revision, token: form.elements.form_token.value, picture });
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const locked = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await imported(form.dataset.doorKey), new TextEncoder().encode(words));
    window.localStorage.setItem(name, JSON.stringify({ issued: form.dataset.doorIssued, at, iv: packed(iv), words: packed(locked) }));
  }

  const keep = () => {
    if (!canKeep || done) return writing;
    return (writing = writing.then(keepHere).catch(() => {}));
  };
  const wipe = () => (writing = writing.then(() => window.localStorage.removeItem(name)).catch(() => {}));
  const notSent = () => say(canKeep ? "No connection. Kept on this device, encrypted: it goes by itself when there is one." : "Not saved: there is no connection. Keep this page open.");

  async function toOffice() {
    window.clearTimeout(timer);
    if (finishing) return finish();
    const fields = fieldsOf(form);
    const now = JSON.stringify(fields);
    if (sending || now === sent) return;
    sending = true;
    try {
      const answer = await fetch(form.dataset.doorDraft, {
        method: "POST",
        credentials: "same-origin",
        redirect: "error",
        headers: { "Content-Type": "application/json", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
        body: JSON.stringify({ fields, revision }),
      });
      if (!answer.ok) throw new Error(String(answer.status));
      const saved = await answer.json();
      if (saved.stale) return say("Changed in another window too. What you typed is kept here: load this page again and both are shown.");
      revision = saved.revision ?? revision;
      sent = now;
      if (JSON.stringify(fieldsOf(form)) === sent) {
        await (picture ? keep() : wipe());
        say(`Saved at ${clock()}. ${picture ? "The picture stays on this device, encrypted, until you save the visit." : "Nothing of it is left on this device."}`);
      }
    } catch {
      notSent();
      timer = window.setTimeout(toOffice, AGAIN);
    } finally {
      sending = false;
    }
    if (JSON.stringify(fieldsOf(form)) !== sent && !timer) timer = window.setTimeout(toOffice, PAUSE);
  }

  box?.addEventListener("change", async () => {
    const chosen = box.files[0];
    const file = chosen && (await smaller(chosen));
    if (file && file !== chosen) put(box, file);
    picture = file && file.size < LARGEST ? await asText(file) : null;
    await keep();
    if (file && !picture) say("This picture is too large to be kept on this device: save the visit while there is a connection.");
  });

  let soon = 0;
  form.addEventListener("input", () => {
    if (!form.elements.began_at.value) {
      form.elements.began_at.value = new Date().toISOString();
      form.elements.form_token.value = crypto.randomUUID?.() ?? form.elements.form_token.value;
    }
    window.clearTimeout(soon);
    soon = window.setTimeout(keep, SOON);
    window.clearTimeout(timer);
    timer = window.setTimeout(toOffice, PAUSE);
  });

  async function finish() {
    window.clearTimeout(timer);
    if (sending) return (timer = window.setTimeout(finish, SOON));
    sending = true;
    await keep();
    let answer;
    try {
      answer = await fetch(form.action, { method: "POST", credentials: "same-origin", body: new FormData(form) });
    } catch {
      sending = false;
      finishing = true;
      notSent();
      timer = window.setTimeout(finish, AGAIN);
      return;
    }
    sending = false;
    if (answer.redirected && new URL(answer.url).pathname.startsWith("/visit/")) {
      done = true;
      await wipe();
      return window.location.assign(answer.url);
    }
    finishing = false;
    if (answer.redirected) return say("You are signed out. Sign in again in another window, then press the button once more: your words are kept here.");
    form.submit();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    finish();
  });
  window.addEventListener("online", () => (finishing ? finish() : toOffice()));
  document.addEventListener("visibilitychange", () => document.hidden && JSON.stringify(fieldsOf(form)) !== sent && (keep(), toOffice()));

  async function restore() {
    const found = JSON.parse(window.localStorage.getItem(name) ?? "null");
    if (!found || !canKeep) return;
    let key = form.dataset.doorKey;
    if (found.issued !== form.dataset.doorIssued) {
      const answer = await fetch(`${form.dataset.doorKeys}?issued=${encodeURIComponent(found.issued)}`, { credentials: "same-origin", redirect: "error" });
      if (answer.status === 404) return window.localStorage.removeItem(name);
      key = (await answer.json()).key;
    }
    const open = await crypto.subtle.decrypt({ name: "AES-GCM", iv: unpacked(found.iv) }, await imported(key), unpacked(found.words));
    const before = JSON.parse(new TextDecoder().decode(open));
    form.elements.form_token.value = before.token;
    if (before.picture && box && !form.querySelector("[name=picture_off]")) {
      picture = before.picture;
      put(box, new File([unpacked(picture.text)], picture.name, { type: picture.type }));
      box.closest("details").open = true;
    }
    fill(form, before.fields, before.revision === revision);
    say("What you had typed on this device is back.");
    await keep();
    toOffice();
  }

  restore().catch(() => {});
}

export function startDoor() {
  wipeOld();
  wipeOnLeaving();
  document.querySelectorAll("form[data-door]").forEach(watch);
}
