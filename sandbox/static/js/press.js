/** While the mouse is down nothing under it is drawn anew: the click would reach nobody. */

let isDown = false;
const waiting = new Map();

addEventListener("pointerdown", ({ button }) => (isDown = button === 0), true);
for (const end of ["pointerup", "pointercancel", "contextmenu"]) addEventListener(end, over, true);

/** Draw now, or when the mouse is up again; of what waits under one key the last counts. */
export function unpressed(key, draw) {
  if (isDown) {
    waiting.set(key, draw);
    return;
  }
  waiting.delete(key);
  draw();
}

function over() {
  isDown = false;
  // The click comes after this event, in the same task.
  setTimeout(() => {
    if (isDown) return;
    const draws = [...waiting.values()];
    waiting.clear();
    for (const draw of draws) draw();
  });
}
