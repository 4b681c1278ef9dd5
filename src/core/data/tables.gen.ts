// Made by scripts/generate.ts; do not edit.
/** schemas/data/acceleratorResources.json */
export const acceleratorResources = {
  "about": "Resource names that device plugins advertise for accelerators and what belongs to them. `shape` is a pattern for the part after the slash of names that vary. `verified` is false where no primary source was read; such names are known, never suggested.",
  "rows": [
    { "domain": "nvidia.com", "names": ["gpu", "gpu.shared"], "shape": "mig-(?:\\d+c\\.)?\\d+g\\.\\d+gb(?:\\.me(?:\\.all)?|\\.gfx|-me)?(?:\\.shared)?", "gpu": true, "verified": true, "source": "https://github.com/NVIDIA/k8s-device-plugin", "asOf": "2026-08" },
    { "domain": "nvidia.com", "names": [], "shape": "[A-Z][A-Z0-9]+_.+", "gpu": true, "verified": true, "source": "https://github.com/NVIDIA/kubevirt-gpu-device-plugin", "asOf": "2026-08" },
    { "domain": "nvidia.com", "names": ["gpumem", "gpucores", "gpumem-percentage", "priority", "pgpu", "vgpu", "hostdev", "gds", "mofed", "resibp"], "shape": "", "gpu": false, "verified": false, "source": "https://github.com/Project-HAMi/HAMi", "asOf": "2026-08" },
    { "domain": "amd.com", "names": ["gpu"], "shape": "", "gpu": true, "verified": true, "source": "https://github.com/ROCm/k8s-device-plugin", "asOf": "2026-08" },
    { "domain": "amd.com", "names": [], "shape": "[a-z]+_\\w+", "gpu": true, "verified": false, "source": "names of -resource_naming_strategy=mixed, exact spelling not read", "asOf": "2026-08" },
    { "domain": "gpu.intel.com", "names": ["i915", "xe", "monitoring"], "shape": "", "gpu": true, "verified": true, "source": "https://github.com/intel/intel-device-plugins-for-kubernetes", "asOf": "2026-08" },
    { "domain": "gpu.intel.com", "names": ["i915_monitoring", "xe_monitoring", "millicores", "memory.max", "tiles"], "shape": "", "gpu": false, "verified": true, "source": "https://github.com/intel/intel-device-plugins-for-kubernetes", "asOf": "2026-08" },
    { "domain": "npu.intel.com", "names": ["accel"], "shape": "", "gpu": true, "verified": true, "source": "https://github.com/intel/intel-device-plugins-for-kubernetes", "asOf": "2026-08" },
    { "domain": "habana.ai", "names": ["gaudi"], "shape": "", "gpu": true, "verified": true, "source": "https://github.com/kserve/kserve/blob/master/pkg/constants/constants.go", "asOf": "2026-08" },
    { "domain": "google.com", "names": ["tpu"], "shape": "", "gpu": true, "verified": true, "source": "https://cloud.google.com/kubernetes-engine/docs/how-to/tpus", "asOf": "2026-08" },
    { "domain": "aws.amazon.com", "names": ["neuron", "neuroncore", "neurondevice"], "shape": "", "gpu": true, "verified": true, "source": "https://github.com/aws-neuron/aws-neuron-sdk", "asOf": "2026-08" },
    { "domain": "vpc.amazonaws.com", "names": ["efa"], "shape": ".+", "gpu": false, "verified": true, "source": "https://docs.aws.amazon.com/eks/latest/userguide/node-efa.html", "asOf": "2024-12" },
    { "domain": "volcano.sh", "names": ["vgpu-number", "vgpu-memory", "vgpu-cores", "vgpu-memory-percentage", "gpu-number", "gpu-memory"], "shape": "", "gpu": true, "verified": true, "source": "https://github.com/volcano-sh/volcano", "asOf": "2026-08" },
    { "domain": "rdma", "names": [], "shape": ".+", "gpu": false, "verified": true, "source": "https://github.com/Mellanox/k8s-rdma-shared-dev-plugin", "asOf": "2026-08" },
    { "domain": "microsoft.com", "names": ["directx"], "shape": ".+", "gpu": true, "verified": false, "source": "reported name, no primary source read", "asOf": "2026-08" },
    { "domain": "huawei.com", "names": ["Ascend910", "Ascend310", "Ascend310P"], "shape": ".+", "gpu": true, "verified": false, "source": "reported name, no primary source read", "asOf": "2026-08" },
    { "domain": "cambricon.com", "names": ["mlu"], "shape": ".+", "gpu": true, "verified": false, "source": "reported name, no primary source read", "asOf": "2026-08" },
    { "domain": "rebellions.ai", "names": ["ATOM"], "shape": ".+", "gpu": true, "verified": false, "source": "reported name, no primary source read", "asOf": "2026-08" },
    { "domain": "furiosa.ai", "names": [], "shape": ".+", "gpu": true, "verified": false, "source": "reported name, no primary source read", "asOf": "2026-08" },
    { "domain": "enflame.com", "names": ["gcu"], "shape": ".+", "gpu": true, "verified": false, "source": "https://github.com/Project-HAMi/HAMi", "asOf": "2026-08" },
    { "domain": "metax-tech.com", "names": ["gpu"], "shape": ".+", "gpu": true, "verified": false, "source": "https://github.com/Project-HAMi/HAMi", "asOf": "2026-08" },
    { "domain": "tencent.com", "names": ["vcuda-core", "vcuda-memory"], "shape": ".+", "gpu": true, "verified": false, "source": "reported name, no primary source read", "asOf": "2026-08" },
    { "domain": "aliyun.com", "names": ["gpu-mem", "gpu-count"], "shape": ".+", "gpu": true, "verified": false, "source": "reported name, no primary source read", "asOf": "2026-08" }
  ]
};

