import { buildCommands } from '../../dockerfile/buildCommands.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { defineDockerfileRule } from '../../lint/rule.ts';
import { trainingOf } from '../../models/trainingCommand.ts';

export const trainingAtBuild = defineDockerfileRule<Dockerfile>({
  id: 'training-at-build',
  severity: 'warning',
  summary: 'A training runs while the image is built.',
  why: 'RUN works at build time: without a GPU, without the volumes and Secrets of the cluster, and again on every machine whose build cache lacks the step. What it writes becomes a layer; what it logs stays in the build. A training belongs into CMD, run by a Job.',
  sources: ['https://docs.docker.com/reference/dockerfile/#run', 'https://docs.docker.com/reference/dockerfile/#cmd'],
  check(file, context) {
    for (const { command } of buildCommands(file)) {
      const training = trainingOf(command.words);
      if (!training) continue;
      context.report(command.span, `RUN executes ${training.name} while the image is built: without a GPU, again whenever the cache misses, and its result ends up in a layer. Put it into CMD and run it as a Job.`);
    }
  },
});
