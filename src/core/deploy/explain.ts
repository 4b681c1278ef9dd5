import type { Explanation } from './explanation.ts';
import { explainContainers } from './rollout/explainContainers.ts';
import { explainController } from './rollout/explainController.ts';
import { explainScheduling } from './rollout/explainScheduling.ts';
import type { ObjectGraph } from './rollout/objectGraph.ts';
import { surgeTrouble } from './rollout/surgeTrouble.ts';

/**
 * Why a workload does not run, from the objects: first what keeps its pods from being made, then the pods, the worst
 * first. Undefined when nothing is the matter.
 */
export function explain(graph: ObjectGraph): Explanation | undefined {
  const found = graph.pods.flatMap((pod) => {
    const explanation = explainScheduling(pod, graph) ?? explainContainers(pod, graph);
    return explanation ? [withSurge(explanation, graph)] : [];
  });
  return explainController(graph) ?? found.find(({ permanent }) => permanent) ?? found[0];
}

/** A new pod that waits for devices may wait for its own predecessor, which nobody sees from the nodes alone. */
function withSurge(explanation: Explanation, graph: ObjectGraph): Explanation {
  const surge = explanation.kind === 'insufficientResource' && !explanation.permanent ? surgeTrouble(graph) : undefined;
  return surge === undefined ? explanation : { ...explanation, sentence: `${explanation.sentence} ${surge}` };
}
