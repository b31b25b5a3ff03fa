export { type DeliveryDeps, deliverOne, mailDelivery } from "./delivery.ts";
export * from "./events.ts";
export { type Enclosure, mailboxOnly, type Post, smtpPost } from "./post.ts";
export { type IsDemo, routesOf } from "./reads.ts";
export { render } from "./render.ts";
export { beginDigest, mailsAbout } from "./store.ts";
export { type Attachment, type Letter, mail, type Notice, notify } from "./tell.ts";
export { digestHeadings, type MailKind, type NoticeKind, restComesLater } from "./texts.ts";
