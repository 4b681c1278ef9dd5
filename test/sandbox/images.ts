import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command.ts';
import { unpackPackages, type AptContext } from './debian.ts';
import { cachePath } from './directories.ts';
import { baseImageName, busyboxImageName } from './imageNames.ts';
import { hasImage, pushImage, type ImageConfig } from './imagePush.ts';
import { cachedLayer, packLayer, type Layer } from './layer.ts';
import { withLock } from './lock.ts';
import type { Part, PartContext } from './part.ts';

/** An image made from Debian's packages. Raise the number in `cache` when `arrange` changes. */
interface PackagedImage {
  readonly name: string;
  readonly cache: string;
  readonly packages: readonly string[];
  /** Whether what the packages depend on belongs into the image too. */
  readonly closure: boolean;
  readonly config: ImageConfig;
  /** Makes an image's file system out of the unpacked packages. */
  arrange(root: string, context: AptContext): Promise<void>;
}

const path = 'PATH=/usr/local/bin:/usr/bin:/bin';

const busyboxImage: PackagedImage = {
  name: busyboxImageName, cache: 'image-busybox-1', packages: ['busybox-static'], closure: false,
  config: { Cmd: ['/bin/sh'], Env: [path] },
  arrange: async (root, context) => {
    await addBusybox(root, context);
    rmSync(join(root, 'usr/share'), { recursive: true, force: true });
  },
};

const pythonImage: PackagedImage = {
  name: baseImageName, cache: 'image-python-numpy-2', packages: ['python3', 'python3-numpy', 'busybox-static'], closure: true,
  config: { Cmd: ['/usr/bin/python3'], Env: [path, 'PYTHONUNBUFFERED=1'] },
  arrange: arrangePython,
};

/** The program busybox out of its image, into the folder: what builds in tests start from, since nothing can be pulled. */
export async function copyBusybox(folder: string, signal: AbortSignal): Promise<void> {
  const layer = cachedLayer(cachePath(busyboxImage.cache));
  if (!layer) throw new Error('the base images of the sandbox are not made yet: npm run sandbox -- up');
  await run('tar', ['-xzf', layer.path, '-C', folder, '--strip-components=1', 'bin/busybox'], { signal });
}

/** The images that everything else starts from, made of Debian's packages because nothing can be pulled. */
export const images: Part = {
  name: 'images',
  title: 'base images',
  needs: ['registry'],

  async prepare(context) {
    await layerOf(busyboxImage, context);
    await layerOf(pythonImage, context);
  },

  async start(context) {
    for (const image of [busyboxImage, pythonImage]) {
      context.say(`pushing ${image.name}`);
      await pushImage(`127.0.0.1:${context.ports.registryOpen}`, image.name, await layerOf(image, context), image.config, context.signal);
    }
  },

  async isReady(context) {
    const answers = await Promise.all([busyboxImage, pythonImage].map(async (image) => {
      const layer = cachedLayer(cachePath(image.cache));
      if (!layer) return false;
      return hasImage(`127.0.0.1:${context.ports.registryOpen}`, image.name, layer, context.signal).catch(() => false);
    }));
    return answers.every(Boolean);
  },

  // They are content of the registry, which keeps them for the next time.
  stop: () => Promise.resolve(),
};

async function layerOf(image: PackagedImage, context: PartContext): Promise<Layer> {
  const directory = cachePath(image.cache);
  return cachedLayer(directory) ?? withLock(`build-${image.cache}`, context.signal, async () => {
    const before = cachedLayer(directory);
    if (before) return before;
    context.say(`making ${image.name} from Debian's packages`);
    const root = `${directory}.root`;
    rmSync(root, { recursive: true, force: true });
    await unpackPackages(image.packages, root, image.closure, context);
    await image.arrange(root, context);
    const layer = await packLayer(root, directory, context.signal);
    rmSync(root, { recursive: true, force: true });
    return layer;
  });
}

/** Gives the image a shell and the everyday programs, except those it has already. */
async function addBusybox(root: string, context: AptContext): Promise<void> {
  const bin = join(root, 'bin');
  mkdirSync(bin, { recursive: true });
  const applets = await run(join(bin, 'busybox'), ['--list'], context);
  for (const name of applets.split('\n').filter((line) => line !== '' && line !== 'busybox')) {
    if (!existsSync(join(bin, name)) && !existsSync(join(root, 'usr/bin', name))) symlinkSync('/bin/busybox', join(bin, name));
  }
  for (const directory of ['etc', 'tmp', 'root', 'run', 'var', 'var/tmp']) mkdirSync(join(root, directory), { recursive: true });
  await run('chmod', ['1777', join(root, 'tmp'), join(root, 'var/tmp')], context);
  writeFileSync(join(root, 'etc/passwd'), 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/nonexistent:/bin/sh\n');
  writeFileSync(join(root, 'etc/group'), 'root:x:0:\nnogroup:x:65534:\n');
}

/** What a running Python needs; the rest of the packages (documents, Perl, package management) goes. */
async function arrangePython(root: string, context: AptContext): Promise<void> {
  const useless = ['usr/share', 'usr/lib/python3/dist-packages/numpy/tests', 'var/lib/dpkg', 'usr/sbin', 'sbin', 'usr/games', 'usr/include'];
  for (const name of useless) rmSync(join(root, name), { recursive: true, force: true });
  for (const name of readdirSync(join(root, 'usr/bin'))) if (!/^(python3|openssl)/.test(name)) rmSync(join(root, 'usr/bin', name), { force: true });
  for (const name of readdirSync(join(root, 'bin'))) if (name !== 'busybox') rmSync(join(root, 'bin', name), { force: true });
  await addBusybox(root, context);
  if (!existsSync(join(root, 'usr/bin/env'))) symlinkSync('/bin/busybox', join(root, 'usr/bin/env'));
  linkAlternatives(root);
  if (!existsSync(join(root, 'usr/bin/python3'))) throw new Error('the package python3 brought no python3');
}

/** Links the one version of the linear algebra libraries to where the linker looks, as installing them would. */
function linkAlternatives(root: string): void {
  const libraries = join(root, 'usr/lib');
  for (const platform of readdirSync(libraries).filter((name) => name.endsWith('-linux-gnu'))) {
    for (const name of ['blas', 'lapack']) {
      const file = `lib${name}.so.3`;
      if (existsSync(join(libraries, platform, name, file))) symlinkSync(join(name, file), join(libraries, platform, file));
    }
  }
}
