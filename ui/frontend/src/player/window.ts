/** The window that the slides are shown in: one of their own, or a frame that covers the app. */

/** The app's button that ends the show. */
const END = ".st-key-show_end button";

/** The app around, where these slides are shown by it. */
function app(): Document | undefined {
  try {
    return window.parent === window ? undefined : window.parent.document;
  } catch {
    // A page of another host shows them.
    return undefined;
  }
}

function endButton(): HTMLElement | null | undefined {
  return app()?.querySelector<HTMLElement>(END);
}

/** Whether the show can be ended, which closes it in the app. */
export function canEnd(): boolean {
  return Boolean(endButton());
}

/** End the show: leave the full screen, and go back to the app where it began there. */
export function end(): void {
  const page = app() ?? document;
  if (page.fullscreenElement) void page.exitFullscreen().catch(() => undefined);
  endButton()?.click();
}

/** Whether a key of ours leaves the full screen, which then does not end the show. */
let leaving = false;

/** Fill the whole screen, or no longer. */
export async function toggleFullscreen(): Promise<void> {
  const page = app() ?? document;
  leaving = Boolean(page.fullscreenElement);
  const done = page.fullscreenElement ? page.exitFullscreen() : page.documentElement.requestFullscreen();
  // Refused where the browser or its owner forbids it; the slides fill the window all the same.
  await done.catch(() => undefined);
}

/** Call back when the reader leaves the full screen, which takes the Escape key for itself. */
export function onFullscreenLeft(left: () => void): void {
  const page = app();
  const changed = (): void => {
    if (page?.fullscreenElement) return;
    if (!leaving) left();
    leaving = false;
  };
  page?.addEventListener("fullscreenchange", changed);
  window.addEventListener("pagehide", () => page?.removeEventListener("fullscreenchange", changed));
}

/** Let the keys come here, though the reader has pressed a button of the app. */
export function takeFocus(): void {
  if (app()) (window.frameElement as HTMLElement | null)?.focus();
  window.focus();
}

/** Keep the number of the slide in the address, so that a reload shows it again. */
export function remember(place: number): void {
  if (window.location.protocol === "about:") return;
  window.location.replace(`#${place + 1}`);
}
