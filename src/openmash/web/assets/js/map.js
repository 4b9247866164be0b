// The map moves and grows: buttons, arrow keys, plus and minus, dragging; layers can be left out; a row of a table and its
// sign on the map are shown together. Without scripts the whole map is there, with the same tables.
const STEP = 1.5;
const CLOSEST = 24;

class Map {
  constructor(root) {
    this.picture = root.querySelector("svg");
    const [, , width, height] = this.picture.getAttribute("viewBox").split(" ").map(Number);
    this.whole = { x: 0, y: 0, width, height };
    this.view = { ...this.whole };
    this.tools(root.querySelector("[data-map-tools]"));
    this.keys();
    this.drag();
    for (const tables of document.querySelectorAll("[data-map-tables]")) this.together(tables);
  }

  show() {
    const view = this.view;
    view.x = Math.min(Math.max(view.x, 0), this.whole.width - view.width);
    view.y = Math.min(Math.max(view.y, 0), this.whole.height - view.height);
    this.picture.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
    this.picture.style.setProperty("--zoom", this.whole.width / view.width);
  }

  grow(by, x = this.view.x + this.view.width / 2, y = this.view.y + this.view.height / 2) {
    const width = Math.min(this.whole.width, Math.max(this.whole.width / CLOSEST, this.view.width / by));
    const ratio = width / this.view.width;
    const height = this.view.height * ratio;
    this.view = { x: x - (x - this.view.x) * ratio, y: y - (y - this.view.y) * ratio, width, height };
    this.show();
  }

  move(across, down) {
    this.view.x += across * this.view.width;
    this.view.y += down * this.view.height;
    this.show();
  }

  tools(tools) {
    const button = (words, sign, act) => {
      const made = document.createElement("button");
      made.type = "button";
      made.textContent = sign;
      made.setAttribute("aria-label", words);
      made.addEventListener("click", act);
      tools.append(made);
    };
    button("Closer", "+", () => this.grow(STEP));
    button("Farther", "−", () => this.grow(1 / STEP));
    button("The whole map", "Whole", () => { this.view = { ...this.whole }; this.show(); });
    for (const layer of this.picture.querySelectorAll("[data-map-layer]")) {
      if (!layer.childElementCount) continue;
      const label = document.createElement("label");
      const box = document.createElement("input");
      box.type = "checkbox";
      box.checked = true;
      box.addEventListener("change", () => { layer.style.display = box.checked ? "" : "none"; });
      label.append(box, layer.dataset.mapLayer);
      tools.append(label);
    }
    tools.hidden = false;
  }

  keys() {
    const moves = { ArrowLeft: [-0.2, 0], ArrowRight: [0.2, 0], ArrowUp: [0, -0.2], ArrowDown: [0, 0.2] };
    this.picture.setAttribute("tabindex", "0");
    this.picture.setAttribute("aria-label", "Map. Arrow keys move it, plus and minus change how close it is, 0 shows all.");
    this.picture.removeAttribute("aria-labelledby");
    this.picture.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (moves[event.key]) this.move(...moves[event.key]);
      else if (event.key === "+" || event.key === "=") this.grow(STEP);
      else if (event.key === "-") this.grow(1 / STEP);
      else if (event.key === "0") { this.view = { ...this.whole }; this.show(); }
      else return;
      event.preventDefault();
    });
    // A sign that is reached by the keyboard outside of what is seen is brought into view.
    this.picture.addEventListener("focusin", (event) => this.bring(event.target.closest("[data-map-mark]")));
  }

  bring(mark) {
    if (!mark || this.view.width === this.whole.width) return;
    const box = mark.getBBox();
    this.view.x = box.x + box.width / 2 - this.view.width / 2;
    this.view.y = box.y + box.height / 2 - this.view.height / 2;
    this.show();
  }

  drag() {
    let last = null;
    this.picture.addEventListener("pointerdown", (event) => { if (event.isPrimary && !event.target.closest("a")) last = event; });
    window.addEventListener("pointerup", () => { last = null; });
    window.addEventListener("pointermove", (event) => {
      if (!last || event.pointerId !== last.pointerId) return;
      const seen = this.picture.getBoundingClientRect();
      this.move((last.clientX - event.clientX) / seen.width, (last.clientY - event.clientY) / seen.height);
      last = event;
    });
    this.picture.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const seen = this.picture.getBoundingClientRect();
      const x = this.view.x + ((event.clientX - seen.left) / seen.width) * this.view.width;
      const y = this.view.y + ((event.clientY - seen.top) / seen.height) * this.view.height;
      this.grow(event.deltaY < 0 ? STEP : 1 / STEP, x, y);
    }, { passive: false });
  }

  together(tables) {
    const marks = {};
    for (const mark of this.picture.querySelectorAll("a[data-map-mark]")) marks[mark.getAttribute("href")] = mark;
    for (const mark of this.picture.querySelectorAll(".om-map__cluster")) marks[mark.dataset.mapMark.slice(-1)] = mark;
    for (const row of tables.querySelectorAll("tbody tr")) {
      const head = row.querySelector("th");
      const mark = marks[head.querySelector("a")?.getAttribute("href")] || marks[head.textContent.trim()];
      if (!mark) continue;
      const show = (shown) => () => mark.classList.toggle("is-shown", shown);
      for (const event of ["pointerenter", "focusin"]) row.addEventListener(event, show(true));
      for (const event of ["pointerleave", "focusout"]) row.addEventListener(event, show(false));
    }
  }
}

export function startMap() {
  document.querySelectorAll("[data-map]").forEach((root) => new Map(root));
}
