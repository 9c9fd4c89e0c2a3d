/** A window of the presenter's own, to stand on another screen than the slides. */
import { button } from "./buttons";
import type { Clock } from "./clock";
import { actionOf } from "./keys";
import type { Action } from "./keys";
import { Prompter } from "./prompter";
import type { Cue } from "./prompter";
import type { Words } from "./stage";

const NAME = "xiancheng-speaker";
const FEATURES = "popup,width=960,height=640";

export class Speaker {
  readonly #words: Words;
  readonly #clock: Clock;
  readonly #act: (action: Action) => void;
  #window: Window | undefined;
  #prompter: Prompter | undefined;

  /** @param act does what a key or a button in that window asks for */
  constructor(words: Words, clock: Clock, act: (action: Action) => void) {
    this.#words = words;
    this.#clock = clock;
    this.#act = act;
    window.addEventListener("pagehide", () => this.close());
  }

  /** Open the window or bring it to the front; tell whether the browser let it. */
  open(cue: Cue): boolean {
    if (this.#window && !this.#window.closed) {
      this.#window.focus();
      return true;
    }
    const opened = window.open("", NAME, FEATURES);
    if (!opened) return false;
    this.#window = opened;
    this.#furnish(opened as Window & typeof globalThis);
    this.show(cue);
    return true;
  }

  show(cue: Cue): void {
    this.#prompter?.show(cue);
  }

  close(): void {
    this.#window?.close();
  }

  #furnish(opened: Window & typeof globalThis): void {
    const page = opened.document;
    page.title = this.#words["notes"] ?? "";
    Object.assign(page.documentElement, { lang: document.documentElement.lang, className: "speaker" });
    page.documentElement.dataset["ground"] = "dark";
    // The policy of the file holds there too: it lets in no style element but the one of the file.
    const sheet = new opened.CSSStyleSheet();
    sheet.replaceSync(document.querySelector("style")?.textContent ?? "");
    page.adoptedStyleSheets = [sheet];
    this.#prompter = new Prompter(page, this.#words, this.#clock);
    const turn = (["previous", "next"] as const).map((action) => button(action, this.#words[action] ?? "", () => this.#act(action)));
    this.#prompter.element.querySelector("header")?.append(...turn);
    page.body.replaceChildren(this.#prompter.element);
    opened.addEventListener("keydown", (event) => {
      const action = actionOf(event, page.activeElement);
      if (!action) return;
      event.preventDefault();
      if (action === "speaker") opened.close();
      else this.#act(action);
    });
  }
}
