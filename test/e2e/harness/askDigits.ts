import type { SandboxDescription } from '../../sandbox/sandbox.ts';

/** Asks the deployed sample model through a port-forward; says whether its answer is the digit that was drawn. */
export declare function askDigits(sandbox: SandboxDescription, namespace: string): Promise<'right' | string>;
