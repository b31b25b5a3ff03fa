export { type ParsedFile, parseOrderFile, parsePasted } from "./parse.ts";
export { type ImportPorts, previewImport } from "./preview.ts";
