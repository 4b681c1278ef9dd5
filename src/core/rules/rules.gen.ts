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
import { baseImageEol } from './dockerfile/baseImageEol.ts';
import { baseImageUnpinned } from './dockerfile/baseImageUnpinned.ts';
import { cudaImageEol } from './dockerfile/cudaImageEol.ts';
import { cudaTagInvalid } from './dockerfile/cudaTagInvalid.ts';
import { develImageInFinalStage } from './dockerfile/develImageInFinalStage.ts';
import { envLegacyFormat } from './dockerfile/envLegacyFormat.ts';
import { fileNotCopied } from './dockerfile/fileNotCopied.ts';
import { gpuNeededAtBuild } from './dockerfile/gpuNeededAtBuild.ts';
import { hfTokenInDockerfile } from './dockerfile/hfTokenInDockerfile.ts';
import { imageWithoutCommand } from './dockerfile/imageWithoutCommand.ts';
import { modelWeightsInImage } from './dockerfile/modelWeightsInImage.ts';
import { nvidiaAptOldKey } from './dockerfile/nvidiaAptOldKey.ts';
import { torchCpuWheelOnGpuImage } from './dockerfile/torchCpuWheelOnGpuImage.ts';
import { torchCudaTagUnavailable } from './dockerfile/torchCudaTagUnavailable.ts';
import { torchReinstalledOnTunedBase } from './dockerfile/torchReinstalledOnTunedBase.ts';
import { trainingAtBuild } from './dockerfile/trainingAtBuild.ts';

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
  baseImageEol,
  baseImageUnpinned,
  cudaImageEol,
  cudaTagInvalid,
  develImageInFinalStage,
  envLegacyFormat,
  fileNotCopied,
  gpuNeededAtBuild,
  hfTokenInDockerfile,
  imageWithoutCommand,
  modelWeightsInImage,
  nvidiaAptOldKey,
  torchCpuWheelOnGpuImage,
  torchCudaTagUnavailable,
  torchReinstalledOnTunedBase,
  trainingAtBuild,
] as const;
