/** A finger drawn across the screen turns to the next slide or back. */
import type { Action } from "./keys";

const LEAST = 50;
/** How much wider than high a stroke has to be: a slide that is longer than the screen is scrolled. */
const FLAT = 1.5;

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** What a stroke asks for; undefined where it is too short or too steep. */
export function swipeOf(from: Spot, to: Spot): Action | undefined {
  const [across, down] = [to.x - from.x, to.y - from.y];
  if (Math.abs(across) < LEAST || Math.abs(across) < FLAT * Math.abs(down)) return undefined;
  return across < 0 ? "next" : "previous";
}

/** Follow the fingers; what lies on the map moves the map. */
export function followSwipes(ground: HTMLElement, act: (action: Action) => void): void {
  let from: Spot | undefined;
  ground.addEventListener("touchstart", (event) => {
    const touch = event.touches.length === 1 ? event.touches[0]! : undefined;
    const onMap = (event.target as Element).closest(".county-map, .scrolls");
    from = touch && !onMap ? { x: touch.clientX, y: touch.clientY } : undefined;
  }, { passive: true });
  ground.addEventListener("touchend", (event) => {
    const touch = event.changedTouches[0];
    const action = from && touch && swipeOf(from, { x: touch.clientX, y: touch.clientY });
    from = undefined;
    if (action) act(action);
  }, { passive: true });
}
