import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { NodeCompiler, type NodeError } from "@myriaddreamin/typst-ts-node-compiler";
import { svgPages } from "./svg-pages.ts";
import type { TypstAnswer, TypstJob } from "./typst.ts";

const fonts = "@expo-google-fonts/noto-sans-sc";
const require = createRequire(import.meta.url);
const workspace = fileURLToPath(new URL("./templates/", import.meta.url));
const compiler = NodeCompiler.create({
  workspace,
  // Blobs only: font paths together with blobs aborted the process.
  fontArgs: [
    { fontBlobs: ["400Regular/NotoSansSC_400Regular.ttf", "700Bold/NotoSansSC_700Bold.ttf"].map((file) => readFileSync(require.resolve(`${fonts}/${file}`))) },
  ],
});

function complaints(error: NodeError | null): string {
  if (!error) return "no diagnostics";
  const messages = compiler.fetchDiagnostics(error).map((each: { message?: unknown }) => String(each.message));
  return [...new Set(messages)].join("; ");
}

function output(job: TypstJob): Pick<Extract<TypstAnswer, { ok: true }>, "pdf" | "svg" | "pages"> {
  const result = compiler.compile({ mainFilePath: `${workspace}${job.template}`, inputs: { data: job.data } });
  const document = result.result;
  if (result.hasError() || !document) throw new Error(complaints(result.takeError()));
  const pages = document.numOfPages;
  return job.format === "pdf" ? { pages, pdf: compiler.pdf(document, {}) } : { pages, svg: svgPages(compiler.plainSvg(document), pages) };
}

function answer(job: TypstJob): TypstAnswer {
  const shadows = job.images.map(({ path, bytes }) => ({ path: `${workspace}${path}`, bytes }));
  try {
    for (const { path, bytes } of shadows) compiler.mapShadow(path, Buffer.from(bytes));
    return { id: job.id, ok: true, ...output(job) };
  } catch (error) {
    return { id: job.id, ok: false, reason: error instanceof Error ? error.message : String(error) };
  } finally {
    for (const { path } of shadows) compiler.unmapShadow(path);
    // Results not used by the last ten papers are let go, or memory would grow with every paper.
    compiler.evictCache(10);
  }
}

process.on("message", (job: TypstJob) => process.send?.(answer(job), () => undefined));
process.on("disconnect", () => process.exit(0));
