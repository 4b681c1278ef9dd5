import type { SandboxDescription } from '../../test/sandbox/sandbox.ts';
import type { SampleEditor } from './openSample.ts';
import type { Terminal } from './terminal.ts';

/** Deploys the sample workspace through the open editor, asks the model one question, and tells each step's outcome. */
export declare function checkSample(editor: SampleEditor, sandbox: SandboxDescription, terminal: Terminal, signal: AbortSignal): Promise<number>;
