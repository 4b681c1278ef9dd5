import type { Span } from '../../base/text.ts';
import type { Finding } from './finding.ts';

/**
 * What a finding is known by from run to run, without its file: the rule, the characters it underlines and the line
 * they stand on. The same after lines were added above, after an indentation changed, and under every line end. Two
 * findings may have the same one; whoever compares has to count.
 */
export function fingerprint(text: string, finding: Finding): string {
  const { start, end } = finding.span;
  return hash([finding.rule, squeezed(text.slice(start, end)), squeezed(lineAround(text, finding.span))].join('\0'));
}

/** The fingerprints of findings of one file, each with its number among equal ones, from 1. */
export function numberedFingerprints(text: string, findings: readonly Finding[]): readonly { readonly hash: string; readonly number: number }[] {
  const counted = new Map<string, number>();
  return findings.map((finding) => {
    const own = fingerprint(text, finding);
    const number = (counted.get(own) ?? 0) + 1;
    counted.set(own, number);
    return { hash: own, number };
  });
}

function lineAround(text: string, { start }: Span): string {
  const newline = text.indexOf('\n', start);
  return text.slice(text.lastIndexOf('\n', start - 1) + 1, newline < 0 ? text.length : newline);
}

function squeezed(text: string): string {
  return text.replace(/[\s\ufeff]+/g, ' ').trim();
}

/** FNV-1a with 64 bits over the UTF-16 units: no secret is hashed, only equality matters. 16 hexadecimal digits. */
function hash(text: string): string {
  let value = 0xcbf29ce484222325n;
  for (let at = 0; at < text.length; at++) value = BigInt.asUintN(64, (value ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n);
  return value.toString(16).padStart(16, '0');
}
