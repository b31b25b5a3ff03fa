/** 256 random bits in base64url, as invitations and tokens want them; made here, so that no kept answer of the server holds one. */
export function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The link by which somebody joins; the secret stands behind the #, which browsers send to no server. */
export const invitationLink = (secret: string): string => `${location.origin}/join#${secret}`;
