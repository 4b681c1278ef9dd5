// Measures the linter and what else there is, in turn, on this machine: `npm run bench:lint`. Ends with 1 where a target
// is not met or a program checked nothing.
import { availableParallelism } from 'node:os';
import { buildAll } from '../build.ts';
import { commandLineRows } from './commandLine.ts';
import { editorRows } from './editor.ts';
import { writeInputs } from './inputs.ts';
import { installPeers } from './peers.ts';
import { isMet, table } from './rows.ts';

const say = (text: string): void => console.error(`bench: ${text}`);
const peers = await installPeers(say);
say('building');
await buildAll();
const inputs = await writeInputs();
say('the command line');
const ofCommandLine = await commandLineRows(inputs, peers);
say('the editor');
const rows = [...(await editorRows(inputs, peers)), ...ofCommandLine];
console.log(`Node ${process.versions.node}, ${availableParallelism()} processors, medians unless said otherwise\n\n${table(rows)}`);
process.exitCode = rows.every(isMet) ? 0 : 1;
