import type { ImageRef } from './imageRef.ts';

/** Images of NVIDIA's registry that bring CUDA; others there, such as distroless, do not. */
const nvidiaCuda = /^nvidia\/(?:cuda|cuda-dl-base|pytorch|tensorflow|tritonserver|tensorrt|nemo|jax|rapidsai\/\w+)$/;

/** True for images that are known to hold CUDA, also below the name of a mirror. */
export function bringsCuda(image: ImageRef): boolean {
  const path = image.repository;
  if (/(?:^|\/)nvidia\/cuda$/.test(path)) return true;
  if (image.registry === 'nvcr.io') return nvidiaCuda.test(path);
  return /(?:^|\/)pytorch\/pytorch$/.test(path) && /cuda/.test(image.tag ?? '');
}

/** The CUDA release that the tag names: of nvidia/cuda the number in front, elsewhere the one behind `cuda`. */
export function cudaReleaseOf({ repository, tag = '' }: ImageRef): string | undefined {
  return (repository.endsWith('nvidia/cuda') ? /^\d+\.\d+/ : /(?<=cuda)\d+\.\d+/).exec(tag)?.[0];
}
