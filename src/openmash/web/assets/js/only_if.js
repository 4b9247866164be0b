// Questions that depend on an answer: <div data-only-if="name" data-only-if-is="yes maybe"> is shown while one of those
// answers is chosen. What is hidden is still sent, and the server decides what was asked. Without scripts all is shown.
function watch(region) {
  const form = region.closest("form");
  const wanted = region.dataset.onlyIfIs.split(" ");
  const show = () => {
    const chosen = [...form.querySelectorAll(`[name="${CSS.escape(region.dataset.onlyIf)}"]:checked`)];
    region.hidden = !chosen.some((box) => wanted.includes(box.value));
  };
  form.addEventListener("change", show);
  show();
}

export function startOnlyIf() {
  document.querySelectorAll("form [data-only-if]").forEach(watch);
}
