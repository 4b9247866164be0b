// Looking while somebody speaks: <textarea data-look="…"> sends what is typed, and what is ticked beside it, a second after
// the last key. What comes back replaces the region, unless the keyboard is inside it; ticks made meanwhile are kept.
const PAUSE = 900;

function ticked(region) {
  return [...region.querySelectorAll("input[name=known]:checked")].map((box) => box.value);
}

export function startLooking() {
  const box = document.querySelector("textarea[data-look]");
  const region = document.querySelector("[data-look-region]");
  const status = document.querySelector("[data-look-status]");
  if (!box || !region) return;
  let timer = 0;
  let asked = 0;
  let looked = box.value;

  async function look() {
    if (box.value === looked || region.contains(document.activeElement)) return;
    looked = box.value;
    const mine = ++asked;
    const sent = new URLSearchParams({ words: looked });
    for (const one of ticked(region)) sent.append("known", one);
    try {
      const answer = await fetch(box.dataset.look, {
        method: "POST",
        credentials: "same-origin",
        redirect: "error",
        headers: { "X-CSRFToken": box.form.elements.csrfmiddlewaretoken.value },
        body: sent,
      });
      if (!answer.ok || mine !== asked) return;
      const words = await answer.text();
      const kept = new Set(ticked(region));
      region.innerHTML = words;
      for (const one of region.querySelectorAll("input[name=known]")) one.checked = one.checked || kept.has(one.value);
      const count = region.querySelectorAll("article").length;
      if (status) status.textContent = count ? `${count} people this could be` : "";
    } catch {
      looked = "";
    }
  }

  box.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(look, PAUSE);
  });
}
