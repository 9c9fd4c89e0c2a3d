/** Tells how long somebody has been speaking. */

/** Minutes and seconds, hours before them once there are any. */
export function formatElapsed(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, "0"));
  const hours = Math.floor(seconds / 3600);
  return hours > 0 ? `${hours}:${parts.join(":")}` : parts.join(":").replace(/^0/, "");
}

/** Begins with the first slide that is turned, or when it is set to zero. */
export class Clock {
  #since: number | undefined;
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  begin(): void {
    this.#since ??= this.#now();
  }

  restart(): void {
    this.#since = this.#now();
  }

  get text(): string {
    return formatElapsed(this.#since === undefined ? 0 : this.#now() - this.#since);
  }
}
