import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** In development the paths below /p/ belong to the phone entry, as they do on the server. */
const phonePaths: Plugin = {
  name: "phone-paths",
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      if (request.url?.startsWith("/p/")) request.url = "/phone.html";
      next();
    });
  },
};

export default defineConfig({
  root: "web",
  plugins: [react(), phonePaths],
  // Not all of /api: the sources in web/api are served from there.
  server: { proxy: { "^/api/(v1|auth)/": "http://127.0.0.1:3000" } },
  build: {
    outDir: "../dist/web",
    emptyOutDir: true,
    sourcemap: false,
    // Inlined assets would be data: addresses, which the content security policy refuses.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    rolldownOptions: { input: { staff: page("index"), phone: page("phone") }, onwarn: quietUseClient },
  },
});

function page(name: string): string {
  return fileURLToPath(new URL(`web/${name}.html`, import.meta.url));
}

/** Libraries mark modules with "use client", which means nothing without server components. */
function quietUseClient(warning: { code?: string }, warn: (warning: never) => void): void {
  if (warning.code !== "MODULE_LEVEL_DIRECTIVE") warn(warning as never);
}
