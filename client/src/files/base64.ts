/** As many bytes as a call takes arguments without trouble anywhere. */
const PIECE = 0x2000;

/** Bytes as Base64, without anything of Node. */
export function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(text);
}
