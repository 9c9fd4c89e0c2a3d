import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { unpack } from "../../src/player/contents";

describe("contents", () => {
  it("come out as they were packed", async () => {
    const packed = gzipSync(JSON.stringify({ 县: [1, null, "ü"] })).toString("base64");
    expect(await unpack(`\n${packed}\n`)).toEqual({ 县: [1, null, "ü"] });
  });

  it("are refused where they are damaged", async () => {
    await expect(unpack("AAAA")).rejects.toThrow();
  });
});
