/** Keeping a list at its newest line while it grows, unless somebody has scrolled up. */

const NEAR = 80;

/** Watch a scroller; `toEnd` goes to the newest line and stays there. */
export function keptAtEnd(scroller, content) {
  let isAtEnd = true;
  const settle = () => {
    if (isAtEnd) scroller.scrollTop = scroller.scrollHeight;
  };
  scroller.addEventListener("scroll", () => {
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
