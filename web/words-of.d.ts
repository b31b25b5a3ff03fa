/** The words of a frame by language, made by `web/build/words-of-pages.ts`. */
declare module "words-of:*" {
  const words: import("./i18n/words.ts").Loaders;
  export default words;
}
