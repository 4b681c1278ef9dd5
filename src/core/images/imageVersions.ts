/** The versions an image tells of itself; each is absent when neither its environment nor its labels name it. */
export interface ImageVersions {
  readonly cuda?: string;
  readonly cudnn?: string;
  readonly rocm?: string;
  readonly torch?: string;
  readonly python?: string;
}

type Values = Readonly<Record<string, string>>;

/**
 * The variables that the images of NVIDIA, AMD, PyTorch and Python set, in the order they are believed, and the labels
 * that name the same thing. NVIDIA's own PyTorch images write `PYTORCH_VERSION=2.3.0a0+40ec155e58`.
 */
const sources: Readonly<Record<keyof ImageVersions, { readonly env: readonly string[]; readonly labels: readonly string[] }>> = {
  cuda: { env: ['CUDA_VERSION'], labels: ['com.nvidia.cuda.version'] },
  cudnn: { env: ['CUDNN_VERSION', 'NV_CUDNN_VERSION'], labels: ['com.nvidia.cudnn.version'] },
  rocm: { env: ['ROCM_VERSION'], labels: [] },
  torch: { env: ['PYTORCH_VERSION', 'TORCH_VERSION'], labels: ['com.nvidia.pytorch.version'] },
  python: { env: ['PYTHON_VERSION'], labels: [] },
};

/** The value when it begins like a version; the package revision behind `-` and the build behind `+` are cut off. */
function version(text: string | undefined): string | undefined {
  return text === undefined ? undefined : /^v?(\d+(?:\.\d+)*(?:(?:a|b|rc)\d+)?)/.exec(text.trim())?.[1];
}

function firstVersion(values: Values, names: readonly string[]): string | undefined {
  return names.map((name) => version(values[name])).find((found) => found !== undefined);
}

/** An image's `NAME=value` list as a record; an entry without `=` has the value ''. */
export function readEnvironment(entries: readonly string[]): Values {
  return Object.fromEntries(
    entries.map((entry) => {
      const equals = entry.indexOf('=');
      return equals < 0 ? [entry, ''] : [entry.slice(0, equals), entry.slice(equals + 1)];
    }),
  );
}

/** What environment and labels of an image tell about CUDA, cuDNN, ROCm, PyTorch and Python. */
export function readVersions(environment: Values, labels: Values): ImageVersions {
  const found: [string, string][] = [];
  for (const [name, { env, labels: labelNames }] of Object.entries(sources)) {
    const value = firstVersion(environment, env) ?? firstVersion(labels, labelNames);
    if (value !== undefined) found.push([name, value]);
  }
  return Object.fromEntries(found);
}

/**
 * True when the image carries CUDA or ROCm, or sets NVIDIA_VISIBLE_DEVICES to something: that variable is what makes
 * NVIDIA's container runtime hand devices to a container (`void` and `none` say the opposite).
 */
export function isGpuReady(environment: Values, versions: ImageVersions): boolean {
  const visible = environment['NVIDIA_VISIBLE_DEVICES'];
  if (visible !== undefined) return !['', 'void', 'none'].includes(visible);
  return versions.cuda !== undefined || versions.rocm !== undefined;
}
