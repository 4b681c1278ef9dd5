import type { ScalarValue } from './node.ts';

const words = new Map<string, ScalarValue>();
for (const word of ['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON']) words.set(word, true);
for (const word of ['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF']) words.set(word, false);
for (const word of ['', '~', 'null', 'Null', 'NULL']) words.set(word, null);
for (const word of ['.nan', '.NaN', '.NAN']) words.set(word, Number.NaN);
for (const word of ['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF']) words.set(word, Number.POSITIVE_INFINITY);
for (const word of ['-.inf', '-.Inf', '-.INF']) words.set(word, Number.NEGATIVE_INFINITY);

const floatPattern = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const integerPattern = /^([-+]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|[1-9][0-9]*|0)$/;

/**
 * The value of a plain scalar by the rules of go-yaml v2 (`resolve.go` of sigs.k8s.io/yaml), which every Kubernetes tool
 * reads YAML with: YAML 1.1 booleans, octal with a leading 0, `_` inside numbers, no sexagesimals; dates stay strings.
 */
export function resolvePlain(source: string): ScalarValue {
  const first = source.charCodeAt(0);
  const numeric = (first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46;
  if (!numeric) return source.length > 5 ? source : fromWord(source);
  if (words.has(source)) return fromWord(source);
  const digits = source.includes('_') ? source.replaceAll('_', '') : source;
  const integer = integerPattern.exec(digits);
  if (integer) return toInteger(integer[1] ?? '', integer[2] ?? '');
  return floatPattern.test(digits) ? Number(digits) : source;
}

function fromWord(source: string): ScalarValue {
  const value = words.get(source);
  return value === undefined ? source : value;
}

function toInteger(sign: string, digits: string): number {
  const isOctal = digits.length > 1 && digits.startsWith('0') && /^[0-7]$/.test(digits[1] ?? '');
  const size = Number(isOctal ? `0o${digits.slice(1)}` : digits.toLowerCase());
  return sign === '-' ? -size : size;
}
