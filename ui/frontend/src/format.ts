/** Numbers as the hover prints them. */
import type { Language } from "./payload";

const LOCALES: Record<Language, string> = { zh: "zh-CN", en: "en-GB" };

/** Print a value with fixed decimals, grouped thousands, a true minus sign and its unit. */
export function formatValue(value: number, decimals: number, unit: string, lang: Language): string {
  const digits = new Intl.NumberFormat(LOCALES[lang], {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: "negative",
  });
  return digits.format(value).replace("-", "\u2212") + unit;
}

/** Print a count with grouped thousands. */
export function formatCount(count: number, lang: Language): string {
  return new Intl.NumberFormat(LOCALES[lang]).format(count);
}
