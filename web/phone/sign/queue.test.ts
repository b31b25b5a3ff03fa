import { beforeEach, describe, expect, test, vi } from "vitest";
import { ProblemError } from "../../api/problem.ts";
import { sendSigning, type Shelf, type Signed, type Signing, type Wire } from "./queue.ts";

const signed: Signed = { number: "CK-1", state: "signed", hash: "h", rating: { linkId: "l", token: "t", expiresAt: "2026-12-01T00:00:00.000Z" } };
const signing: Signing = {
  key: "receipt-key", authorization: "Link x", number: "CK-1", signedAt: "2026-11-24T06:20:00.000Z", input: { signer: "李敏", lines: [], objection: "", signature: "iVBORw0KGgoAAAANSUhEUg==" },
  photos: [{ key: "photo-1", blob: new Blob(["a"]), lineId: "line" }, { key: "photo-2", blob: new Blob(["b"]) }],
};

function memory(): Shelf & { kept: Map<string, Signing> } {
  const kept = new Map<string, Signing>();
  return { kept, put: async (each) => void kept.set(each.key, each), remove: async (key) => void kept.delete(key), all: async () => [...kept.values()] };
}

describe("a receipt signed without network", () => {
  let shelf: ReturnType<typeof memory>;
  const upload = vi.fn<Wire["upload"]>();
  const sign = vi.fn<Wire["sign"]>();
  beforeEach(async () => {
    shelf = memory();
    await shelf.put(signing);
    upload.mockReset().mockImplementation(async ({ key }) => `file of ${key}`);
    sign.mockReset().mockResolvedValue(signed);
  });

  test("waits on the phone and is sent later under the same key", async () => {
    sign.mockRejectedValueOnce(new TypeError("Failed to fetch"));
    expect(await sendSigning(signing, shelf, { upload, sign })).toBeUndefined();
    const [waiting] = await shelf.all();
    expect(await sendSigning(waiting ?? signing, shelf, { upload, sign })).toBe(signed);
    expect(sign.mock.calls.map(([, { key }]) => key)).toEqual(["receipt-key", "receipt-key"]);
    expect(shelf.kept.size).toBe(0);
  });

  test("does not send photos again that have arrived", async () => {
    upload.mockImplementationOnce(async () => "first").mockRejectedValueOnce(new TypeError("Failed to fetch"));
    expect(await sendSigning(signing, shelf, { upload, sign })).toBeUndefined();
    const [waiting] = await shelf.all();
    await sendSigning(waiting ?? signing, shelf, { upload, sign });
    expect(upload.mock.calls.map(([{ key }]) => key)).toEqual(["photo-1", "photo-2", "photo-2"]);
    expect(sign).toHaveBeenCalledWith(expect.objectContaining({ photos: [{ fileId: "first", lineId: "line" }, { fileId: "file of photo-2" }] }), expect.anything());
  });

  test("comes back with the reason when it is refused, and does not wait any longer", async () => {
    const refused = new ProblemError({ type: "x", title: "已签收", status: 409, code: "linkUsed" });
    sign.mockRejectedValueOnce(refused);
    await expect(sendSigning(signing, shelf, { upload, sign })).rejects.toBe(refused);
    expect(shelf.kept.size).toBe(0);
  });

  test("waits when the server is busy", async () => {
    sign.mockRejectedValueOnce(new ProblemError({ type: "x", title: "busy", status: 429, code: "tooMany" }));
    expect(await sendSigning(signing, shelf, { upload, sign })).toBeUndefined();
    expect(shelf.kept.size).toBe(1);
  });
});
