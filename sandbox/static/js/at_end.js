/** Keeping a list at its newest line while it grows, unless somebody has scrolled up. */

const NEAR = 80;

/** Watch a scroller; `toEnd` goes to the newest line and stays there. */
export function keptAtEnd(scroller, content) {
  let isAtEnd = true;
  let size = "";
  const sizeNow = () => `${scroller.scrollHeight} ${scroller.clientHeight}`;
  const settle = () => {
    if (isAtEnd) scroller.scrollTop = scroller.scrollHeight;
    size = sizeNow();
  };
  scroller.addEventListener("scroll", () => {
    // What grows or shrinks is told as a scroll before it has been settled: nobody has scrolled.
    if (size !== sizeNow()) return;
    isAtEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR;
  });
  const watch = new ResizeObserver(settle);
  watch.observe(scroller);
  watch.observe(content);
  return {
    toEnd() {
      isAtEnd = true;
      settle();
    },
  };
}
