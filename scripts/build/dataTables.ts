// Compresses the data tables, as the schemas are: their rows repeat a few names and words.
import { brotliCompressSync } from 'node:zlib';
import type { Plugin } from 'esbuild';
import * as tables from '../../src/core/data/tables.gen.ts';

export const dataTables: Plugin = {
  name: 'data tables',
  setup: (build) => {
    build.onLoad({ filter: /[/\\]src[/\\]core[/\\]data[/\\]tables\.gen\.ts$/ }, () => ({ contents: tablesModule(tables), loader: 'js' }));
  },
};

/** A module with the same exports. */
export function tablesModule(exported: Readonly<Record<string, unknown>>): string {
  const packed = brotliCompressSync(JSON.stringify(exported)).toString('base64');
  return `import { brotliDecompressSync } from 'node:zlib';
export const { ${Object.keys(exported).join(', ')} } = JSON.parse(brotliDecompressSync(Buffer.from('${packed}', 'base64')).toString());
`;
}