/** schemas/data/cudaImages.json */
export const cudaImages = {
  "about": "Releases of the nvidia/cuda images. A tag is <release>-[<cudnn>-]<flavour>-<system>.",
  "source": "https://gitlab.com/nvidia/container-images/cuda and https://github.com/replicate/cog/blob/main/pkg/config/cuda_compatibility.json",
  "asOf": "2026-08",
  "releases": ["11.0.3", "11.1.1", "11.2.2", "11.3.1", "11.4.3", "11.5.2", "11.6.1", "11.6.2", "11.7.1", "11.8.0", "12.0.0", "12.0.1", "12.1.0", "12.1.1", "12.2.2", "12.3.2", "12.4.1", "12.5.1", "12.6.0", "12.6.1", "12.6.2", "12.6.3", "12.8.0", "12.8.1", "12.9.0", "12.9.1", "13.0.0", "13.0.1", "13.0.2", "13.0.3", "13.1.1", "13.1.2", "13.2.0", "13.2.1"],
  "cudnn": [
    { "until": "12.2.2", "token": "cudnn8" },
    { "until": "12.3.2", "token": "cudnn9" },
    { "until": "", "token": "cudnn" }
  ],
  "systems": ["ubuntu", "ubi", "rockylinux", "rocky", "centos", "opensuse", "amzn", "cm", "azl"]
};

