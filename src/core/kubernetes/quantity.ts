import { remembered } from '../../base/remembered.ts';

/** A resource quantity taken apart. */
export interface Quantity {
  /** The value in billionths, rounded up as the API server does, so that `500m` and `0.5` are one. */
  readonly nanos: bigint;
  /** `Gi`, `m`, `e3` …; '' where there is none. */
  readonly suffix: string;
}

const shape = /^([+-]?)([0-9]+\.?[0-9]*|\.[0-9]+)(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei|[eE][+-]?[0-9]+)?$/;
const decimalExponents: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };
const binaryExponents: Readonly<Record<string, number>> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 };

/** Larger exponents say nothing more, and their digits would fill the memory. */
const largestExponent = 60;

/** One whole unit in billionths. */
export const oneUnit = 1_000_000_000n;

/** Parses a quantity by the grammar of `k8s.io/apimachinery/pkg/api/resource`; undefined where the server refuses it. */
export const parseQuantity = remembered(readQuantity);

function readQuantity(text: string): Quantity | undefined {
  const match = shape.exec(text);
  if (!match) return undefined;
  const [, sign = '', digits = '', suffix = ''] = match;
  const [whole = '', fraction = ''] = digits.split('.');
  const mantissa = BigInt(`${whole}${fraction}` || '0');
  const binary = binaryExponents[suffix];
  const decimal = decimalExponents[suffix] ?? (binary === undefined && suffix !== '' ? Number(suffix.slice(1)) : 0);
  const exponent = Math.max(-largestExponent, Math.min(largestExponent, decimal)) + 9 - fraction.length;
  const scaled = binary === undefined ? mantissa : mantissa << BigInt(binary);
  const nanos = exponent >= 0 ? scaled * 10n ** BigInt(exponent) : dividedUp(scaled, 10n ** BigInt(-exponent));
  return { nanos: sign === '-' ? -nanos : nanos, suffix };
}

/** True where the quantity is a whole number of units after rounding up to thousandths, as the API server tests it. */
export function isWhole(quantity: Quantity): boolean {
  const thousandth = oneUnit / 1000n;
  return dividedUp(quantity.nanos, thousandth) % 1000n === 0n;
}

function dividedUp(value: bigint, divisor: bigint): bigint {
  const quotient = value / divisor;
  return value % divisor > 0n ? quotient + 1n : quotient;
}
