import * as L from "leaflet";
import { beforeEach, describe, expect, it } from "vitest";
import { OverlayKey } from "../src/key";
import type { Payload } from "../src/payload";

describe("key of the layers", () => {
  let container: HTMLElement;
  let key: OverlayKey;

  const show = (...ids: string[]): string[] => {
    const overlays = ids.map((id) => ({ id, label: `<b>${id}` }));
    key.show({ overlays, rings: null } as unknown as Payload);
    return [...container.querySelectorAll(".overlay-key li")].map((item) => item.textContent ?? "");
  };

  beforeEach(() => {
    container = document.createElement("div");
    key = new OverlayKey(L.map(container, { center: [35, 104], zoom: 4 }));
  });

  it("is not there for what explains itself", () => {
    expect(show("cities", "provinces")).toEqual([]);
    expect(container.querySelector<HTMLElement>(".overlay-key")!.hidden).toBe(true);
  });

  it("names the signs, and no label is markup", () => {
    expect(show("cities", "stations", "airports")).toEqual(["<b>stations", "<b>airports"]);
    expect(container.querySelector("b")).toBeNull();
  });

  it("says what the rings are", () => {
    const rings = { sizes: ["super_large"], kilometres: 70, label: "70 km around cities" };
    key.show({ overlays: [], rings } as unknown as Payload);
    expect(container.querySelector(".overlay-key")!.textContent).toBe("70 km around cities");
  });
});
