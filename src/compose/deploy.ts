import type { DeployPlan, ImageSettings } from '../core/deploy/plan.ts';
import type { Settings } from '../core/settings.ts';
import type { DeployService, KubeconfigService } from '../ui/services.ts';
import type { OpenEngine } from './engine.ts';

/** Plans and runs deploys on the engine and the clusters that the rest of the editor uses. */
export function openDeploys(engine: OpenEngine, kubeconfig: KubeconfigService): DeployService {
  return {
    plan: async ({ folder, target, settings, answers }, signal) => {
      const [{ readWorkspace }, { planDeploy }] = await Promise.all([import('../services/files/readWorkspace.ts'), import('../core/deploy/planDeploy.ts')]);
      const { dockerfiles, manifests, revision } = await readWorkspace(folder, settings.manifests, signal);
      return planDeploy({ folder, dockerfiles, manifests, revision, target, answers, settings: imageSettings(settings) });
    },
    run: async (plan, report, signal) => {
      const [{ deploy }, cluster] = await Promise.all([import('../core/deploy/pipeline.ts'), needsCluster(plan) ? kubeconfig.connect(plan.target.cluster) : undefined]);
      return deploy(plan, { engine: needsEngine(plan) ? await engine.engine() : undefined, cluster: cluster?.api, now: Date.now }, report, signal);
    },
  };
}

function needsEngine(plan: DeployPlan): boolean {
  return plan.images.length > 0;
}

function needsCluster(plan: DeployPlan): boolean {
  return plan.nothingToApply === undefined;
}

function imageSettings({ registry, buildArgs }: Settings): ImageSettings {
  return { buildArgs, ...(registry !== '' && { registry }) };
}
