/** The page's own typeface in the map's frame, which does not inherit it. */

/** Rules that load a typeface in a page, with addresses that hold from anywhere. */
export function fontFaces(page: Document, family: string): string[] {
  const wanted = unquoted(family);
  return [...page.styleSheets].flatMap((sheet) =>
    rulesOf(sheet)
      .filter((rule) => rule.constructor.name === "CSSFontFaceRule")
      .filter((rule) => unquoted((rule as CSSFontFaceRule).style.getPropertyValue("font-family")) === wanted)
      .map((rule) => absolute(rule.cssText, sheet.href ?? page.baseURI)),
  );
}

/** Write the addresses of a style rule as absolute ones. */
export function absolute(text: string, base: string): string {
  return text.replace(/url\((["']?)([^"')]+)\1\)/g, (_, __, address: string) => `url("${new URL(address, base).href}")`);
}

/** First family of a list of typefaces. */
export function firstFamily(families: string): string {
  return unquoted(families.split(",")[0] ?? "");
}

function unquoted(family: string): string {
  return family.trim().replace(/^["']|["']$/g, "");
}

/** Rules of a sheet; none where the browser keeps it closed, as those of extensions are. */
function rulesOf(sheet: CSSStyleSheet): CSSRule[] {
  try {
    return [...sheet.cssRules];
  } catch (error) {
    if (error instanceof DOMException) return [];
    throw error;
  }
}

/** Use the page's typeface in this frame. */
export function adoptPageFont(page: Document): void {
  const families = getComputedStyle(document.documentElement).getPropertyValue("--font");
  const faces = new CSSStyleSheet();
  faces.replaceSync(fontFaces(page, firstFamily(families)).join("\n"));
  document.adoptedStyleSheets.push(faces);
}
