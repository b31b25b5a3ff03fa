import { toString as qrText } from "qrcode";
import * as contract from "../../../../contract/confirmations.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused } from "../../../platform/refusal.ts";
import { readPaperRow, snapshotOf } from "../../papers/index.ts";
import type { Request } from "../confirmations.ts";
import type { Ports } from "../ports.ts";
import { qrPicture } from "../qr-picture.ts";
import { handOver, mail, whyNot } from "../sending.ts";
import { contactOfRequest, openRequestForStaff } from "./open-request.ts";

const doneWith = (request: Request) => ({ requestId: request.id, orderId: request.orderId, state: request.state });

const mailing = (ports: Ports, endpoint: typeof contract.sendByMail, reminder: boolean) =>
  handle(endpoint, async ({ requestId, to }, context) => {
    const request = await openRequestForStaff(context, requestId, ports);
    if (isRefused(request)) return request;
    const paper = await readPaperRow(context.tx, request.paperId);
    if (!paper) throw new Error(`paper ${request.paperId} is gone`);
    const sent = await mail(context, request, { to, reminder, ports, facts: snapshotOf(paper), contact: await contactOfRequest(context, request, ports) });
    return isRefused(sent) ? sent : { ...doneWith(request), to: sent.to, expiresAt: sent.expiresAt };
  });
export const sendByMail = (ports: Ports) => mailing(ports, contract.sendByMail, false);
export const remind = (ports: Ports) => mailing(ports, contract.remind, true);

/** Makes a link for a chat. Its address is seen this once; who lost it makes another. */
export const copyLink = (ports: Ports) =>
  handle(contract.copyLink, async ({ requestId }, context) => {
    const request = await openRequestForStaff(context, requestId, ports);
    if (isRefused(request)) return request;
    const barred = whyNot(request, "link", await contactOfRequest(context, request, ports));
    if (barred) return barred;
    const { url, expiresAt } = await handOver(context, request, { ports, way: { means: "link", recipient: null, reminder: false } });
    const qrSvg = await qrText(url, { errorCorrectionLevel: "M", margin: 2, type: "svg" });
    return { ...doneWith(request), url, expiresAt, qrSvg, qrPng: `data:image/png;base64,${qrPicture(url).toString("base64")}` };
  });
