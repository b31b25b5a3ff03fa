import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import react from "@vitejs/plugin-react";
import { defineConfig, normalizePath, type Plugin } from "vite";
import { contractWithoutSchemas } from "./web/build/contract-without-schemas.ts";
import { reader } from "./web/build/said-words.ts";
import { wordsOfPages } from "./web/build/words-of-pages.ts";

/**
 * Everything that the phone entry asks for lies below /p/, so that customers need no other path. Pieces name each other relatively; the two pages name them from
 * where the server has them. In development the paths below /p/ belong to the phone entry, as they do on the server.
 */
const phonePaths: Plugin = {
  name: "phone-paths",
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      if (request.url === "/p/icon.svg") request.url = "/icon.svg";
      else if (request.url?.startsWith("/p/") && !request.url.startsWith("/p/api/")) request.url = "/phone.html";
      next();
    });
  },
  transformIndexHtml: {
    order: "post",
    handler: (html, { server, filename }) => (server ? html : html.replaceAll(/(src|href)="\.\//g, `$1="${filename.endsWith("phone.html") ? "/p/" : "/"}`)),
  },
};

const squeezed: readonly [suffix: string, squeeze: (bytes: Uint8Array) => Promise<Uint8Array>][] = [
  [".gz", (bytes) => promisify(gzip)(bytes, { level: 9 })],
  // Quality 11 takes four times as long for another six per cent.
  [".br", (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })],
];

/** Lays a gzip and a brotli copy beside each asset, so that the server sends a third of the bytes and compresses nothing itself. */
const compressedCopies: Plugin = {
  name: "compressed-copies",
  apply: "build",
  async writeBundle({ dir = "" }) {
    const folder = join(dir, "assets");
    await Promise.all((await readdir(folder)).map(async (file) => {
      const bytes = await readFile(join(folder, file));
      await Promise.all(squeezed.map(async ([suffix, squeeze]) => writeFile(join(folder, file + suffix), await squeeze(bytes))));
    }));
  },
};

/** What the driver's page is made of, laid before the worker that keeps it: every piece that the phone entry may ask for. */
const keptPieces: Plugin = {
  name: "kept-pieces",
  apply: "build",
  generateBundle(_, bundle) {
    const chunks = new Map(Object.values(bundle).flatMap((one) => (one.type === "chunk" ? [[one.fileName, one] as const] : [])));
    const found = new Set<string>();
    const follow = (fileName: string): void => {
      const chunk = chunks.get(fileName);
      // Pages of other links are none of the driver's.
      if (!chunk || found.has(fileName) || (chunk.name.endsWith("Page") && chunk.name !== "DrivePage")) return;
      found.add(fileName);
      for (const css of chunk.viteMetadata?.importedCss ?? []) found.add(css);
      [...chunk.imports, ...chunk.dynamicImports].forEach(follow);
    };
    const entry = (name: string) => [...chunks.values()].find((chunk) => chunk.isEntry && chunk.name === name);
    follow(entry("phone")?.fileName ?? "");
    const files = [...found].toSorted().map((file) => `/p/${file}`);
    const worker = entry("worker");
    if (!worker) return;
    const version = createHash("sha256").update(files.join()).digest("hex").slice(0, 12);
    worker.code = `const pieces=${JSON.stringify({ version, files })};\n${worker.code}`;
  },
};

const { atOnce, later } = reader();
const inWeb = (path: string): string => normalizePath(fileURLToPath(new URL(`web/${path}`, import.meta.url)));
/** Together with the frame come the small pieces that nearly every page has. */
const staffFrame = atOnce(["main.tsx", "ui/ActionButton.tsx", "ui/Money.tsx", "ui/StatusTag.tsx", "parts/Stage.tsx", "parts/useFilter.ts"].map(inWeb));
const phoneFrame = atOnce([inWeb("phone/main.tsx"), ...later(inWeb("phone/routes.ts"))]);
const lists = atOnce(["ui/list/VirtualList.tsx", "ui/list/ColumnSettings.tsx", "ui/sheet/SearchField.tsx", "parts/ExportButton.tsx"].map(inWeb));

/** Few files: each costs a request and a kilobyte of headers. What stands first takes its modules with all that they import. */
const groups = [
  { name: "react", test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
  { name: "both", test: (id: string) => (phoneFrame.has(id) && staffFrame.has(id)) || id.includes("\0vite/") },
  { name: "frame", test: (id: string) => staffFrame.has(id) },
  { name: "lists", test: (id: string) => lists.has(id) },
  // What calls of the API need of it is a line each.
  { name: "contract", test: /[\\/]contract[\\/](?!money)/, minShareCount: 8 },
].map((group, at, all) => ({ ...group, priority: all.length - at }));

export default defineConfig({
  root: "web",
  // Of a built page only; see phonePaths.
  base: "./",
  plugins: [react(), wordsOfPages(), contractWithoutSchemas, phonePaths, keptPieces, compressedCopies],
  // Not all of /api: the sources in web/api are served from there.
  server: { proxy: { "^/(p/)?api/(v1|auth)/": "http://127.0.0.1:3000" } },
  build: {
    outDir: "../dist/web",
    emptyOutDir: true,
    sourcemap: false,
    // Inlined assets would be data: addresses, which the content security policy refuses.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      // The parts of antd do not say of themselves that importing them does nothing; a text field would bring all of its forms along.
      treeshake: { moduleSideEffects: (id) => !/node_modules\/@rc-component\/.*\.js$/.test(id) },
      input: { staff: page("index"), phone: page("phone"), worker: fileURLToPath(new URL("web/phone/offline/worker.ts", import.meta.url)) }, onwarn: quietUseClient,
      // A worker is known by its address, which lasts.
      output: {
        entryFileNames: ({ name }) => (name === "worker" ? "worker.js" : "assets/[name]-[hash].js"),
        codeSplitting: { groups },
      },
    },
  },
});

function page(name: string): string {
  return fileURLToPath(new URL(`web/${name}.html`, import.meta.url));
}

/** Libraries mark modules with "use client", which means nothing without server components. */
function quietUseClient(warning: { code?: string }, warn: (warning: never) => void): void {
  if (warning.code !== "MODULE_LEVEL_DIRECTIVE") warn(warning as never);
}
