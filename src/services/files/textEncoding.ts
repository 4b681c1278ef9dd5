/** How the characters of a text file are stored. */
export type TextEncoding = 'utf-8' | 'utf-16le';

/** What is no text has a zero among its first bytes. */
const firstBytes = 8192;

/** Made once, since making one takes as long as decoding a manifest. */
const decoders = { 'utf-8': new TextDecoder('utf-8', { ignoreBOM: true }), 'utf-16le': new TextDecoder('utf-16le', { ignoreBOM: true }) } as const;

/** The encoding of a text, by the mark it begins with; undefined for bytes that are no text. */
export function textEncoding(bytes: Uint8Array): TextEncoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  const zero = bytes.indexOf(0);
  return zero >= 0 && zero < firstBytes ? undefined : 'utf-8';
}

/** The characters, the mark included: offsets count it. */
export function decodeText(bytes: Uint8Array, encoding: TextEncoding): string {
  return decoders[encoding].decode(bytes);
}

/** The bytes of a text. */
export function encodeText(text: string, encoding: TextEncoding): Uint8Array {
  return encoding === 'utf-8' ? new TextEncoder().encode(text) : Buffer.from(text, 'utf16le');
}
