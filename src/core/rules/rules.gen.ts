// Made by scripts/generate.ts; do not edit.
import type { LiveRule, ManifestRule, WorkspaceRule } from '../lint/rule.ts';
import { claimBoundElsewhere } from './workspace/claimBoundElsewhere.ts';
import { cudaImageWithoutGpuLimit } from './workspace/cudaImageWithoutGpuLimit.ts';
import { gpuLimitOnCpuImage } from './workspace/gpuLimitOnCpuImage.ts';
import { hpaCpuWithoutRequests } from './workspace/hpaCpuWithoutRequests.ts';
import { imageOnlyLocal } from './workspace/imageOnlyLocal.ts';
import { imageUnpinned } from './workspace/imageUnpinned.ts';
import { networkPolicyBlocksService } from './workspace/networkPolicyBlocksService.ts';
import { portChainMismatch } from './workspace/portChainMismatch.ts';
import { routeBackendMissing } from './workspace/routeBackendMissing.ts';
import { rwoCacheWithReplicas } from './workspace/rwoCacheWithReplicas.ts';
import { selectorOrReferenceBroken } from './workspace/selectorOrReferenceBroken.ts';
import { serviceNamedVllm } from './workspace/serviceNamedVllm.ts';
import { capabilityCapPrefix } from './manifest/capabilityCapPrefix.ts';
import { cudaTagInvalidInImage } from './manifest/cudaTagInvalidInImage.ts';
import { envShellSyntaxLiteral } from './manifest/envShellSyntaxLiteral.ts';
import { gpuLimitZero } from './manifest/gpuLimitZero.ts';
import { gpuQuantityNotInteger } from './manifest/gpuQuantityNotInteger.ts';
import { gpuRequestLimitMismatch } from './manifest/gpuRequestLimitMismatch.ts';
import { gpuRequestWithoutLimit } from './manifest/gpuRequestWithoutLimit.ts';
import { gpuResourceMisplaced } from './manifest/gpuResourceMisplaced.ts';
import { gpuResourceUnknownName } from './manifest/gpuResourceUnknownName.ts';
import { gpuResourceUnprefixed } from './manifest/gpuResourceUnprefixed.ts';
import { gpuServerWithoutGpu } from './manifest/gpuServerWithoutGpu.ts';
import { gpuTolerationMissing } from './manifest/gpuTolerationMissing.ts';
import { gpusLeftIdle } from './manifest/gpusLeftIdle.ts';
import { hfTokenPlaintext } from './manifest/hfTokenPlaintext.ts';
import { memoryUnitMistake } from './manifest/memoryUnitMistake.ts';
import { migResourceMalformed } from './manifest/migResourceMalformed.ts';
import { modelServerStartupBudget } from './manifest/modelServerStartupBudget.ts';
import { modelWithoutReadiness } from './manifest/modelWithoutReadiness.ts';
import { modelWithoutResources } from './manifest/modelWithoutResources.ts';
import { nonstringScalar } from './manifest/nonstringScalar.ts';
import { nvidiaVisibleDevicesInPod } from './manifest/nvidiaVisibleDevicesInPod.ts';
import { objectNameInvalid } from './manifest/objectNameInvalid.ts';
import { placeholderLeft } from './manifest/placeholderLeft.ts';
import { podLevelGpu } from './manifest/podLevelGpu.ts';
import { privilegedGpuContainer } from './manifest/privilegedGpuContainer.ts';
import { probeDoesNotMatchServer } from './manifest/probeDoesNotMatchServer.ts';
import { rollingUpdateNeedsSpareGpu } from './manifest/rollingUpdateNeedsSpareGpu.ts';
import { sglangLoopbackHost } from './manifest/sglangLoopbackHost.ts';
import { sharedGpuMoreThanOne } from './manifest/sharedGpuMoreThanOne.ts';
import { shmTooSmall } from './manifest/shmTooSmall.ts';
import { shmVolumeWrong } from './manifest/shmVolumeWrong.ts';
import { tensorParallelExceedsGpus } from './manifest/tensorParallelExceedsGpus.ts';
import { tolerationInvalid } from './manifest/tolerationInvalid.ts';
import { tpNotPowerOfTwo } from './manifest/tpNotPowerOfTwo.ts';
import { trainingRestartsForever } from './manifest/trainingRestartsForever.ts';
import { gpuCapacityExceeded } from './live/gpuCapacityExceeded.ts';
import { gpuResourceUnknownNameLive } from './live/gpuResourceUnknownNameLive.ts';
import { gpuTolerationMissingLive } from './live/gpuTolerationMissingLive.ts';
import { sharedGpuMoreThanOneLive } from './live/sharedGpuMoreThanOneLive.ts';
import { baseImageEol } from './dockerfile/baseImageEol.ts';
import { baseImageUnpinned } from './dockerfile/baseImageUnpinned.ts';
import { cudaImageEol } from './dockerfile/cudaImageEol.ts';
import { cudaTagInvalid } from './dockerfile/cudaTagInvalid.ts';
import { dependenciesAfterCode } from './dockerfile/dependenciesAfterCode.ts';
import { develImageInFinalStage } from './dockerfile/develImageInFinalStage.ts';
import { envLegacyFormat } from './dockerfile/envLegacyFormat.ts';
import { fileNotCopied } from './dockerfile/fileNotCopied.ts';
import { gpuNeededAtBuild } from './dockerfile/gpuNeededAtBuild.ts';
import { hfTokenInDockerfile } from './dockerfile/hfTokenInDockerfile.ts';
import { imageWithoutCommand } from './dockerfile/imageWithoutCommand.ts';
import { modelWeightsInImage } from './dockerfile/modelWeightsInImage.ts';
import { nvidiaAptOldKey } from './dockerfile/nvidiaAptOldKey.ts';
import { placeholderLeftInDockerfile } from './dockerfile/placeholderLeftInDockerfile.ts';
import { torchCpuWheelOnGpuImage } from './dockerfile/torchCpuWheelOnGpuImage.ts';
import { torchCudaTagUnavailable } from './dockerfile/torchCudaTagUnavailable.ts';
import { torchReinstalledOnTunedBase } from './dockerfile/torchReinstalledOnTunedBase.ts';
import { trainingAtBuild } from './dockerfile/trainingAtBuild.ts';
import { trainingExposesPort } from './dockerfile/trainingExposesPort.ts';
import { composeGpuInvalid } from './compose/composeGpuInvalid.ts';
import { composeGpuNotReserved } from './compose/composeGpuNotReserved.ts';
import { cudaTagInvalidInCompose } from './compose/cudaTagInvalidInCompose.ts';
import { hfTokenPlaintextInCompose } from './compose/hfTokenPlaintextInCompose.ts';
import { sglangLoopbackHostInCompose } from './compose/sglangLoopbackHostInCompose.ts';
import { torchCudaTagInRequirements } from './requirements/torchCudaTagInRequirements.ts';

