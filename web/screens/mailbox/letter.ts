const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** A letter as a page for its frame: links open in a tab of their own; one without HTML shows its text with its links made usable. */
export function framed({ html, text }: { html: string; text: string }): string {
  const body = html || `<pre style="white-space:pre-wrap;font:inherit">${escaped(text).replaceAll(/https?:\/\/[^\s<]+/g, (link) => `<a href="${link.replaceAll('"', "&quot;")}">${link}</a>`)}</pre>`;
  return `<base target="_blank"><style>body{margin:16px;overflow-wrap:anywhere;font:14px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans SC",system-ui,sans-serif;color:#1d2229;background:#fff}</style>${body}`;
}
