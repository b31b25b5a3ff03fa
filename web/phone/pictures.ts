/** Long side of a photo as it is sent: enough to see a torn box, small enough for a phone's network. */
const longest = 1600;
const quality = 0.8;

/** A canvas as PNG in base64, without the head of a data address. */
export const pngOf = (canvas: HTMLCanvasElement): string => canvas.toDataURL("image/png").replace(/^data:image\/png;base64,/, "");

/** A canvas as a PNG file. */
export const pngFile = (canvas: HTMLCanvasElement): Promise<Blob | null> => new Promise((resolve) => canvas.toBlob(resolve, "image/png"));

/** The size that fits, both sides shrunk alike; nothing is enlarged. */
export function fitting({ width, height }: { width: number; height: number }): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** A photo made small, as JPEG; one that this browser cannot read is sent as it is and judged by the server. */
export async function shrunk(photo: Blob): Promise<Blob> {
  const picture = await createImageBitmap(photo).catch(() => undefined);
  if (!picture) return photo;
  const { width, height } = fitting(picture);
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  canvas.getContext("2d")?.drawImage(picture, 0, 0, width, height);
  return new Promise((resolve) => canvas.toBlob((small) => resolve(small ?? photo), "image/jpeg", quality));
}
