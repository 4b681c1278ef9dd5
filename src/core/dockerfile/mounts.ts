import type { Span } from '../../base/text.ts';
import type { Flag } from './dockerfile.ts';

/** One `key=value` of `--mount`; `span` is the key's own place where that is known, else the whole flag's. */
export interface MountField {
  readonly key: string;
  readonly value: string | undefined;
  readonly span: Span;
}

/** The fields of a `--mount` flag. Keys are lower case; an option without value, such as `ro`, has none. */
export function mountFields(flag: Flag): MountField[] {
  const { value, valueSpan } = flag;
  if (value === undefined || !valueSpan) return [];
  const plain = valueSpan.end - valueSpan.start === value.length;
  let at = valueSpan.start;
  return value.split(',').map((field) => {
    const start = at;
    at += field.length + 1;
    const equals = field.indexOf('=');
    const key = equals < 0 ? field : field.slice(0, equals);
    return { key: key.toLowerCase(), value: equals < 0 ? undefined : field.slice(equals + 1), span: plain && key !== '' ? { start, end: start + key.length } : flag.span };
  });
}
