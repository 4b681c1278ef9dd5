import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { finalLineage } from '../../dockerfile/stages.ts';
import { startCommand, startedCommands } from '../../dockerfile/startCommand.ts';
import { defineDockerfileRule } from '../../lint/rule.ts';
import { trainingOf } from '../../models/trainingCommand.ts';

/** Ports that trainings do open: ssh, TensorBoard, Jupyter, metrics, Ray, and where the ranks of torch meet. */
const ofTrainings = /^(?:22|2222|600\d|6379|8265|8888|909\d|9[14]00|10001|23456|29\d{3})(?:\/tcp)?$/;

export const trainingExposesPort = defineDockerfileRule<Dockerfile>({
  id: 'training-exposes-port',
  severity: 'info',
  summary: 'The image announces a port, and what it starts is a training.',
  why: 'EXPOSE opens nothing, it only says where the program of the image listens. A training listens nowhere and ends: a Service in front of it finds nobody, and probes of that port fail until the pod is killed.',
  sources: ['https://docs.docker.com/reference/dockerfile/#expose', 'https://docs.docker.com/reference/dockerfile/#cmd'],
  check(file, { report }) {
    const last = startedCommands(file, startCommand(file)).at(-1);
    const training = last && trainingOf(last.words);
    if (!training) return;
    for (const { name, words } of finalLineage(file).flatMap((stage) => stage.instructions)) {
      for (const word of name === 'EXPOSE' ? words : []) {
        if (!/^\d+(?:\/tcp)?$/.test(word.text) || ofTrainings.test(word.text)) continue;
        report(word.span, `The image starts ${training.name}, a training, which normally serves nothing on port ${word.text.replace('/tcp', '')} and ends. Start the server instead, or leave EXPOSE out.`);
      }
    }
  },
});
