/** The user's settings as one value; what is missing or of a wrong type has its default. */
export interface Settings {
  /** Path of the kubeconfig; '' for what KUBECONFIG or ~/.kube/config says. */
  readonly kubeconfig: string;
  /** Name of the docker context; '' for the one that docker itself would use. */
  readonly dockerContext: string;
  /** Registry and path put before images that name no registry, for example `registry.example.com/team`; '' for none. */
  readonly registry: string;
  readonly buildArgs: Readonly<Record<string, string>>;
  /** Globs, relative to the workspace folder, of the files to deploy. */
  readonly manifests: readonly string[];
  readonly lintEnabled: boolean;
  /** `1.36`, …; '' for the newest version that Slipway knows. */
  readonly kubernetesVersion: string;
  /** Whether problems that another extension shows as well are left out. */
  readonly hidesDuplicates: boolean;
  /** Whether actions are offered above the text of Dockerfiles and manifests. */
  readonly codeLensEnabled: boolean;
  /** Path of a file that tells how far a sandbox has come; '' for none. */
  readonly sandboxStatusFile: string;
}

/** The key of each setting in settings.json, without the prefix `slipway.`. */
export const settingKeys = {
  kubeconfig: 'kubeconfig',
  dockerContext: 'docker.context',
  registry: 'registry',
  buildArgs: 'build.args',
  manifests: 'deploy.manifests',
  lintEnabled: 'lint.enabled',
  kubernetesVersion: 'lint.kubernetesVersion',
  hidesDuplicates: 'lint.hideDuplicates',
  codeLensEnabled: 'codeLens.enabled',
  sandboxStatusFile: 'sandbox.statusFile',
} as const satisfies Record<keyof Settings, string>;
export type SettingKey = (typeof settingKeys)[keyof Settings];

export const defaultSettings: Settings = {
  kubeconfig: '',
  dockerContext: '',
  registry: '',
  buildArgs: {},
  manifests: ['**/*.yaml', '**/*.yml'],
  lintEnabled: true,
  kubernetesVersion: '',
  hidesDuplicates: true,
  codeLensEnabled: true,
  sandboxStatusFile: '',
};

/** Settings that start programs or decide where things are sent: an untrusted workspace may not set them. */
export const restrictedSettings: readonly SettingKey[] = ['kubeconfig', 'docker.context', 'registry', 'build.args', 'deploy.manifests', 'sandbox.statusFile'];

/** Makes a Settings value of whatever `read` answers for each key; values of a wrong type give way to the default. */
export function readSettings(read: (key: SettingKey) => unknown): Settings {
  return {
    kubeconfig: text(read(settingKeys.kubeconfig), defaultSettings.kubeconfig),
    dockerContext: text(read(settingKeys.dockerContext), defaultSettings.dockerContext),
    registry: text(read(settingKeys.registry), defaultSettings.registry),
    buildArgs: textRecord(read(settingKeys.buildArgs)),
    manifests: textList(read(settingKeys.manifests), defaultSettings.manifests),
    lintEnabled: flag(read(settingKeys.lintEnabled), defaultSettings.lintEnabled),
    kubernetesVersion: version(read(settingKeys.kubernetesVersion)),
    hidesDuplicates: flag(read(settingKeys.hidesDuplicates), defaultSettings.hidesDuplicates),
    codeLensEnabled: flag(read(settingKeys.codeLensEnabled), defaultSettings.codeLensEnabled),
    sandboxStatusFile: text(read(settingKeys.sandboxStatusFile), defaultSettings.sandboxStatusFile),
  };
}

function text(value: unknown, fallback: string): string {
  return typeof value === 'string' ? value.trim() : fallback;
}

function flag(value: unknown, fallback: boolean): boolean {
  return typeof value === 'boolean' ? value : fallback;
}

function textList(value: unknown, fallback: readonly string[]): readonly string[] {
  if (!Array.isArray(value)) return fallback;
  const texts = value.filter((item) => typeof item === 'string').map((item) => item.trim());
  return texts.filter((item) => item !== '');
}

/** Build arguments are texts, but people write numbers and booleans too; those mean their text. */
function textRecord(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const known = Object.entries(value).filter(([, item]) => ['string', 'number', 'boolean'].includes(typeof item));
  return Object.fromEntries(known.map(([name, item]) => [name, String(item)]));
}

/** `1.36`, also written `v1.36` or `1.36.2`; '' for what is no version. */
function version(value: unknown): string {
  const match = typeof value === 'string' ? /^v?(1\.\d+)(?:\.\d+)?$/.exec(value.trim()) : null;
  return match?.[1] ?? defaultSettings.kubernetesVersion;
}
