/** What the file carries: the maps of its slides and the files that they need, packed. */
import type { Message } from "../payload";

export interface Contents {
  /** Content by name, as the messages name it. */
  readonly files: Readonly<Record<string, unknown>>;
  readonly assets: { readonly topology: string; readonly overview: string; readonly names: string; readonly cities: string; readonly overlays: Readonly<Record<string, string>> };
  /** One a slide; null for a slide without a map. */
  readonly maps: ReadonlyArray<Message | null>;
  /** The player's own words. */
  readonly words: Readonly<Record<string, string>>;
}

/** Unpack JSON that was compressed with gzip and written in base64. */
export async function unpack<T>(packed: string): Promise<T> {
  const bytes = Uint8Array.from(atob(packed.trim()), (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return (await new Response(stream).json()) as T;
}
