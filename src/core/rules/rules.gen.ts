// Made by scripts/generate.ts; do not edit.
import type { ManifestRule } from '../lint/rule.ts';
import { cudaTagInvalidInImage } from './manifest/cudaTagInvalidInImage.ts';
import { gpuQuantityNotInteger } from './manifest/gpuQuantityNotInteger.ts';
import { gpuRequestLimitMismatch } from './manifest/gpuRequestLimitMismatch.ts';
import { gpuRequestWithoutLimit } from './manifest/gpuRequestWithoutLimit.ts';
import { gpuResourceMisplaced } from './manifest/gpuResourceMisplaced.ts';
import { gpuResourceUnknownName } from './manifest/gpuResourceUnknownName.ts';
import { gpuResourceUnprefixed } from './manifest/gpuResourceUnprefixed.ts';
import { memoryUnitMistake } from './manifest/memoryUnitMistake.ts';
import { nonstringScalar } from './manifest/nonstringScalar.ts';
import { tolerationInvalid } from './manifest/tolerationInvalid.ts';
import { cudaTagInvalid } from './dockerfile/cudaTagInvalid.ts';
import { hfTokenInDockerfile } from './dockerfile/hfTokenInDockerfile.ts';
import { torchCpuWheelOnGpuImage } from './dockerfile/torchCpuWheelOnGpuImage.ts';

/** Every rule of its folder, in the order of the file names. */
export const manifestRules: readonly ManifestRule[] = [
  cudaTagInvalidInImage,
  gpuQuantityNotInteger,
  gpuRequestLimitMismatch,
  gpuRequestWithoutLimit,
  gpuResourceMisplaced,
  gpuResourceUnknownName,
  gpuResourceUnprefixed,
  memoryUnitMistake,
  nonstringScalar,
  tolerationInvalid,
];

/** Every rule of its folder, in the order of the file names. */
export const dockerfileRules = [
  cudaTagInvalid,
  hfTokenInDockerfile,
  torchCpuWheelOnGpuImage,
] as const;
