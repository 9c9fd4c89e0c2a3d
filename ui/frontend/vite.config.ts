import { defineConfig } from "vitest/config";

/** Two bundles: the map of the app's pages, and the player of the slides in a file of their own. */
const BUNDLES = {
  map: { entry: "src/main.ts", name: "xianchengMap" },
  player: { entry: "src/player/main.ts", name: "xianchengPlayer" },
} as const;

export default defineConfig(({ mode }) => {
  const file = mode === "player" ? "player" : "map";
  return {
    build: {
      target: "es2022",
      outDir: "dist",
      lib: { ...BUNDLES[file], formats: ["iife"], fileName: () => `${file}.js` },
      // folium's script speaks to a global L, so Leaflet stays a file of its own.
      rollupOptions: { external: ["leaflet"], output: { globals: { leaflet: "L" } } },
    },
    test: { environment: "happy-dom", include: ["tests/**/*.test.ts"] },
  };
});
