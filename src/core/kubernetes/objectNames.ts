import type { ManifestObject } from './manifest.ts';
import { workloadKinds } from './podSpecPaths.ts';

/** What the API server takes as a name: one part of a DNS name, several with dots between them, or a service of IANA. */
export type NameForm = 'label' | 'subdomain' | 'port';

const label = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

const forms: Readonly<Record<NameForm, { readonly longest: number; readonly fits: (name: string) => boolean; readonly rule: string }>> = {
  label: { longest: 63, fits: (name) => label.test(name), rule: 'lower-case letters, digits and "-", a letter or digit at both ends' },
  subdomain: { longest: 253, fits: (name) => name.split('.').every((part) => label.test(part)), rule: 'lower-case letters, digits, "-" and ".", a letter or digit at both ends' },
  port: { longest: 15, fits: (name) => label.test(name) && /[a-z]/.test(name) && !name.includes('--'), rule: 'lower-case letters, digits and single "-", and at least one letter' },
};

/** What is wrong with a name of that form, as the end of a sentence; undefined for a good one. */
export function nameMistake(name: string, form: NameForm): string | undefined {
  const { longest, fits, rule } = forms[form];
  if (name.length > longest) return `at most ${longest} characters`;
  return fits(name) ? undefined : `only ${rule}`;
}

/** The name of that form that was probably meant; undefined where nothing usable is left of it. */
export function mendedName(name: string, form: NameForm): string | undefined {
  const plain = name.toLowerCase().replace(form === 'subdomain' ? /[^a-z0-9.-]+/g : /[^a-z0-9-]+/g, '-').replace(/-*\.[-.]*/g, '.');
  const mended = (form === 'port' ? plain.replace(/-{2,}/g, '-') : plain).replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
  return mended !== name && nameMistake(mended, form) === undefined ? mended : undefined;
}

/** True for what holds the place of a name that somebody or a script writes later: `<name>`, `CLUSTER_NAME`. */
export function isNamePlaceholder(name: string): boolean {
  return /[<>{}[\]$%@*#]/.test(name) || /(?:^|[^A-Za-z0-9])[A-Z][A-Z0-9_]{2,}(?:$|[^A-Za-z0-9_])/.test(name);
}

/** Groups of Kubernetes whose objects take nearly any name, such as `system:node`. */
const free = /^(?:rbac\.authorization|authentication|authorization|certificates)\.k8s\.io$/;
/** Groups of files that tools read and no cluster sees. */
const ofTools = /(?:^|\.)(?:config|kubeadm|audit|client\.authentication)\.k8s\.io$/;

/** The form of the name of an object; undefined where any name goes, and for kinds that are not known here. */
export function objectNameForm({ group, kind }: ManifestObject): NameForm | undefined {
  if (kind === 'IPAddress' || (group.endsWith('.k8s.io') && (free.test(group) || ofTools.test(group)))) return undefined;
  if (group === '' && (kind === 'Service' || kind === 'Namespace')) return 'label';
  const builtIn = ['', 'apps', 'batch', 'autoscaling', 'policy'].includes(group) || (group.endsWith('.k8s.io') && !group.endsWith('.x-k8s.io'));
  return builtIn || workloadKinds.some((workload) => workload.group === group && workload.kinds.includes(kind)) ? 'subdomain' : undefined;
}
