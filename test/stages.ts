import { mkdirSync } from 'node:fs';
import { inProject } from '../scripts/project.ts';
import type { Sandbox } from './sandbox/sandbox.ts';

/**
 * From seconds to minutes; each group of stages may use what the ones before it proved.
 * The services stage mostly waits for servers while the contract stage computes, so these two run at the same time.
 */
export const stageGroups = [['unit'], ['contract', 'services'], ['e2e']] as const;
export const stageNames = stageGroups.flat();
export type StageName = (typeof stageNames)[number];

export interface StageResult {
  readonly name: StageName;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly string[];
  readonly seconds: number;
}

function report(part: string, state: string, text: string): void {
  console.log(`[sandbox] ${part} ${state} ${text}`.trimEnd());
}

function say(sentence: string): void {
  console.log(`[editor] ${sentence}`);
}

// What brings up the real parts is loaded by those who need it: the unit stage would wait for that longest.
async function bringUpSandbox(signal: AbortSignal): Promise<Sandbox> {
  const { startSandbox } = await import('./sandbox/sandbox.ts');
  return startSandbox({ report, signal });
}

async function bringUpEditor(signal: AbortSignal): Promise<unknown> {
  const { installEditor } = await import('./sandbox/editor/editorInstall.ts');
  return installEditor({ logFile: inProject('build', 'editor-install.log'), say }, signal);
}

/** The real parts of a test run, brought up once behind the first stages. */
export class Surroundings {
  private readonly stopping = new AbortController();
  private readonly sandbox: Promise<Sandbox> | undefined;
  private readonly editor: Promise<unknown> | undefined;
  private readonly packaged: boolean;

  constructor(stages: readonly StageName[]) {
    // The contract stage makes the packages that the editor is then tested with.
    this.packaged = stages.includes('contract');
    const needsWorld = stages.includes('services') || stages.includes('e2e');
    this.sandbox = needsWorld ? bringUpSandbox(this.stopping.signal) : undefined;
    mkdirSync(inProject('build'), { recursive: true });
    this.editor = stages.includes('e2e') ? bringUpEditor(this.stopping.signal) : undefined;
    // Failures are told by `ready`, when the first stage that needs the part begins.
    this.sandbox?.catch(() => undefined);
    this.editor?.catch(() => undefined);
  }

  /** Resolves when everything that `stage` stands on is there. */
  async ready(stage: StageName): Promise<void> {
    if (stage === 'services' || stage === 'e2e') await this.sandbox;
    if (stage !== 'e2e') return;
    await this.editor;
    if (this.packaged) return;
    const { packageAll } = await import('../scripts/package.ts');
    await packageAll();
  }

  /** Stops what this run started; what ran before stays. */
  async stop(): Promise<void> {
    if (this.sandbox) {
      const { SandboxFailure } = await import('./sandbox/sandbox.ts');
      // A sandbox that came up in part knows what to stop as well.
      const sandbox = await this.sandbox.catch((error: unknown) => (error instanceof SandboxFailure ? error : undefined));
      await sandbox?.stop();
    }
    this.stopping.abort();
  }
}
