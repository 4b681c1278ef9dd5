const binaryUnits = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi'];

/** An amount the way manifests write it: `64Gi memory`, `500m cpu`, `16 nvidia.com/gpu`. */
export function amountText(amount: number, resource: string): string {
  return `${amountAlone(amount, resource)} ${resource}`;
}

/** The amount without the name of its resource. */
export function amountAlone(amount: number, resource: string): string {
  if (resource === 'cpu') return Number.isInteger(amount) ? String(amount) : `${Math.round(amount * 1000)}m`;
  const bytes = resource === 'memory' || resource === 'ephemeral-storage' || resource.startsWith('hugepages-');
  if (!bytes) return String(amount);
  let [value, unit] = [amount, 0];
  while (value >= 1024 && unit < binaryUnits.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${Math.round(value * 10) / 10}${binaryUnits[unit]}`;
}
