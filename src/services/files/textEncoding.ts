/** How the characters of a text file are stored. */
export type TextEncoding = 'utf-8' | 'utf-16le';

/** The encoding of a text, by the mark it begins with; undefined for bytes that are no text. */
export function textEncoding(bytes: Uint8Array): TextEncoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes.subarray(0, 8192).includes(0) ? undefined : 'utf-8';
}

/** The characters, the mark included: offsets count it. */
export function decodeText(bytes: Uint8Array, encoding: TextEncoding): string {
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}

/** The bytes of a text. */
export function encodeText(text: string, encoding: TextEncoding): Uint8Array {
  return encoding === 'utf-8' ? new TextEncoder().encode(text) : Buffer.from(text, 'utf16le');
}
