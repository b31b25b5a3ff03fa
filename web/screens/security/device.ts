const browsers: readonly [RegExp, string][] = [
  [/MicroMessenger/, "WeChat"], [/Edg\//, "Edge"], [/OPR\//, "Opera"], [/Firefox\//, "Firefox"], [/HeadlessChrome|Chrome\//, "Chrome"], [/Safari\//, "Safari"],
];
const systems: readonly [RegExp, string][] = [[/iPhone|iPad/, "iOS"], [/HarmonyOS/, "HarmonyOS"], [/Android/, "Android"], [/Windows/, "Windows"], [/Mac OS X/, "macOS"], [/Linux/, "Linux"]];
const named = (list: readonly [RegExp, string][], text: string) => list.find(([sign]) => sign.test(text))?.[1];

/** What a browser calls itself, in the words that people use for it; the beginning of it where it is none that we know. */
export function deviceName(userAgent: string): string {
  const known = [named(browsers, userAgent), named(systems, userAgent)].filter(Boolean);
  return known.length ? known.join(" · ") : userAgent.slice(0, 40) || "—";
}
