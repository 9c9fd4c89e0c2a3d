// Clicks a control and tells how long the browser takes to show the county in another colour.
// Every way is held to the same: the colour is read at the beginning of each frame, and the clock stops when
// the frame that has the new one is painted.
async ({ control, code, nth, limit }) => {
  const shown = () => {
    const floor = document.querySelector("div.floor");
    if (floor) return getComputedStyle(floor).backgroundColor;
    for (const frame of document.querySelectorAll("iframe")) {
      const page = frame.contentDocument;
      if (!page) continue;
      const lean = frame.contentWindow.countyMap;
      if (lean?.locate) {
        const at = lean.locate(code);
        const canvas = page.querySelector(".counties canvas");
        if (!at || !canvas) return null;
        const box = canvas.getBoundingClientRect();
        const density = canvas.width / box.width;
        const x = Math.round((at.x - box.left) * density);
        const y = Math.round((at.y - box.top) * density);
        return canvas.getContext("2d").getImageData(x, y, 1, 1).data.join();
      }
      const paths = page.querySelectorAll("path.leaflet-interactive");
      if (paths.length > nth) return getComputedStyle(paths[nth]).fill;
    }
    return null;
  };
  const frame = () => new Promise((next) => requestAnimationFrame(next));
  // A message that is sent at the beginning of a frame arrives after the frame is painted.
  const painted = () =>
    new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = done;
      port2.postMessage(null);
    });
  const until = async (done) => {
    const deadline = performance.now() + limit;
    do {
      if (performance.now() > deadline) throw new Error("The colour did not change in time");
      await frame();
    } while (!done(shown()));
    await painted();
  };
  if (!control) return until((color) => color !== null);
  const before = shown();
  const start = performance.now();
  document.querySelector(control).click();
  await until((color) => color !== null && color !== before);
  return performance.now() - start;
}
