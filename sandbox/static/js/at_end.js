/** Keeping a list at its newest line while it grows, unless somebody has scrolled up. */

const NEAR = 80;

/** Watch a scroller; `toEnd` goes to the newest line and stays there. */
export function keptAtEnd(scroller, content) {
  let isAtEnd = true;
  let top = 0;
  const settle = () => {
    if (isAtEnd) scroller.scrollTop = scroller.scrollHeight;
  };
  scroller.addEventListener("scroll", () => {
    const isNear = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR;
    // A scroll is told late: what has come meanwhile must not look as if somebody scrolled up.
    isAtEnd = isNear || (isAtEnd && scroller.scrollTop >= top);
    top = scroller.scrollTop;
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
