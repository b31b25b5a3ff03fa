/** 32 random bytes as a secret of Standard Webhooks; made here, so that no answer of the server holds it. */
export function newCarrierSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return `whsec_${btoa(String.fromCharCode(...bytes))}`;
}
