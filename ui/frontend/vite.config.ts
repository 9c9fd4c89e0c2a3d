import { defineConfig } from "vitest/config";

export default defineConfig({
  build: {
    target: "es2022",
    outDir: "dist",
    lib: { entry: "src/main.ts", formats: ["iife"], name: "xianchengMap", fileName: () => "map.js" },
    // folium's script speaks to a global L, so Leaflet stays a file of its own.
    rollupOptions: { external: ["leaflet"], output: { globals: { leaflet: "L" } } },
  },
  test: { environment: "happy-dom", include: ["tests/**/*.test.ts"] },
});
