import type { DockerfilePlace } from '../../../../src/core/dockerfile/lintDockerfile.ts';
import { createWorkspace } from '../../../../src/core/workspace/workspace.ts';

/** A Dockerfile beside which there is nothing. */
export const alone: DockerfilePlace = { path: 'Dockerfile', workspace: createWorkspace() };
