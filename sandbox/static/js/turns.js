/** One run at a time: calls that come while it runs lead to one more run. */

export function coalesced(work) {
  let running = null;
  let isWanted = false;
  let wantedWith = [];
  return async function run(...args) {
    if (running) {
      isWanted = true;
      wantedWith = args.some(Boolean) ? args : wantedWith;
      return running;
    }
    running = work(...args);
    try {
      await running;
    } finally {
      running = null;
    }
    if (!isWanted) return undefined;
    const again = wantedWith;
    [isWanted, wantedWith] = [false, []];
    return run(...again);
  };
}
