// The arrow keys in a picture of people: each goes to the nearest in its direction. Tab and Enter work without this.
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function middle(one) {
  const box = one.getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
}

// How far another is that way, or nothing where it is not that way at all: what lies aside counts twice.
function away(from, to, [x, y]) {
  const across = to[0] - from[0];
  const down = to[1] - from[1];
  const along = across * x + down * y;
  const aside = Math.abs(across * y) + Math.abs(down * x);
  return along > 1 && aside <= 3 * along ? along + 2 * aside : Infinity;
}

export function startKin() {
  for (const picture of document.querySelectorAll("svg.om-genogram, svg.om-ecomap")) {
    picture.addEventListener("keydown", (event) => {
      const way = WAYS[event.key];
      const here = event.target.closest("a.om-kin");
      if (!way || !here) return;
      const from = middle(here);
      let nearest = null;
      let least = Infinity;
      for (const one of picture.querySelectorAll("a.om-kin")) {
        const far = one === here ? Infinity : away(from, middle(one), way);
        if (far < least) [nearest, least] = [one, far];
      }
      event.preventDefault();
      if (nearest) nearest.focus();
    });
  }
}
