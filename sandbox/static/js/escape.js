/** What Escape closes: the last thing that was opened. */

const open = [];

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented || !open.length) return;
  event.preventDefault();
  open.at(-1)();
});

/** Close with Escape until the returned function is called. */
export function onEscape(close) {
  open.push(close);
  return () => {
    const at = open.lastIndexOf(close);
    if (at >= 0) open.splice(at, 1);
  };
}
