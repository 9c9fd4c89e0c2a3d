/** The slides, one at a time: which is shown, the dots below, the notes, the blank screen. */
import { placeAfter, placeOf } from "./keys";
import type { Action } from "./keys";
import type { Cue } from "./prompter";

export type Words = Readonly<Record<string, string>>;

export class Stage {
  readonly slides: readonly HTMLElement[];
  #place = 0;
  readonly #dots: readonly HTMLButtonElement[];
  readonly #announced: HTMLElement;
  readonly #counter: HTMLElement;
  readonly #blank: HTMLElement;
  readonly #root: HTMLElement;
  readonly #changed: (place: number) => void;

  /**
   * @param bar where the dots and the counter go
   * @param changed told the number of the slide that is shown now, from 0
   */
  constructor(page: Document, words: Words, bar: HTMLElement, changed: (place: number) => void) {
    this.#root = page.documentElement;
    this.#changed = changed;
    this.slides = [...page.querySelectorAll<HTMLElement>(".slide")];
    const create = <T extends HTMLElement>(tag: string, className: string): T =>
      Object.assign(page.createElement(tag), { className }) as T;
    const dots = create("ol", "dots");
    this.#dots = this.slides.map((slide, place) => {
      const dot = create<HTMLButtonElement>("button", "dot");
      dot.type = "button";
      dot.setAttribute("aria-label", `${place + 1}: ${titleOf(slide)}`);
      dot.title = titleOf(slide);
      dot.classList.toggle("further", slide.classList.contains("further"));
      dot.addEventListener("click", () => this.show(place));
      const item = create("li", "");
      item.append(dot);
      dots.append(item);
      return dot;
    });
    this.#counter = create("span", "counter");
    this.#counter.setAttribute("aria-hidden", "true");
    this.#announced = create("p", "announced");
    this.#announced.setAttribute("role", "status");
    bar.prepend(dots, this.#counter);
    this.#blank = create("div", "blank");
    this.#blank.setAttribute("role", "status");
    this.#blank.hidden = true;
    this.#blank.setAttribute("aria-label", words["blank"] ?? "");
    this.#blank.addEventListener("click", () => this.#darken(false));
    page.body.append(this.#announced, this.#blank);
    this.#root.classList.add("playing");
    this.show(placeOf(page.location?.hash ?? "", this.slides.length));
  }

  /** Number of the slide that is shown, from 0. */
  get place(): number {
    return this.#place;
  }

  /** What the presenter needs to know of the slide that is shown; a view that goes on keeps its notes. */
  get cue(): Cue {
    const slide = this.slides[this.#place];
    const view = slide?.dataset["view"];
    const first = view === undefined ? slide : this.slides.find((other) => other.dataset["view"] === view);
    const next = this.slides[this.#place + 1];
    return {
      counter: `${this.#place + 1} / ${this.slides.length}`,
      notes: first?.querySelector(".notes p")?.textContent ?? "",
      next: next ? titleOf(next) : "",
    };
  }

  get isBlank(): boolean {
    return !this.#blank.hidden;
  }

  /** Do what belongs to the slides; tell whether it did. */
  act(action: Action): boolean {
    if (action === "blank") {
      this.#darken(!this.isBlank);
      return true;
    }
    if (action === "notes") {
      this.#root.classList.toggle("with-notes");
      return true;
    }
    if (action === "end" && this.isBlank) {
      this.#darken(false);
      return true;
    }
    if (!["next", "previous", "first", "last"].includes(action)) return false;
    this.#darken(false);
    const place = placeAfter(action, this.#place, this.slides.length);
    if (place !== this.#place) this.show(place);
    return true;
  }

  show(place: number): void {
    this.#place = place;
    this.slides.forEach((slide, other) => {
      slide.classList.toggle("current", other === place);
      slide.inert = other !== place;
    });
    this.#dots.forEach((dot, other) => {
      if (other === place) dot.setAttribute("aria-current", "step");
      else dot.removeAttribute("aria-current");
      dot.classList.toggle("behind", other < place);
    });
    const slide = this.slides[place];
    if (!slide) return;
    this.#counter.textContent = `${place + 1} / ${this.slides.length}`;
    this.#announced.textContent = `${place + 1} / ${this.slides.length}. ${titleOf(slide)}`;
    slide.scrollTop = 0;
    this.#changed(place);
  }

  #darken(dark: boolean): void {
    this.#blank.hidden = !dark;
  }
}

function titleOf(slide: HTMLElement): string {
  return slide.querySelector("h1, h2")?.textContent?.trim() ?? "";
}
