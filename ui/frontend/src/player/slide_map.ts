/** The one live map, which moves from slide to slide, and its likenesses on paper. */
import * as L from "leaflet";
import { fetchOnce, give } from "../assets";
import { Atlas } from "../atlas";
import { named } from "../payload";
import type { Assets, Payload } from "../payload";
import { themeFor } from "../theme";
import type { Contents } from "./contents";
import { pickedOut } from "./picking";

type Values = ReadonlyArray<number | null>;

const OPTIONS: L.MapOptions = {
  zoomControl: false,
  attributionControl: false,
  preferCanvas: true,
  zoomSnap: 0,
  wheelPxPerZoomLevel: 90,
  maxZoom: 11,
  // The arrow keys turn the slides.
  keyboard: false,
};

export class SlideMap {
  readonly box = L.DomUtil.create("div", "deck-map");
  readonly #assets: Assets;
  readonly #payloads: ReadonlyArray<Payload | null>;
  #atlas: Promise<Atlas> | undefined;
  #shown: Payload | undefined;

  /** Take the maps of the slides with their files; nothing is drawn yet. */
  static async open(contents: Contents): Promise<SlideMap> {
    for (const [name, content] of Object.entries(contents.files)) give(name, content);
    const payloads = contents.maps.map(async (message) =>
      message && named(message, await fetchOnce<Payload["labels"]>(message.words)),
    );
    return new SlideMap({ ...contents.assets, base: "", tiles: null }, await Promise.all(payloads));
  }

  private constructor(assets: Assets, payloads: ReadonlyArray<Payload | null>) {
    this.#assets = assets;
    this.#payloads = payloads;
  }

  /** Whether a slide has a map. */
  has(slide: number): boolean {
    return Boolean(this.#payloads[slide]);
  }

  /** Draw the map of a slide; its box must stand on the page. */
  async show(slide: number): Promise<Atlas> {
    const payload = this.#payloads[slide]!;
    this.#shown = payload;
    if (!this.#atlas) {
      const map = L.map(this.box, OPTIONS).setView([35, 104], 4);
      this.#atlas = Atlas.load(map, this.#assets, payload, { page: null, pick: (pick) => void this.#pick(pick) });
    }
    const atlas = await this.#atlas;
    if (this.#shown !== payload) return atlas;
    atlas.apply(payload);
    atlas.look(payload.view);
    this.box.dataset["slide"] = String(slide + 1);
    return atlas;
  }

  /** Draw for another ground. */
  async wear(ground: string): Promise<void> {
    (await this.#atlas)?.wear(themeFor(ground));
  }

  /** A county's colour and place, for tests. */
  async atlas(): Promise<Atlas | undefined> {
    return this.#atlas;
  }

  /** Draw the map of a slide once more, as it is to stand on paper: still, and on light ground. */
  async likeness(slide: number, place: HTMLElement): Promise<HTMLElement> {
    const atlas = await this.show(slide);
    atlas.wear(themeFor("#ffffff"));
    await atlas.settled();
    const copy = this.box.cloneNode(true) as HTMLElement;
    copy.removeAttribute("tabindex");
    const originals = [...this.box.querySelectorAll("canvas")];
    [...copy.querySelectorAll("canvas")].forEach((canvas, number) => {
      const original = originals[number]!;
      if (original.width * original.height > 0) canvas.getContext("2d")!.drawImage(original, 0, 0);
    });
    for (const control of copy.querySelectorAll("button, summary, input, [tabindex]")) control.setAttribute("tabindex", "-1");
    place.replaceChildren(copy);
    return copy;
  }

  async #pick(pick: string): Promise<void> {
    const payload = this.#shown;
    if (!payload) return;
    const file = payload.values;
    const values = payload.own?.numbers ?? (file ? await fetchOnce<Values>(file) : undefined);
    const classes = pick ? pickedOut(payload.classes, pick, values) : payload.classes;
    (await this.#atlas)?.apply({ ...payload, classes, pick });
  }
}
