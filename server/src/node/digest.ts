/** `sha256:<hex>`. `node:crypto` takes 3 ms to load, and most commands end without. */
export async function sha256(bytes: Uint8Array | string): Promise<string> {
  const { createHash } = await import('node:crypto');
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
