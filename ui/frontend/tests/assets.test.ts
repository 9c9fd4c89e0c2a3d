import { afterEach, describe, expect, it, vi } from "vitest";
import { fetchOnce } from "../src/assets";

afterEach(() => vi.unstubAllGlobals());

const answer = (status: number, body: unknown) => ({
  ok: status < 400,
  status,
  statusText: "",
  json: () => Promise.resolve(body),
});

const nextFrame = async () => {
  vi.resetModules();
  return import("../src/assets");
};

describe("static files", () => {
  it("are fetched once", async () => {
    const fetch = vi.fn().mockResolvedValue(answer(200, [1]));
    vi.stubGlobal("fetch", fetch);
    await Promise.all([fetchOnce("one.json"), fetchOnce("one.json")]);
    expect(await fetchOnce("one.json")).toEqual([1]);
    expect(fetch).toHaveBeenCalledOnce();
  });

  it("are asked for again after a failure, which names the file", async () => {
    const fetch = vi.fn().mockResolvedValueOnce(answer(404, null)).mockResolvedValueOnce(answer(200, [2]));
    vi.stubGlobal("fetch", fetch);
    await expect(fetchOnce("two.json")).rejects.toThrow("two.json: 404");
    expect(await fetchOnce("two.json")).toEqual([2]);
  });

  it("stay with the page for the frame that comes next", async () => {
    const fetch = vi.fn().mockResolvedValue(answer(200, [3]));
    vi.stubGlobal("fetch", fetch);
    await fetchOnce("three.json");
    expect(await (await nextFrame()).fetchOnce("three.json")).toEqual([3]);
    expect(fetch).toHaveBeenCalledOnce();
  });

  it("are fetched anew where the frame that asked for them has ended before they came", async () => {
    vi.stubGlobal("fetch", vi.fn().mockReturnValueOnce(new Promise(() => {})).mockResolvedValue(answer(200, [4])));
    void fetchOnce("four.json");
    expect(await (await nextFrame()).fetchOnce("four.json")).toEqual([4]);
  });

  it("are known to be on their way until they have come, or will not", async () => {
    vi.stubGlobal("fetch", vi.fn().mockResolvedValueOnce(answer(200, [5])).mockResolvedValue(answer(500, null)));
    const frame = await nextFrame();
    for (const path of ["five.json", "six.json"]) {
      frame.fetchOnce(path).catch(() => undefined);
      expect(frame.isFetching()).toBe(true);
      await vi.waitFor(() => expect(frame.isFetching()).toBe(false));
    }
  });
});
