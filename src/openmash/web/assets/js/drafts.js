// Drafts: <form data-draft-url="…"> sends what has been typed, a second and a half after the last key and when the page
// is left, as JSON {token, fields, revision}. The form itself says when it was saved, when it could not be, and when the same
// draft was changed in another window: then nothing is written over.
const PAUSE = 1500;

function fieldsOf(form) {
  const fields = {};
  for (const [name, value] of new FormData(form)) {
    if (name === "csrfmiddlewaretoken" || name === "form_token" || value instanceof File) continue;
    (fields[name] ??= []).push(value);
  }
  return fields;
}

function watch(form) {
  const status = form.querySelector("[data-draft-status]");
  const say = (words) => status && (status.textContent = words);
  let timer = 0;
  let sent = JSON.stringify(fieldsOf(form));
  let sending = false;
  let revision = Number(form.dataset.draftRevision ?? 0);

  async function save(leaving) {
    window.clearTimeout(timer);
    const fields = fieldsOf(form);
    const now = JSON.stringify(fields);
    if (now === sent || sending) return;
    sending = true;
    try {
      const answer = await fetch(form.dataset.draftUrl, {
        method: "POST",
        credentials: "same-origin",
        keepalive: leaving,
        headers: { "Content-Type": "application/json", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
        body: JSON.stringify({ token: form.elements.form_token?.value ?? "", fields, revision }),
      });
      if (answer.status === 403) return say("Not saved: you have been signed out. Keep this page open and send it when you are ready: nothing you typed is lost.");
      if (!answer.ok) throw new Error(String(answer.status));
      const kept = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
      sent = now;
      if (kept.stale) return say("Changed in another window too. Copy what you need, then load this page again.");
      revision = kept.revision ?? revision;
      const time = new Date().toLocaleTimeString("en-GB", { hour: "numeric", minute: "2-digit", hour12: true });
      say(`Saved at ${time.replace(" ", "")}. Not sent yet.`);
    } catch {
      say("Not saved: there is no connection. Keep this page open.");
      timer = window.setTimeout(() => save(false), 5 * PAUSE);
    } finally {
      sending = false;
    }
    if (JSON.stringify(fieldsOf(form)) !== sent && !leaving) timer = window.setTimeout(() => save(false), PAUSE);
  }

  form.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => save(false), PAUSE);
  });
  form.addEventListener("submit", () => {
    window.clearTimeout(timer);
    sending = true;
  });
  document.addEventListener("visibilitychange", () => document.hidden && save(true));
}

export function startDrafts() {
  document.querySelectorAll("form[data-draft-url]").forEach(watch);
}