/** Every rule of its folder, in the order of the file names. */
export const manifestRules: readonly ManifestRule[] = [
  capabilityCapPrefix,
  cudaTagInvalidInImage,
  envShellSyntaxLiteral,
  gpuLimitZero,
  gpuQuantityNotInteger,
  gpuRequestLimitMismatch,
  gpuRequestWithoutLimit,
  gpuResourceMisplaced,
  gpuResourceUnknownName,
  gpuResourceUnprefixed,
  gpuServerWithoutGpu,
  gpuTolerationMissing,
  gpusLeftIdle,
  hfTokenPlaintext,
  memoryUnitMistake,
  migResourceMalformed,
  modelServerStartupBudget,
  modelWithoutReadiness,
  modelWithoutResources,
  nonstringScalar,
  nvidiaVisibleDevicesInPod,
  objectNameInvalid,
  placeholderLeft,
  podLevelGpu,
  privilegedGpuContainer,
  probeDoesNotMatchServer,
  rollingUpdateNeedsSpareGpu,
  sglangLoopbackHost,
  sharedGpuMoreThanOne,
  shmTooSmall,
  shmVolumeWrong,
  tensorParallelExceedsGpus,
  tolerationInvalid,
  tpNotPowerOfTwo,
  trainingRestartsForever,
];

/** Every rule of its folder, in the order of the file names. */
export const liveRules: readonly LiveRule[] = [
  gpuCapacityExceeded,
  gpuResourceUnknownNameLive,
  gpuTolerationMissingLive,
  sharedGpuMoreThanOneLive,
];

/** Every rule of its folder, in the order of the file names. */
export const dockerfileRules = [
  baseImageEol,
  baseImageUnpinned,
  cudaImageEol,
  cudaTagInvalid,
  dependenciesAfterCode,
  develImageInFinalStage,
  envLegacyFormat,
  fileNotCopied,
  gpuNeededAtBuild,
  hfTokenInDockerfile,
  imageWithoutCommand,
  modelWeightsInImage,
  nvidiaAptOldKey,
  placeholderLeftInDockerfile,
  torchCpuWheelOnGpuImage,
  torchCudaTagUnavailable,
  torchReinstalledOnTunedBase,
  trainingAtBuild,
  trainingExposesPort,
] as const;

/** Every rule of its folder, in the order of the file names. */
export const composeRules = [
  composeGpuInvalid,
  composeGpuNotReserved,
  cudaTagInvalidInCompose,
  hfTokenPlaintextInCompose,
  sglangLoopbackHostInCompose,
] as const;

/** Every rule of its folder, in the order of the file names. */
export const requirementsRules = [
  torchCudaTagInRequirements,
] as const;

/** Every rule of its folder, in the order of the file names. */
export const workspaceRules: readonly WorkspaceRule[] = [
  claimBoundElsewhere,
  cudaImageWithoutGpuLimit,
  gpuLimitOnCpuImage,
  hpaCpuWithoutRequests,
  imageOnlyLocal,
  imageUnpinned,
  networkPolicyBlocksService,
  portChainMismatch,
  routeBackendMissing,
  rwoCacheWithReplicas,
  selectorOrReferenceBroken,
  serviceNamedVllm,
];
