import { endOfLife } from '../data/tables.gen.ts';
import { knownBase } from '../dockerfile/knownBase.ts';
import { parseImageRef, type ImageRef } from '../images/imageRef.ts';
import { type ModelServer, modelServerOf } from '../models/modelServers.ts';
import { code } from './hover.ts';

/** What an image reference says and what is known of the image; empty for what is no reference. */
export function imageParagraphs(reference: string): readonly string[] {
  const image = parseImageRef(reference);
  if (!image) return [];
  const server = modelServerOf(reference);
  const base = knownBase(reference);
  const cuda = cudaText(image);
  return [
    placeText(image),
    ...(server ? [serverText(server)] : []),
    ...(cuda === undefined ? [] : [cuda]),
    ...(base ? [`Starts ${code(base.command)} by itself, which ends at once when nobody types: a container needs a command of its own.`] : []),
    ...endText(image),
  ];
}

function placeText({ registry, repository, tag, digest }: ImageRef): string {
  const where = registry === '' ? 'Docker Hub, because no registry is written' : code(registry);
  const which = digest !== undefined ? `pinned to ${code(digest.slice(0, 19))}…` : tag === undefined || tag === 'latest' ? 'the tag `latest`, which moves' : `tag ${code(tag)}`;
  return `${code(repository)} from ${where}; ${which}.`;
}

const needs: Readonly<Record<ModelServer['gpu'], string>> = { nvidia: 'needs an NVIDIA GPU', amd: 'needs an AMD GPU', none: 'runs without a GPU', optional: 'runs with and without a GPU', unknown: '' };

function serverText(server: ModelServer): string {
  const facts = [
    needs[server.gpu],
    server.port === 0 ? '' : `listens on ${server.port}`,
    server.paths[0] === undefined ? '' : `answers at ${code(server.paths[0])} once it is up`,
    server.shm ? 'shares memory between processes through `/dev/shm`' : '',
    server.large ? 'usually takes minutes to load a model' : '',
  ].filter((fact) => fact !== '');
  return `**${server.name}**, ${server.official ? 'a model server' : 'by its name a model server'}: ${facts.join(', ')}.`;
}

const flavours: Readonly<Record<string, string>> = {
  base: 'only the CUDA runtime library',
  runtime: 'the CUDA libraries that programs need to run',
  devel: 'compiler and headers as well, several gigabytes more than `runtime`',
};

function cudaText({ repository, tag }: ImageRef): string | undefined {
  const match = repository === 'nvidia/cuda' ? /^(\d+\.\d+(?:\.\d+)?)(-cudnn\d*)?-(base|runtime|devel)\b/.exec(tag ?? '') : null;
  const [, release = '', cudnn, flavour = ''] = match ?? [];
  return match ? `CUDA ${release}${cudnn === undefined ? '' : ' with cuDNN'}, ${flavour}: ${flavours[flavour] ?? ''}.` : undefined;
}

function endText({ registry, repository, tag }: ImageRef): readonly string[] {
  const path = repository.replace(/^library\//, '');
  if (!['', 'docker.io', 'index.docker.io'].includes(registry) || tag === undefined) return [];
  const row = endOfLife.rows.find((candidate) => candidate.image === path && candidate.tags.some((release) => tag === release || tag.startsWith(`${release}.`) || tag.startsWith(`${release}-`)));
  return row ? [`${row.what} ${row.version} has had no fixes since ${row.ended}.`] : [];
}