/** schemas/data/removedApis.json */
export const removedApis = {
  "about": "API versions that the API server no longer serves, and what replaced them.",
  "source": "https://kubernetes.io/docs/reference/using-api/deprecation-guide/",
  "asOf": "2026-08",
  "rows": [
    { "apiVersion": "extensions/v1beta1", "kinds": ["Deployment", "DaemonSet", "ReplicaSet"], "removedIn": "1.16", "use": "apps/v1" },
    { "apiVersion": "extensions/v1beta1", "kinds": ["NetworkPolicy"], "removedIn": "1.16", "use": "networking.k8s.io/v1" },
    { "apiVersion": "extensions/v1beta1", "kinds": ["Ingress"], "removedIn": "1.22", "use": "networking.k8s.io/v1" },
    { "apiVersion": "extensions/v1beta1", "kinds": ["PodSecurityPolicy"], "removedIn": "1.16", "use": "" },
    { "apiVersion": "apps/v1beta1", "kinds": ["Deployment", "StatefulSet"], "removedIn": "1.16", "use": "apps/v1" },
    { "apiVersion": "apps/v1beta2", "kinds": ["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet"], "removedIn": "1.16", "use": "apps/v1" },
    { "apiVersion": "networking.k8s.io/v1beta1", "kinds": ["Ingress", "IngressClass"], "removedIn": "1.22", "use": "networking.k8s.io/v1" },
    { "apiVersion": "batch/v1beta1", "kinds": ["CronJob"], "removedIn": "1.25", "use": "batch/v1" },
    { "apiVersion": "batch/v2alpha1", "kinds": ["CronJob"], "removedIn": "1.21", "use": "batch/v1" },
    { "apiVersion": "policy/v1beta1", "kinds": ["PodDisruptionBudget"], "removedIn": "1.25", "use": "policy/v1" },
    { "apiVersion": "policy/v1beta1", "kinds": ["PodSecurityPolicy"], "removedIn": "1.25", "use": "" },
    { "apiVersion": "autoscaling/v2beta1", "kinds": ["HorizontalPodAutoscaler"], "removedIn": "1.25", "use": "autoscaling/v2" },
    { "apiVersion": "autoscaling/v2beta2", "kinds": ["HorizontalPodAutoscaler"], "removedIn": "1.26", "use": "autoscaling/v2" },
    { "apiVersion": "rbac.authorization.k8s.io/v1beta1", "kinds": ["Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding"], "removedIn": "1.22", "use": "rbac.authorization.k8s.io/v1" },
    { "apiVersion": "apiextensions.k8s.io/v1beta1", "kinds": ["CustomResourceDefinition"], "removedIn": "1.22", "use": "apiextensions.k8s.io/v1" },
    { "apiVersion": "admissionregistration.k8s.io/v1beta1", "kinds": ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"], "removedIn": "1.22", "use": "admissionregistration.k8s.io/v1" },
    { "apiVersion": "apiregistration.k8s.io/v1beta1", "kinds": ["APIService"], "removedIn": "1.22", "use": "apiregistration.k8s.io/v1" },
    { "apiVersion": "certificates.k8s.io/v1beta1", "kinds": ["CertificateSigningRequest"], "removedIn": "1.22", "use": "certificates.k8s.io/v1" },
    { "apiVersion": "coordination.k8s.io/v1beta1", "kinds": ["Lease"], "removedIn": "1.22", "use": "coordination.k8s.io/v1" },
    { "apiVersion": "scheduling.k8s.io/v1beta1", "kinds": ["PriorityClass"], "removedIn": "1.22", "use": "scheduling.k8s.io/v1" },
    { "apiVersion": "storage.k8s.io/v1beta1", "kinds": ["CSIDriver", "CSINode", "StorageClass", "VolumeAttachment"], "removedIn": "1.22", "use": "storage.k8s.io/v1" },
    { "apiVersion": "storage.k8s.io/v1beta1", "kinds": ["CSIStorageCapacity"], "removedIn": "1.27", "use": "storage.k8s.io/v1" },
    { "apiVersion": "discovery.k8s.io/v1beta1", "kinds": ["EndpointSlice"], "removedIn": "1.25", "use": "discovery.k8s.io/v1" },
    { "apiVersion": "events.k8s.io/v1beta1", "kinds": ["Event"], "removedIn": "1.25", "use": "events.k8s.io/v1" },
    { "apiVersion": "node.k8s.io/v1beta1", "kinds": ["RuntimeClass"], "removedIn": "1.25", "use": "node.k8s.io/v1" },
    { "apiVersion": "flowcontrol.apiserver.k8s.io/v1beta1", "kinds": ["FlowSchema", "PriorityLevelConfiguration"], "removedIn": "1.26", "use": "flowcontrol.apiserver.k8s.io/v1" },
    { "apiVersion": "flowcontrol.apiserver.k8s.io/v1beta2", "kinds": ["FlowSchema", "PriorityLevelConfiguration"], "removedIn": "1.29", "use": "flowcontrol.apiserver.k8s.io/v1" },
    { "apiVersion": "flowcontrol.apiserver.k8s.io/v1beta3", "kinds": ["FlowSchema", "PriorityLevelConfiguration"], "removedIn": "1.32", "use": "flowcontrol.apiserver.k8s.io/v1" }
  ]
};

/** schemas/data/torchWheels.json */
export const torchWheels = {
  "about": "Which CUDA builds of torch exist as wheels at download.pytorch.org/whl/<tag>, by minor version, newest last. A version that is missing is unknown.",
  "rows": [
    { "version": "2.1", "tags": ["cu118", "cu121"], "source": "https://github.com/replicate/cog/blob/main/pkg/config/torch_compatibility.json", "asOf": "2026-08-21" },
    { "version": "2.2", "tags": ["cu118", "cu121"], "source": "https://github.com/replicate/cog/blob/main/pkg/config/torch_compatibility.json", "asOf": "2026-08-21" },
    { "version": "2.3", "tags": ["cu118", "cu121"], "source": "https://pytorch.org/get-started/previous-versions/", "asOf": "2026-08-21" },
    { "version": "2.4", "tags": ["cu118", "cu121", "cu124"], "source": "https://github.com/replicate/cog/blob/main/pkg/config/torch_compatibility.json", "asOf": "2026-08-21" },
    { "version": "2.5", "tags": ["cu118", "cu121", "cu124"], "source": "https://github.com/replicate/cog/blob/main/pkg/config/torch_compatibility.json", "asOf": "2026-08-21" },
    { "version": "2.6", "tags": ["cu118", "cu124", "cu126"], "source": "https://pytorch.org/get-started/previous-versions/", "asOf": "2026-08-21" },
    { "version": "2.7", "tags": ["cu118", "cu126", "cu128"], "source": "https://github.com/replicate/cog/blob/main/pkg/config/torch_compatibility.json", "asOf": "2026-08-21" },
    { "version": "2.8", "tags": ["cu126", "cu128", "cu129"], "source": "https://github.com/replicate/cog/blob/main/pkg/config/torch_compatibility.json", "asOf": "2026-08-21" },
    { "version": "2.9", "tags": ["cu126", "cu128", "cu130"], "source": "https://pytorch.org/get-started/previous-versions/", "asOf": "2026-08-21" },
    { "version": "2.10", "tags": ["cu126", "cu128", "cu130"], "source": "https://github.com/replicate/cog/blob/main/pkg/config/torch_compatibility.json", "asOf": "2026-08-21" },
    { "version": "2.11", "tags": ["cu126", "cu128", "cu129", "cu130"], "source": "https://github.com/replicate/cog/blob/main/pkg/config/torch_compatibility.json", "asOf": "2026-08-21" },
    { "version": "2.13", "tags": ["cu126", "cu130", "cu132"], "source": "https://github.com/pytorch/test-infra/blob/main/tools/scripts/generate_binary_build_matrix.py", "asOf": "2026-08-21" }
  ]
};
