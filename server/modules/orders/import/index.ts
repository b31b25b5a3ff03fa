export { type ParsedFile, parseOrderFile } from "./parse.ts";
export { rememberMapping } from "./mappings.ts";
export { type ImportPorts, previewImport } from "./preview.ts";
