// Clicks a control and tells how long the browser takes to show the county in another colour.
// Every way is held to the same: the colour on the screen is polled at each frame, and one frame more goes by.
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
  const until = async (done) => {
    const deadline = performance.now() + limit;
    while (!done(shown())) {
      if (performance.now() > deadline) throw new Error("The colour did not change in time");
      await frame();
    }
    await frame();
  };
  if (!control) return until((color) => color !== null);
  const before = shown();
  const start = performance.now();
  document.querySelector(control).click();
  await until((color) => color !== null && color !== before);
  return performance.now() - start;
}
