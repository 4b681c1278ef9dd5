/** The number behind the point of a Kubernetes version, by which versions are ordered: 34 of `1.34`. */
export function minorOf(version: string): number {
  return Number(version.slice(version.indexOf('.') + 1));
}
