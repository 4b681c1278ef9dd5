import { oneUnit, parseQuantity } from '../kubernetes/quantity.ts';

/** What a quantity of a resource comes to, in a sentence; undefined where there is nothing to add or it is none. */
export function quantityText(text: string, resource: string): string | undefined {
  const quantity = parseQuantity(text);
  if (!quantity) return undefined;
  const value = Number(quantity.nanos) / Number(oneUnit);
  if (resource === 'cpu') return `${numberText(value)} ${value === 1 ? 'core' : 'cores'}`;
  if (!isBytes(resource)) return quantity.suffix === '' ? undefined : numberText(value);
  return `${scaled(value, 1024, ['bytes', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'])} = ${scaled(value, 1000, ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB'])}`;
}

/** True for resources and fields that are counted in bytes. */
function isBytes(resource: string): boolean {
  return /^(?:requests\.|limits\.)?(?:memory|storage|ephemeral-storage|hugepages-.+)$/.test(resource) || resource === 'sizeLimit';
}

function scaled(value: number, step: number, units: readonly string[]): string {
  let index = 0;
  let rest = value;
  while (Math.abs(rest) >= step && index < units.length - 1) {
    rest /= step;
    index++;
  }
  return `${numberText(rest)} ${units[index] ?? ''}`;
}

function numberText(value: number): string {
  return String(Number(value.toPrecision(4)));
}
