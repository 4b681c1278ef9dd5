/** What somebody who read the file says of findings: is what they claim true? */
export interface Verdict {
  /** Below ../shared/corpus. */
  readonly file: string;
  /** Severity and rule. */
  readonly finding: string;
  /** How many of them the file has. */
  readonly count: number;
  readonly verdict: 'true' | 'false';
  readonly why: string;
}

type Row = readonly [file: string, finding: string, count: number, verdict: Verdict['verdict'], why: string];

/** Causes that several files share. */
const gone2 = 'v1alpha2 went with Kubernetes 1.31, and the target is the newest';
const beta = 'v1beta1 is deprecated since Kubernetes 1.34, which brought v1';
const gone3 = 'v1alpha3 went with Kubernetes 1.34, and the target is the newest';
const source = 'a claim of a pod has had no field source since Kubernetes 1.31';
const shell = 'the guide beside it applies the file as it is, and the program gets the text $HF_TOKEN';
const latest = 'latest, or no tag, in a kind that is rolled back';
const python39 = 'Python 3.9 ended on 2025-10-31';
const oldEnv = 'ENV with a blank';
const noLimit = 'an emptyDir of medium Memory, and neither it nor the container has a limit';

const rows: readonly Row[] = [
  ['NVIDIA__k8s-dra-driver-gpu/demo/specs/mig+mps/sharing-demo-claims-1.yaml', 'error schema/removed-api', 1, 'true', gone2],
  ['NVIDIA__k8s-dra-driver-gpu/demo/specs/mig+mps/sharing-demo-claims.yaml', 'error schema/removed-api', 4, 'true', gone2],
  ['NVIDIA__k8s-dra-driver-gpu/demo/specs/mig+mps/sharing-demo-job.yaml', 'error schema/unknown-field', 4, 'true', source],
  ['NVIDIA__k8s-dra-driver-gpu/demo/specs/quickstart/gpu-test7.yaml', 'warning schema/deprecated-api', 1, 'true', beta],
  ['NVIDIA__k8s-dra-driver-gpu/demo/specs/quickstart/gpu-test8.yaml', 'warning schema/deprecated-api', 1, 'true', beta],
  ['NVIDIA__k8s-dra-driver-gpu/demo/specs/quickstart/v1beta1/gpu-test-mps.yaml', 'warning schema/deprecated-api', 1, 'true', beta],
  ['NVIDIA__k8s-dra-driver-gpu/demo/specs/quickstart/v1beta1/gpu-test1.yaml', 'warning schema/deprecated-api', 1, 'true', beta],
  ['NVIDIA__k8s-dra-driver-gpu/demo/specs/quickstart/v1beta1/gpu-test2.yaml', 'warning schema/deprecated-api', 1, 'true', beta],
  ['NVIDIA__k8s-dra-driver-gpu/demo/specs/quickstart/v1beta1/gpu-test3.yaml', 'warning schema/deprecated-api', 1, 'true', beta],
  ['NVIDIA__k8s-dra-driver-gpu/demo/specs/quickstart/v1beta1/gpu-test4.yaml', 'warning schema/deprecated-api', 1, 'true', beta],
  ['NVIDIA__k8s-dra-driver-gpu/demo/specs/quickstart/v1beta1/gpu-test5.yaml', 'warning schema/deprecated-api', 1, 'true', beta],
  ['NVIDIA__k8s-dra-driver-gpu/demo/specs/quickstart/v1beta1/gpu-test6.yaml', 'warning schema/deprecated-api', 1, 'true', beta],
  ['NVIDIA__k8s-dra-driver-gpu/demo/specs/quickstart/v1beta1/imex-test1.yaml', 'warning schema/deprecated-api', 5, 'true', beta],
  ['NVIDIA__k8s-dra-driver-gpu/demo/specs/quickstart/v1beta1/gpu-test-vfiopci.yaml', 'error schema/removed-api', 1, 'true', gone3],
  ['NVIDIA__k8s-dra-driver-gpu/demo/specs/selectors/claims.yaml', 'error schema/removed-api', 2, 'true', gone2],
  ['NVIDIA__k8s-dra-driver-gpu/demo/specs/selectors/pods.yaml', 'error schema/unknown-field', 2, 'true', source],
  ['kserve__kserve/docs/kfp/Dockerfile', 'info env-legacy-format', 1, 'true', oldEnv],
  ['kserve__kserve/docs/kfp/Dockerfile', 'warning base-image-eol', 1, 'true', python39],
  ['kserve__kserve/docs/samples/explanation/aif/germancredit/server/Dockerfile', 'info env-legacy-format', 1, 'true', oldEnv],
  ['kserve__kserve/docs/samples/explanation/aix/mnist/rfserver/rf.Dockerfile', 'warning base-image-eol', 1, 'true', 'Python 3.7 ended on 2023-06-27'],
  ['kserve__kserve/docs/samples/kafka/transformer.Dockerfile', 'warning base-image-eol', 1, 'true', python39],
  ['kserve__kserve/docs/samples/llmisvc/kv-cache-offloading/llm-inference-service-kv-cache-offloading.yaml', 'error schema/unknown-field', 1, 'true', 'the kind has no spec.workload; the API server says the same with its definition installed'],
  ['kserve__kserve/docs/samples/llmisvc/latency-predictor/llm-inference-service-latency-predictor.yaml', 'error schema/type', 1, 'true', 'inline is a mapping and a text is written; the API server says the same with its definition installed'],
  ['kserve__kserve/docs/samples/v1beta1/custom/torchserve/torchserve-image/Dockerfile', 'info env-legacy-format', 2, 'true', oldEnv],
  ['kserve__kserve/docs/samples/v1beta1/custom/torchserve/torchserve-image/Dockerfile', 'warning base-image-eol', 1, 'true', 'the default of BASE_IMAGE is ubuntu:18.04'],
  ['kserve__kserve/docs/samples/v1beta1/torchserve/model-archiver/model-archiver-image/Dockerfile', 'warning base-image-eol', 1, 'true', 'ubuntu:18.04 ended on 2023-05-31'],
  ['kserve__kserve/docs/samples/v1beta1/transformer/feast/driver_transformer.Dockerfile', 'warning base-image-eol', 1, 'true', python39],
  ['kserve__kserve/docs/samples/v1beta1/transformer/feast/feast_server.Dockerfile', 'warning base-image-eol', 1, 'true', python39],
  ['kserve__kserve/docs/samples/v1beta1/transformer/feast/feature_store_initializer.Dockerfile', 'warning base-image-eol', 1, 'true', python39],
  ['kserve__kserve/docs/samples/v1beta1/triton/fastertransformer/transformer/Dockerfile', 'info image-without-command', 1, 'true', 'copies transformer.py, which its manifest must start'],
  ['kserve__kserve/docs/samples/v1beta1/triton/fastertransformer/transformer/Dockerfile', 'warning base-image-eol', 1, 'true', python39],
  ['kubeflow__trainer/cmd/runtimes/xgboost/Dockerfile', 'info cuda-image-eol', 1, 'true', '12.4.0, while 12.4.1 is the last of 12.4'],
  ['kubernetes-sigs__jobset/sdk/python/Dockerfile', 'info image-without-command', 1, 'true', 'copies everything on python:3.13 and starts nothing'],
  ['kubernetes-sigs__jobset/site/static/examples/pytorch/cnn-mnist/Dockerfile', 'warning base-image-unpinned', 1, 'true', 'pytorch/pytorch:latest'],
  ['kubernetes-sigs__lws/docs/examples/llamacpp/k8s/lws.yaml', 'info image-only-local', 2, 'true', 'its guide builds both images and loads them into the nodes of one machine'],
  ['kubernetes-sigs__lws/docs/examples/llamacpp/k8s/lws.yaml', 'info image-unpinned', 2, 'true', latest],
  ['kubernetes-sigs__lws/docs/examples/sglang/lws.yaml', 'info image-unpinned', 2, 'true', latest],
  ['kubernetes-sigs__lws/docs/examples/sglang/lws.yaml', 'info shm-volume-wrong', 2, 'true', noLimit],
  ['kubernetes-sigs__lws/docs/examples/sglang/lws.yaml', 'warning env-shell-syntax-literal', 2, 'true', shell],
  ['kubernetes-sigs__lws/docs/examples/tensorrt-llm/lws.yaml', 'info shm-volume-wrong', 2, 'true', noLimit],
  ['kubernetes-sigs__lws/docs/examples/tensorrt-llm/lws.yaml', 'warning env-shell-syntax-literal', 2, 'true', shell],
  ['kubernetes-sigs__lws/docs/examples/vllm/GPU/lws.yaml', 'warning env-shell-syntax-literal', 2, 'true', shell],
  ['kubernetes-sigs__lws/docs/examples/vllm/TPU/lws.yaml', 'info image-unpinned', 2, 'true', latest],
  ['kubernetes-sigs__lws/docs/examples/vllm/TPU/lws.yaml', 'warning env-shell-syntax-literal', 2, 'true', shell],
  ['ray-project__kuberay/ray-operator/config/samples/ray-data-image-resize/ray-data-image-resize-gcsfusecsi-job.yaml', 'info shm-volume-wrong', 1, 'true', noLimit],
  ['ray-project__kuberay/ray-operator/config/samples/ray-service.high-throughput-gemma4.yaml', 'info shm-volume-wrong', 1, 'true', noLimit],
  ['vllm-project__production-stack/examples/disaggregated_prefill_orchestrated/decode-deploy.yaml', 'warning shm-volume-wrong', 1, 'true', '128Gi in a container that is limited to 30Gi'],
  ['vllm-project__production-stack/examples/disaggregated_prefill_orchestrated/prefill-deploy.yaml', 'warning shm-volume-wrong', 1, 'true', '128Gi in a container that is limited to 30Gi'],
  ['vllm-project__production-stack/src/gateway_inference_extension/configs/inferencepool-resources.yaml', 'info image-unpinned', 1, 'true', latest],
  ['vllm-project__production-stack/src/gateway_inference_extension/configs/vllm/gpu-deployment.yaml', 'info shm-volume-wrong', 1, 'true', noLimit],
  ['vllm-project__production-stack/src/gateway_inference_extension/configs/vllm/gpu-deployment.yaml', 'warning rolling-update-needs-spare-gpu', 1, 'true', 'two replicas with a GPU each, and nothing said of the strategy: one more pod comes first'],
  ['NVIDIA__k8s-dra-driver-gpu/demo/specs/quickstart/gpu-test7.yaml', 'warning schema/deprecated-api', 1, 'true', 'resource.k8s.io/v1beta1 is deprecated since 1.35, and a cluster of the target version does not serve it unless it is told to'],
  ['NVIDIA__k8s-dra-driver-gpu/demo/specs/quickstart/gpu-test8.yaml', 'warning schema/deprecated-api', 1, 'true', 'resource.k8s.io/v1beta1 is deprecated since 1.35, and a cluster of the target version does not serve it unless it is told to'],
  ['NVIDIA__k8s-dra-driver-gpu/demo/specs/quickstart/v1beta1/gpu-test-mps.yaml', 'warning schema/deprecated-api', 1, 'true', 'resource.k8s.io/v1beta1 is deprecated since 1.35, and a cluster of the target version does not serve it unless it is told to'],
  ['NVIDIA__k8s-dra-driver-gpu/demo/specs/quickstart/v1beta1/gpu-test1.yaml', 'warning schema/deprecated-api', 1, 'true', 'resource.k8s.io/v1beta1 is deprecated since 1.35, and a cluster of the target version does not serve it unless it is told to'],
  ['NVIDIA__k8s-dra-driver-gpu/demo/specs/quickstart/v1beta1/gpu-test2.yaml', 'warning schema/deprecated-api', 1, 'true', 'resource.k8s.io/v1beta1 is deprecated since 1.35, and a cluster of the target version does not serve it unless it is told to'],
  ['NVIDIA__k8s-dra-driver-gpu/demo/specs/quickstart/v1beta1/gpu-test3.yaml', 'warning schema/deprecated-api', 1, 'true', 'resource.k8s.io/v1beta1 is deprecated since 1.35, and a cluster of the target version does not serve it unless it is told to'],
  ['NVIDIA__k8s-dra-driver-gpu/demo/specs/quickstart/v1beta1/gpu-test4.yaml', 'warning schema/deprecated-api', 1, 'true', 'resource.k8s.io/v1beta1 is deprecated since 1.35, and a cluster of the target version does not serve it unless it is told to'],
  ['NVIDIA__k8s-dra-driver-gpu/demo/specs/quickstart/v1beta1/gpu-test5.yaml', 'warning schema/deprecated-api', 1, 'true', 'resource.k8s.io/v1beta1 is deprecated since 1.35, and a cluster of the target version does not serve it unless it is told to'],
  ['NVIDIA__k8s-dra-driver-gpu/demo/specs/quickstart/v1beta1/gpu-test6.yaml', 'warning schema/deprecated-api', 1, 'true', 'resource.k8s.io/v1beta1 is deprecated since 1.35, and a cluster of the target version does not serve it unless it is told to'],
  ['NVIDIA__k8s-dra-driver-gpu/demo/specs/quickstart/v1beta1/imex-test1.yaml', 'warning schema/deprecated-api', 5, 'true', 'resource.k8s.io/v1beta1 is deprecated since 1.35, and a cluster of the target version does not serve it unless it is told to'],
];

/** Every finding in the corpus, gone through by hand. */
export const verdicts: readonly Verdict[] = rows.map(([file, finding, count, verdict, why]) => ({ file, finding, count, verdict, why }));
