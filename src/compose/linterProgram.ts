import { join } from 'node:path';
import type { Disposable } from '../base/lifecycle.ts';
import type { Log } from '../base/log.ts';
import { Program } from '../services/code/program.ts';
import type { LinterSource } from './lint.ts';
import type * as lintService from './lintService.ts';

/** Where the parts of the built linter are: absolute paths of files and folders. */
export interface LinterPaths {
  readonly schemas: string;
  /** The scripts that the build made of lintService.ts and what it loads. */
  readonly scripts: string;
  /** Where the code that V8 makes of them may be kept. */
  readonly code: string;
}

/** The linter as it was built. Nothing is read before the first call. */
export function linterProgram({ schemas, scripts, code }: LinterPaths, log: Log): LinterSource & Disposable {
  const program = new Program(code, log);
  return {
    schemas,
    load: async () => program.load(join(scripts, 'linter.cjs')) as typeof lintService,
    dispose: () => program.dispose(),
  };
}
