// Compares the linter with the sandbox's API server, document by document: `npm run judge PATH…`.
import { readyParts } from '../test/sandbox/sandbox.ts';
import { judgeFiles } from './judge/judgeFiles.ts';
import { report } from './judge/report.ts';

async function main(paths: readonly string[]): Promise<number> {
  if (paths.length === 0) {
    console.error('usage: npm run judge PATH…  (the sandbox must run: npm run sandbox -- up)');
    return 2;
  }
  if ((await readyParts(['controlPlane'])).length === 0) {
    console.error('The sandbox has no API server that answers; start it with: npm run sandbox -- up');
    return 2;
  }
  const stopping = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stopping.abort());
  const { text, failed } = report(await judgeFiles(paths, stopping.signal));
  console.log(text);
  return failed ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
