/** What a presenter reads: the notes of the slide, the title of the next one, how long it has been. */
import type { Clock } from "./clock";
import type { Words } from "./stage";

const SECOND_MS = 1000;

/** What is to be said now, and what comes then. */
export interface Cue {
  /** "3 / 12" */
  readonly counter: string;
  readonly notes: string;
  /** Title of the next slide; empty at the last one. */
  readonly next: string;
}

export class Prompter {
  readonly element: HTMLElement;
  readonly #words: Words;
  readonly #counter: HTMLElement;
  readonly #coming: HTMLElement;
  readonly #said: HTMLElement;

  /** @param page the document that it is to stand in */
  constructor(page: Document, words: Words, clock: Clock) {
    const create = <T extends HTMLElement>(tag: string, className: string): T =>
      Object.assign(page.createElement(tag), { className }) as T;
    this.#words = words;
    this.element = create("aside", "prompter");
    this.element.setAttribute("aria-label", words["notes"] ?? "");
    const elapsed = create<HTMLButtonElement>("button", "elapsed");
    elapsed.type = "button";
    elapsed.title = words["elapsed"] ?? "";
    this.#counter = create("span", "counted");
    this.#coming = create("p", "coming");
    this.#said = create("p", "said");
    this.#said.tabIndex = 0;
    const head = create("header", "");
    head.append(elapsed, this.#counter, this.#coming);
    this.element.append(head, this.#said);
    const tick = (): void => {
      elapsed.textContent = clock.text;
    };
    elapsed.addEventListener("click", () => {
      clock.restart();
      tick();
    });
    tick();
    page.defaultView?.setInterval(tick, SECOND_MS);
  }

  show({ counter, notes, next }: Cue): void {
    this.#counter.textContent = counter;
    this.#coming.textContent = next ? `${this.#words["coming"] ?? ""}${next}` : (this.#words["last"] ?? "");
    this.#said.textContent = notes || (this.#words["without_notes"] ?? "");
    this.#said.classList.toggle("none", !notes);
    this.#said.scrollTop = 0;
  }
}
