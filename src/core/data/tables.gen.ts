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

/** schemas/data/baseImages.json */
export const baseImages = {
  "about": "Public base images whose own start command is a shell or an interpreter without a script: it ends at once when nobody types, so a container without a command of its own stops. Nothing of a project lies in them. Tags that match exceptTags are different.",
  "rows": [
    { "repository": "python", "command": "python3", "workdir": "/", "exceptTags": "onbuild|windows", "source": "https://github.com/docker-library/python/blob/master/Dockerfile-linux.template", "asOf": "2026-08" },
    { "repository": "ubuntu", "command": "bash", "workdir": "/", "exceptTags": "", "source": "https://hub.docker.com/_/ubuntu", "asOf": "2026-08" },
    { "repository": "debian", "command": "bash", "workdir": "/", "exceptTags": "", "source": "https://hub.docker.com/_/debian", "asOf": "2026-08" },
    { "repository": "alpine", "command": "/bin/sh", "workdir": "/", "exceptTags": "", "source": "https://hub.docker.com/_/alpine", "asOf": "2026-08" },
    { "repository": "node", "command": "node", "workdir": "/", "exceptTags": "onbuild", "source": "https://github.com/nodejs/docker-node/blob/main/20/bookworm/Dockerfile", "asOf": "2026-08" },
    { "repository": "tensorflow/tensorflow", "command": "bash", "workdir": "/", "exceptTags": "jupyter|devel", "source": "https://github.com/tensorflow/tensorflow/tree/v2.11.1/tensorflow/tools/dockerfiles", "asOf": "2026-08" },
    { "repository": "pytorch/pytorch", "command": "bash", "workdir": "/workspace", "exceptTags": "", "source": "https://github.com/pytorch/pytorch/blob/main/Dockerfile", "asOf": "2026-08" },
    { "repository": "nvidia/cuda", "command": "bash", "workdir": "/", "exceptTags": "", "source": "https://gitlab.com/nvidia/container-images/cuda", "asOf": "2026-08" },
    { "repository": "continuumio/miniconda3", "command": "/bin/bash", "workdir": "/", "exceptTags": "alpine", "source": "https://github.com/ContinuumIO/docker-images/blob/main/miniconda3/debian/Dockerfile", "asOf": "2026-08" }
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

/** schemas/data/cudaSupport.json */
export const cudaSupport = {
  "about": "CUDA releases whose images are past their support: they end with the driver branch they came with, and none of these branches is maintained any more. Systems are those the images were dropped for or whose own support has ended.",
  "systems": ["ubuntu16.04", "ubuntu18.04", "centos7", "ubi7"],
  "systemsSource": "https://gitlab.com/nvidia/container-images/cuda",
  "recommended": "12.6.3",
  "rows": [
    { "release": "11.0", "driver": "450", "source": "https://gitlab.com/nvidia/container-images/cuda/-/issues/177", "driverSource": "https://docs.nvidia.com/datacenter/tesla/drivers/615/supported-drivers-and-cuda-toolkit-versions.html", "asOf": "2026-08" },
    { "release": "11.1", "driver": "455", "source": "https://gitlab.com/nvidia/container-images/cuda/-/issues/177", "driverSource": "https://docs.nvidia.com/datacenter/tesla/drivers/615/supported-drivers-and-cuda-toolkit-versions.html", "asOf": "2026-08" },
    { "release": "11.2", "driver": "460", "source": "https://gitlab.com/nvidia/container-images/cuda/-/issues/177", "driverSource": "https://docs.nvidia.com/datacenter/tesla/drivers/615/supported-drivers-and-cuda-toolkit-versions.html", "asOf": "2026-08" },
    { "release": "11.3", "driver": "465", "source": "https://gitlab.com/nvidia/container-images/cuda/-/issues/177", "driverSource": "https://docs.nvidia.com/datacenter/tesla/drivers/615/supported-drivers-and-cuda-toolkit-versions.html", "asOf": "2026-08" },
    { "release": "11.4", "driver": "470", "source": "https://gitlab.com/nvidia/container-images/cuda/-/issues/177", "driverSource": "https://docs.nvidia.com/datacenter/tesla/drivers/615/supported-drivers-and-cuda-toolkit-versions.html", "asOf": "2026-08" },
    { "release": "11.5", "driver": "495", "source": "https://gitlab.com/nvidia/container-images/cuda/-/issues/177", "driverSource": "https://docs.nvidia.com/datacenter/tesla/drivers/615/supported-drivers-and-cuda-toolkit-versions.html", "asOf": "2026-08" },
    { "release": "11.6", "driver": "510", "source": "https://gitlab.com/nvidia/container-images/cuda/-/issues/177", "driverSource": "https://docs.nvidia.com/datacenter/tesla/drivers/615/supported-drivers-and-cuda-toolkit-versions.html", "asOf": "2026-08" },
    { "release": "11.7", "driver": "515", "source": "https://gitlab.com/nvidia/container-images/cuda/-/issues/177", "driverSource": "https://docs.nvidia.com/datacenter/tesla/drivers/615/supported-drivers-and-cuda-toolkit-versions.html", "asOf": "2026-08" },
    { "release": "11.8", "driver": "520", "source": "https://gitlab.com/nvidia/container-images/cuda/-/issues/177", "driverSource": "https://docs.nvidia.com/datacenter/tesla/drivers/615/supported-drivers-and-cuda-toolkit-versions.html", "asOf": "2026-08" },
    { "release": "12.0", "driver": "525", "source": "https://gitlab.com/nvidia/container-images/cuda/-/issues/177", "driverSource": "https://docs.nvidia.com/datacenter/tesla/drivers/615/supported-drivers-and-cuda-toolkit-versions.html", "asOf": "2026-08" },
    { "release": "12.1", "driver": "530", "source": "https://gitlab.com/nvidia/container-images/cuda/-/issues/177", "driverSource": "https://docs.nvidia.com/datacenter/tesla/drivers/615/supported-drivers-and-cuda-toolkit-versions.html", "asOf": "2026-08" },
    { "release": "12.2", "driver": "535", "source": "https://gitlab.com/nvidia/container-images/cuda/-/issues/177", "driverSource": "https://docs.nvidia.com/datacenter/tesla/drivers/615/supported-drivers-and-cuda-toolkit-versions.html", "asOf": "2026-08" },
    { "release": "12.3", "driver": "545", "source": "https://gitlab.com/nvidia/container-images/cuda/-/issues/177", "driverSource": "https://docs.nvidia.com/datacenter/tesla/drivers/615/supported-drivers-and-cuda-toolkit-versions.html", "asOf": "2026-08" }
  ]
};

/** schemas/data/deprecatedApis.json */
export const deprecatedApis = {
  "about": "API versions that a newer one replaces while the API server still knows both.",
  "source": "https://github.com/kubernetes/api (zz_generated.prerelease-lifecycle.go of v0.36.3), https://kubernetes.io/docs/reference/using-api/deprecation-guide/",
  "asOf": "2026-08",
  "rows": [
    { "apiVersion": "v1", "kinds": ["Endpoints"], "deprecatedIn": "1.33", "removedIn": "", "use": "EndpointSlice in discovery.k8s.io/v1" },
    { "apiVersion": "admissionregistration.k8s.io/v1alpha1", "kinds": ["MutatingAdmissionPolicy", "MutatingAdmissionPolicyBinding"], "deprecatedIn": "1.35", "removedIn": "1.38", "use": "" },
    { "apiVersion": "admissionregistration.k8s.io/v1alpha1", "kinds": ["ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding"], "deprecatedIn": "1.29", "removedIn": "1.32", "use": "" },
    { "apiVersion": "admissionregistration.k8s.io/v1beta1", "kinds": ["ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding"], "deprecatedIn": "1.31", "removedIn": "1.34", "use": "" },
    { "apiVersion": "certificates.k8s.io/v1alpha1", "kinds": ["ClusterTrustBundle"], "deprecatedIn": "1.34", "removedIn": "1.37", "use": "" },
    { "apiVersion": "coordination.k8s.io/v1alpha2", "kinds": ["LeaseCandidate"], "deprecatedIn": "1.35", "removedIn": "1.38", "use": "" },
    { "apiVersion": "flowcontrol.apiserver.k8s.io/v1beta3", "kinds": ["FlowSchema", "PriorityLevelConfiguration"], "deprecatedIn": "1.29", "removedIn": "1.32", "use": "" },
    { "apiVersion": "networking.k8s.io/v1beta1", "kinds": ["IPAddress", "ServiceCIDR"], "deprecatedIn": "1.34", "removedIn": "1.37", "use": "" },
    { "apiVersion": "resource.k8s.io/v1alpha3", "kinds": ["DeviceTaintRule"], "deprecatedIn": "1.36", "removedIn": "1.39", "use": "" },
    { "apiVersion": "resource.k8s.io/v1beta1", "kinds": ["DeviceClass", "ResourceClaim", "ResourceClaimTemplate", "ResourceSlice"], "deprecatedIn": "1.35", "removedIn": "1.38", "use": "" },
    { "apiVersion": "resource.k8s.io/v1beta2", "kinds": ["DeviceClass", "ResourceClaim", "ResourceClaimTemplate", "ResourceSlice"], "deprecatedIn": "1.36", "removedIn": "1.39", "use": "" },
    { "apiVersion": "storage.k8s.io/v1alpha1", "kinds": ["VolumeAttributesClass"], "deprecatedIn": "1.32", "removedIn": "1.35", "use": "" },
    { "apiVersion": "storage.k8s.io/v1beta1", "kinds": ["VolumeAttributesClass"], "deprecatedIn": "1.34", "removedIn": "1.37", "use": "" }
  ]
};

/** schemas/data/endOfLife.json */
export const endOfLife = {
  "about": "Releases that get no more free fixes, by the tags of their official images; a tag matches as it is and in front of \".\" or \"-\". \"ended\" is the day or month of the last one. Only what had ended when the source was read is here.",
  "rows": [
    { "image": "python", "what": "Python", "version": "2.7", "tags": ["2.7"], "ended": "2020-01-01", "source": "https://raw.githubusercontent.com/python/devguide/main/include/release-cycle.json", "asOf": "2026-08" },
    { "image": "python", "what": "Python", "version": "3.6", "tags": ["3.6"], "ended": "2021-12-23", "source": "https://raw.githubusercontent.com/python/devguide/main/include/release-cycle.json", "asOf": "2026-08" },
    { "image": "python", "what": "Python", "version": "3.7", "tags": ["3.7"], "ended": "2023-06-27", "source": "https://raw.githubusercontent.com/python/devguide/main/include/release-cycle.json", "asOf": "2026-08" },
    { "image": "python", "what": "Python", "version": "3.8", "tags": ["3.8"], "ended": "2024-10-07", "source": "https://raw.githubusercontent.com/python/devguide/main/include/release-cycle.json", "asOf": "2026-08" },
    { "image": "python", "what": "Python", "version": "3.9", "tags": ["3.9"], "ended": "2025-10-31", "source": "https://raw.githubusercontent.com/python/devguide/main/include/release-cycle.json", "asOf": "2026-08" },
    { "image": "ubuntu", "what": "Ubuntu", "version": "14.04", "tags": ["14.04", "trusty"], "ended": "2019-04", "source": "https://wiki.ubuntu.com/Releases", "asOf": "2026-08" },
    { "image": "ubuntu", "what": "Ubuntu", "version": "16.04", "tags": ["16.04", "xenial"], "ended": "2021-04", "source": "https://wiki.ubuntu.com/Releases", "asOf": "2026-08" },
    { "image": "ubuntu", "what": "Ubuntu", "version": "18.04", "tags": ["18.04", "bionic"], "ended": "2023-05-31", "source": "https://wiki.ubuntu.com/Releases", "asOf": "2026-08" },
    { "image": "ubuntu", "what": "Ubuntu", "version": "20.04", "tags": ["20.04", "focal"], "ended": "2025-05-31", "source": "https://wiki.ubuntu.com/Releases", "asOf": "2026-08" },
    { "image": "ubuntu", "what": "Ubuntu", "version": "22.10", "tags": ["22.10", "kinetic"], "ended": "2023-07-20", "source": "https://wiki.ubuntu.com/Releases", "asOf": "2026-08" },
    { "image": "ubuntu", "what": "Ubuntu", "version": "23.04", "tags": ["23.04", "lunar"], "ended": "2024-01-20", "source": "https://wiki.ubuntu.com/Releases", "asOf": "2026-08" },
    { "image": "ubuntu", "what": "Ubuntu", "version": "23.10", "tags": ["23.10", "mantic"], "ended": "2024-07-12", "source": "https://wiki.ubuntu.com/Releases", "asOf": "2026-08" },
    { "image": "ubuntu", "what": "Ubuntu", "version": "24.10", "tags": ["24.10", "oracular"], "ended": "2025-07-10", "source": "https://wiki.ubuntu.com/Releases", "asOf": "2026-08" },
    { "image": "ubuntu", "what": "Ubuntu", "version": "25.04", "tags": ["25.04", "plucky"], "ended": "2026-01-17", "source": "https://wiki.ubuntu.com/Releases", "asOf": "2026-08" },
    { "image": "debian", "what": "Debian", "version": "8", "tags": ["8", "jessie"], "ended": "2020-06-30", "source": "https://wiki.debian.org/LTS", "asOf": "2026-08" },
    { "image": "debian", "what": "Debian", "version": "9", "tags": ["9", "stretch"], "ended": "2022-07-01", "source": "https://wiki.debian.org/LTS", "asOf": "2026-08" },
    { "image": "debian", "what": "Debian", "version": "10", "tags": ["10", "buster"], "ended": "2024-06-30", "source": "https://wiki.debian.org/LTS", "asOf": "2026-08" },
    { "image": "centos", "what": "CentOS Linux", "version": "6", "tags": ["6"], "ended": "2020-11-30", "source": "https://wiki.centos.org/About/Product", "asOf": "2026-08" },
    { "image": "centos", "what": "CentOS Linux", "version": "7", "tags": ["7"], "ended": "2024-06-30", "source": "https://wiki.centos.org/About/Product", "asOf": "2026-08" },
    { "image": "centos", "what": "CentOS Linux", "version": "8", "tags": ["8"], "ended": "2021-12-31", "source": "https://wiki.centos.org/About/Product", "asOf": "2026-08" },
    { "image": "node", "what": "Node.js", "version": "10", "tags": ["10"], "ended": "2021-04-30", "source": "https://raw.githubusercontent.com/nodejs/Release/main/schedule.json", "asOf": "2026-08" },
    { "image": "node", "what": "Node.js", "version": "12", "tags": ["12"], "ended": "2022-04-30", "source": "https://raw.githubusercontent.com/nodejs/Release/main/schedule.json", "asOf": "2026-08" },
    { "image": "node", "what": "Node.js", "version": "14", "tags": ["14"], "ended": "2023-04-30", "source": "https://raw.githubusercontent.com/nodejs/Release/main/schedule.json", "asOf": "2026-08" },
    { "image": "tensorflow/tensorflow", "what": "TensorFlow", "version": "1", "tags": ["1"], "ended": "2021-01", "source": "https://github.com/tensorflow/tensorflow/releases/tag/v1.15.5", "asOf": "2026-08" },
    { "image": "tensorflow/tensorflow", "what": "TensorFlow", "version": "2.0", "tags": ["2.0"], "ended": "2023-03", "source": "https://github.com/tensorflow/tensorflow/releases/tag/v2.11.1", "asOf": "2026-08" },
    { "image": "tensorflow/tensorflow", "what": "TensorFlow", "version": "2.1", "tags": ["2.1"], "ended": "2023-03", "source": "https://github.com/tensorflow/tensorflow/releases/tag/v2.11.1", "asOf": "2026-08" },
    { "image": "tensorflow/tensorflow", "what": "TensorFlow", "version": "2.2", "tags": ["2.2"], "ended": "2023-03", "source": "https://github.com/tensorflow/tensorflow/releases/tag/v2.11.1", "asOf": "2026-08" },
    { "image": "tensorflow/tensorflow", "what": "TensorFlow", "version": "2.3", "tags": ["2.3"], "ended": "2023-03", "source": "https://github.com/tensorflow/tensorflow/releases/tag/v2.11.1", "asOf": "2026-08" },
    { "image": "tensorflow/tensorflow", "what": "TensorFlow", "version": "2.4", "tags": ["2.4"], "ended": "2023-03", "source": "https://github.com/tensorflow/tensorflow/releases/tag/v2.11.1", "asOf": "2026-08" },
    { "image": "tensorflow/tensorflow", "what": "TensorFlow", "version": "2.5", "tags": ["2.5"], "ended": "2023-03", "source": "https://github.com/tensorflow/tensorflow/releases/tag/v2.11.1", "asOf": "2026-08" },
    { "image": "tensorflow/tensorflow", "what": "TensorFlow", "version": "2.6", "tags": ["2.6"], "ended": "2023-03", "source": "https://github.com/tensorflow/tensorflow/releases/tag/v2.11.1", "asOf": "2026-08" },
    { "image": "tensorflow/tensorflow", "what": "TensorFlow", "version": "2.7", "tags": ["2.7"], "ended": "2023-03", "source": "https://github.com/tensorflow/tensorflow/releases/tag/v2.11.1", "asOf": "2026-08" },
    { "image": "tensorflow/tensorflow", "what": "TensorFlow", "version": "2.8", "tags": ["2.8"], "ended": "2023-03", "source": "https://github.com/tensorflow/tensorflow/releases/tag/v2.11.1", "asOf": "2026-08" },
    { "image": "tensorflow/tensorflow", "what": "TensorFlow", "version": "2.9", "tags": ["2.9"], "ended": "2023-03", "source": "https://github.com/tensorflow/tensorflow/releases/tag/v2.11.1", "asOf": "2026-08" },
    { "image": "tensorflow/tensorflow", "what": "TensorFlow", "version": "2.10", "tags": ["2.10"], "ended": "2023-03", "source": "https://github.com/tensorflow/tensorflow/releases/tag/v2.11.1", "asOf": "2026-08" },
    { "image": "tensorflow/tensorflow", "what": "TensorFlow", "version": "2.11", "tags": ["2.11"], "ended": "2023-03", "source": "https://github.com/tensorflow/tensorflow/releases/tag/v2.11.1", "asOf": "2026-08" }
  ]
};

/** schemas/data/fieldTexts.json */
export const fieldTexts = {
  "about": "What fields mean to people who run models on GPUs, in words of our own. `in` is the last part of a Kubernetes definition, or group/Kind of a custom resource with the whole path in `field`. `shapes` tells which definition an inline schema of a custom resource stands for, by fields that only it has. `resources` says the same of resource names. `values` are usual values of fields that allow any.",
  "shapes": [
    { "definition": "PodSpec", "fields": ["containers", "tolerations", "nodeSelector"] },
    { "definition": "Container", "fields": ["image", "command", "resources"] },
    { "definition": "ResourceRequirements", "fields": ["limits", "requests"] },
    { "definition": "Toleration", "fields": ["tolerationSeconds", "effect"] },
    { "definition": "EmptyDirVolumeSource", "fields": ["medium", "sizeLimit"] },
    { "definition": "Volume", "fields": ["emptyDir", "persistentVolumeClaim", "configMap"] },
    { "definition": "VolumeMount", "fields": ["mountPath", "subPath"] },
    { "definition": "Probe", "fields": ["failureThreshold", "httpGet"] },
    { "definition": "JobSpec", "fields": ["backoffLimit", "completionMode", "parallelism"] },
    { "definition": "PersistentVolumeClaimSpec", "fields": ["accessModes", "dataSourceRef"] }
  ],
  "rows": [
    { "in": "ResourceRequirements", "field": "limits", "text": "The most the container may use. GPUs are asked for here: a GPU limit is also the request, and a GPU request without the same limit is refused. A container over its memory limit is killed (OOMKilled); over its CPU limit it is slowed down.", "source": "https://kubernetes.io/docs/tasks/manage-gpus/scheduling-gpus/", "asOf": "2026-11" },
    { "in": "ResourceRequirements", "field": "requests", "text": "What the scheduler keeps free for the container on a node. For GPUs it may be left out, because the limit counts; when it is written it must equal the limit.", "source": "https://kubernetes.io/docs/tasks/manage-gpus/scheduling-gpus/", "asOf": "2026-11" },
    { "in": "ResourceRequirements", "field": "claims", "text": "Names of entries of the pod's `resourceClaims` that this container uses: the way to devices that are given out by dynamic resource allocation instead of a device plugin.", "source": "https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/", "asOf": "2026-11" },
    { "in": "Container", "field": "resources", "text": "CPU, memory and accelerators of this container. Without a GPU limit it gets no GPU, even on a GPU node.", "source": "https://kubernetes.io/docs/tasks/manage-gpus/scheduling-gpus/", "asOf": "2026-11" },
    { "in": "Container", "field": "image", "text": "The image to run. A tag may move: only a digest (`@sha256:…`) says exactly which bytes run, and only with it a rollback brings the same program back.", "source": "https://kubernetes.io/docs/concepts/containers/images/", "asOf": "2026-11" },
    { "in": "Container", "field": "imagePullPolicy", "text": "When to pull: `IfNotPresent` uses what the node has, `Always` asks the registry at every start. Without it, `Always` holds for `:latest` or no tag, `IfNotPresent` for everything else.", "source": "https://kubernetes.io/docs/concepts/containers/images/", "asOf": "2026-11" },
    { "in": "Container", "field": "command", "text": "Replaces the ENTRYPOINT of the image. A model server image whose ENTRYPOINT is the server needs only `args`.", "source": "https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/", "asOf": "2026-11" },
    { "in": "Container", "field": "args", "text": "Replaces the CMD of the image: the arguments of `command`, or of the ENTRYPOINT. One item per word; a flag and its value in one item reach the program as one argument.", "source": "https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/", "asOf": "2026-11" },
    { "in": "Container", "field": "env", "text": "Environment variables. `NVIDIA_VISIBLE_DEVICES` is set by the device plugin; setting it by hand can show the container GPUs that belong to others.", "source": "https://github.com/NVIDIA/k8s-device-plugin", "asOf": "2026-11" },
    { "in": "Container", "field": "envFrom", "text": "All entries of a ConfigMap or Secret as environment variables, for example a token for the model hub.", "source": "https://kubernetes.io/docs/tasks/inject-data-application/distribute-credentials-secure/", "asOf": "2026-11" },
    { "in": "Container", "field": "ports", "text": "Ports the container listens on. It is information: leaving one out closes nothing. The names can be used by probes and Services.", "source": "https://kubernetes.io/docs/concepts/services-networking/service/", "asOf": "2026-11" },
    { "in": "Container", "field": "volumeMounts", "text": "Where volumes of the pod appear in this container. Model servers want a cache for weights and, for several GPUs, memory at `/dev/shm`.", "source": "https://kubernetes.io/docs/concepts/storage/volumes/", "asOf": "2026-11" },
    { "in": "Container", "field": "startupProbe", "text": "Holds back the other two probes until it succeeds once. A model server that loads weights for minutes needs it: periodSeconds × failureThreshold is the time it gets before it is killed.", "source": "https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/", "asOf": "2026-11" },
    { "in": "Container", "field": "readinessProbe", "text": "Decides whether the pod gets traffic from Services, again and again. It never restarts the container. A rollout waits for it.", "source": "https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/", "asOf": "2026-11" },
    { "in": "Container", "field": "livenessProbe", "text": "Restarts the container when it fails. Without a `startupProbe` it also kills a model server that is still loading its weights.", "source": "https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/", "asOf": "2026-11" },
    { "in": "Container", "field": "securityContext", "text": "Rights of the container's processes. GPUs need no privileges: a device plugin hands the device files in.", "source": "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/", "asOf": "2026-11" },
    { "in": "Container", "field": "restartPolicy", "text": "For init containers only (other containers need a recent release): `Always` makes it a sidecar, which runs beside the others as long as the pod lives.", "source": "https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/", "asOf": "2026-11" },
    { "in": "Probe", "field": "failureThreshold", "text": "How many failures in a row count. For a startup probe, times `periodSeconds`, the time the program may take to start.", "source": "https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/", "asOf": "2026-11" },
    { "in": "Probe", "field": "periodSeconds", "text": "Seconds between two tries; 10 when left out.", "source": "https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/", "asOf": "2026-11" },
    { "in": "Probe", "field": "initialDelaySeconds", "text": "Seconds after the start of the container before the first try. A `startupProbe` adapts to how long loading takes; a fixed delay does not.", "source": "https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/", "asOf": "2026-11" },
    { "in": "Probe", "field": "timeoutSeconds", "text": "Seconds before one try counts as failed; 1 when left out, which is short for a server busy with a large batch.", "source": "https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/", "asOf": "2026-11" },
    { "in": "Probe", "field": "httpGet", "text": "Asks this path over HTTP; a status from 200 to 399 is success. vLLM and SGLang answer at `/health`, Triton at `/v2/health/ready`.", "source": "https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/", "asOf": "2026-11" },
    { "in": "Probe", "field": "tcpSocket", "text": "Succeeds when the port can be opened. Some servers open it before the model is loaded, so an HTTP probe says more.", "source": "https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/", "asOf": "2026-11" },
    { "in": "PodSpec", "field": "nodeSelector", "text": "Labels that a node must have. GPU feature discovery labels nodes, for example `nvidia.com/gpu.product: NVIDIA-A100-SXM4-80GB`. All must match exactly.", "source": "https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/", "asOf": "2026-11" },
    { "in": "PodSpec", "field": "tolerations", "text": "Taints of nodes that this pod may ignore. GPU nodes often have the taint `nvidia.com/gpu:NoSchedule`, so that only pods with a toleration for it get there. A toleration attracts nothing: the GPU limit does.", "source": "https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/", "asOf": "2026-11" },
    { "in": "PodSpec", "field": "affinity", "text": "Finer rules for nodes and for the neighbourhood of other pods than `nodeSelector`; with `preferred…` also mere wishes.", "source": "https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/", "asOf": "2026-11" },
    { "in": "PodSpec", "field": "runtimeClassName", "text": "The container runtime to use. `nvidia` is needed where the NVIDIA runtime is not the default of the node; the RuntimeClass must exist, or the pod is refused.", "source": "https://kubernetes.io/docs/concepts/containers/runtime-class/", "asOf": "2026-11" },
    { "in": "PodSpec", "field": "resourceClaims", "text": "Devices from dynamic resource allocation that the containers may use by name in `resources.claims`: a finished ResourceClaim, or a template from which each pod gets its own.", "source": "https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/", "asOf": "2026-11" },
    { "in": "PodSpec", "field": "volumes", "text": "Storage that the containers can mount: claims, memory, files of ConfigMaps and Secrets.", "source": "https://kubernetes.io/docs/concepts/storage/volumes/", "asOf": "2026-11" },
    { "in": "PodSpec", "field": "restartPolicy", "text": "What happens when a container ends. `Always` is the only choice in Deployments and the like; a Job needs `Never` or `OnFailure`.", "source": "https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/", "asOf": "2026-11" },
    { "in": "PodSpec", "field": "terminationGracePeriodSeconds", "text": "Seconds between SIGTERM and SIGKILL; 30 when left out. A server that finishes running requests, or a training that writes a checkpoint, may need more.", "source": "https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/", "asOf": "2026-11" },
    { "in": "PodSpec", "field": "priorityClassName", "text": "Which pods go first, and which may push others off a node when GPUs are short.", "source": "https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/", "asOf": "2026-11" },
    { "in": "PodSpec", "field": "schedulerName", "text": "The scheduler that places the pod; gang schedulers such as Volcano place all pods of a training together or none.", "source": "https://kubernetes.io/docs/tasks/extend-kubernetes/configure-multiple-schedulers/", "asOf": "2026-11" },
    { "in": "PodSpec", "field": "schedulingGates", "text": "As long as one is left the scheduler does not look at the pod; queues such as Kueue hold pods back with it.", "source": "https://kubernetes.io/docs/concepts/scheduling-eviction/pod-scheduling-readiness/", "asOf": "2026-11" },
    { "in": "PodSpec", "field": "hostIPC", "text": "Shares the memory segments of the node: a larger `/dev/shm` at the price of isolation. An emptyDir in memory at `/dev/shm` does the same without that.", "source": "https://kubernetes.io/docs/concepts/security/pod-security-standards/", "asOf": "2026-11" },
    { "in": "PodSpec", "field": "hostNetwork", "text": "Uses the network of the node directly, which RDMA set-ups sometimes need. Ports then collide with those of other pods on the node.", "source": "https://kubernetes.io/docs/concepts/security/pod-security-standards/", "asOf": "2026-11" },
    { "in": "PodSpec", "field": "imagePullSecrets", "text": "Secrets of type `kubernetes.io/dockerconfigjson` in the same namespace, for registries that ask for a login.", "source": "https://kubernetes.io/docs/concepts/containers/images/", "asOf": "2026-11" },
    { "in": "PodSpec", "field": "serviceAccountName", "text": "The identity towards the API server and, on many clouds, towards object storage with the weights.", "source": "https://kubernetes.io/docs/concepts/security/service-accounts/", "asOf": "2026-11" },
    { "in": "PodSpec", "field": "topologySpreadConstraints", "text": "Spreads pods over zones or nodes.", "source": "https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/", "asOf": "2026-11" },
    { "in": "PodSpec", "field": "initContainers", "text": "Run one after the other before the containers start, for example to fetch the weights. A GPU limit here counts too: the pod needs the larger of the two.", "source": "https://kubernetes.io/docs/concepts/workloads/pods/init-containers/", "asOf": "2026-11" },
    { "in": "PodSpec", "field": "activeDeadlineSeconds", "text": "Seconds after which the pod is ended, also while it works.", "source": "https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/", "asOf": "2026-11" },
    { "in": "PodSpec", "field": "securityContext", "text": "Rights of all containers. `fsGroup` makes a volume writable for a server that does not run as root.", "source": "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/", "asOf": "2026-11" },
    { "in": "PodSpec", "field": "shareProcessNamespace", "text": "Lets containers of the pod see each other's processes.", "source": "https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/", "asOf": "2026-11" },
    { "in": "Toleration", "field": "key", "text": "The key of the taint, for example `nvidia.com/gpu`. Empty with operator `Exists` tolerates every taint.", "source": "https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/", "asOf": "2026-11" },
    { "in": "Toleration", "field": "operator", "text": "`Exists` takes any value of the taint and allows no `value`; `Equal`, which holds when left out, wants the same one.", "source": "https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/", "asOf": "2026-11" },
    { "in": "Toleration", "field": "effect", "text": "Which effect of the taint is tolerated; all when left out.", "source": "https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/", "asOf": "2026-11" },
    { "in": "Toleration", "field": "tolerationSeconds", "text": "How long a running pod stays after a `NoExecute` taint appeared; for ever when left out.", "source": "https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/", "asOf": "2026-11" },
    { "in": "Volume", "field": "emptyDir", "text": "Scratch space that lives as long as the pod. With `medium: Memory` it is RAM: mounted at `/dev/shm` it gives NCCL and data loaders the shared memory that the 64 MB of the container runtime do not.", "source": "https://kubernetes.io/docs/concepts/storage/volumes/", "asOf": "2026-11" },
    { "in": "EmptyDirVolumeSource", "field": "medium", "text": "`Memory` makes it a RAM disk; what is written counts towards the memory limit of the container. Empty means the disk of the node.", "source": "https://kubernetes.io/docs/concepts/storage/volumes/", "asOf": "2026-11" },
    { "in": "EmptyDirVolumeSource", "field": "sizeLimit", "text": "The most it may hold. For memory it should stay below the memory limit of the container.", "source": "https://kubernetes.io/docs/concepts/storage/volumes/", "asOf": "2026-11" },
    { "in": "Volume", "field": "persistentVolumeClaim", "text": "A claim in the same namespace: storage that outlives the pod, such as a cache of weights.", "source": "https://kubernetes.io/docs/concepts/storage/persistent-volumes/", "asOf": "2026-11" },
    { "in": "Volume", "field": "hostPath", "text": "A path of the node. It ties the pod to what lies there and is refused under the baseline security standard.", "source": "https://kubernetes.io/docs/concepts/storage/volumes/", "asOf": "2026-11" },
    { "in": "Volume", "field": "image", "text": "Mounts the content of an image read-only, so that weights can be shipped as an image.", "source": "https://kubernetes.io/docs/concepts/storage/volumes/", "asOf": "2026-11" },
    { "in": "VolumeMount", "field": "mountPath", "text": "Where the volume appears in the container. What the image has there is hidden.", "source": "https://kubernetes.io/docs/concepts/storage/volumes/", "asOf": "2026-11" },
    { "in": "VolumeMount", "field": "subPath", "text": "Mounts only this part of the volume.", "source": "https://kubernetes.io/docs/concepts/storage/volumes/", "asOf": "2026-11" },
    { "in": "PersistentVolumeClaimSpec", "field": "accessModes", "text": "`ReadWriteOnce` is one node, so a second replica elsewhere waits for ever; `ReadWriteMany` and `ReadOnlyMany` need storage that can be shared.", "source": "https://kubernetes.io/docs/concepts/storage/persistent-volumes/", "asOf": "2026-11" },
    { "in": "PersistentVolumeClaimSpec", "field": "storageClassName", "text": "Which kind of storage. Left out, the default class is used; `\"\"` means a volume that somebody made by hand.", "source": "https://kubernetes.io/docs/concepts/storage/persistent-volumes/", "asOf": "2026-11" },
    { "in": "DeploymentSpec", "field": "replicas", "text": "How many pods. Each needs its own GPUs. Leave it out when an autoscaler decides, or every apply sets it back.", "source": "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/", "asOf": "2026-11" },
    { "in": "DeploymentSpec", "field": "strategy", "text": "How pods are replaced. `RollingUpdate` starts the new one first, which needs spare GPUs; `Recreate` ends the old one first.", "source": "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/", "asOf": "2026-11" },
    { "in": "DeploymentStrategy", "field": "type", "text": "`RollingUpdate`, which holds when left out, needs room for one more pod unless `maxSurge` is 0; `Recreate` frees the GPUs first and has a gap.", "source": "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/", "asOf": "2026-11" },
    { "in": "RollingUpdateDeployment", "field": "maxSurge", "text": "How many pods may be there beyond `replicas` during a rollout; 25 % rounded up when left out. With all GPUs in use, 0 together with `maxUnavailable: 1` is the only way forward.", "source": "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/", "asOf": "2026-11" },
    { "in": "RollingUpdateDeployment", "field": "maxUnavailable", "text": "How many pods may be missing during a rollout; 25 % rounded down when left out, which is none for fewer than four replicas.", "source": "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/", "asOf": "2026-11" },
    { "in": "DeploymentSpec", "field": "progressDeadlineSeconds", "text": "Seconds without progress after which a rollout counts as failed; 600 when left out. Pulling a large image and loading weights can take longer.", "source": "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/", "asOf": "2026-11" },
    { "in": "DeploymentSpec", "field": "selector", "text": "The labels by which the Deployment knows its pods. It must match the labels of the template and cannot be changed later.", "source": "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/", "asOf": "2026-11" },
    { "in": "JobSpec", "field": "backoffLimit", "text": "How many failures until the Job gives up; 6 when left out. For a long training a few tries from the last checkpoint are usual.", "source": "https://kubernetes.io/docs/concepts/workloads/controllers/job/", "asOf": "2026-11" },
    { "in": "JobSpec", "field": "parallelism", "text": "How many pods run at once. Each needs its own GPUs.", "source": "https://kubernetes.io/docs/concepts/workloads/controllers/job/", "asOf": "2026-11" },
    { "in": "JobSpec", "field": "completions", "text": "How many pods must succeed.", "source": "https://kubernetes.io/docs/concepts/workloads/controllers/job/", "asOf": "2026-11" },
    { "in": "JobSpec", "field": "completionMode", "text": "`Indexed` gives each pod a number, which distributed training uses as its rank.", "source": "https://kubernetes.io/docs/concepts/workloads/controllers/job/", "asOf": "2026-11" },
    { "in": "JobSpec", "field": "activeDeadlineSeconds", "text": "Seconds after which the whole Job is ended as failed.", "source": "https://kubernetes.io/docs/concepts/workloads/controllers/job/", "asOf": "2026-11" },
    { "in": "JobSpec", "field": "ttlSecondsAfterFinished", "text": "Seconds until a finished Job and its pods, logs included, are removed; never when left out.", "source": "https://kubernetes.io/docs/concepts/workloads/controllers/job/", "asOf": "2026-11" },
    { "in": "JobSpec", "field": "suspend", "text": "A suspended Job has no pods. Queues such as Kueue start Jobs by setting it to false.", "source": "https://kubernetes.io/docs/concepts/workloads/controllers/job/", "asOf": "2026-11" },
    { "in": "JobSpec", "field": "podFailurePolicy", "text": "Tells failures that are worth another try (a lost node) from those that are not (a bug in the program).", "source": "https://kubernetes.io/docs/concepts/workloads/controllers/job/", "asOf": "2026-11" },
    { "in": "StatefulSetSpec", "field": "serviceName", "text": "The headless Service that gives each pod its own DNS name.", "source": "https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/", "asOf": "2026-11" },
    { "in": "StatefulSetSpec", "field": "podManagementPolicy", "text": "`OrderedReady` starts pods one after the other; `Parallel` all at once, which ranks that wait for each other need.", "source": "https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/", "asOf": "2026-11" },
    { "in": "ServiceSpec", "field": "selector", "text": "Labels of the pods that get the traffic. When no pod has them all, the Service has no endpoints and connections fail.", "source": "https://kubernetes.io/docs/concepts/services-networking/service/", "asOf": "2026-11" },
    { "in": "ServiceSpec", "field": "clusterIP", "text": "`None` makes it headless: DNS answers with the pods themselves, as distributed training and LeaderWorkerSet want it.", "source": "https://kubernetes.io/docs/concepts/services-networking/service/", "asOf": "2026-11" },
    { "in": "ServicePort", "field": "targetPort", "text": "The port of the pod, by number or by its name there; the same as `port` when left out.", "source": "https://kubernetes.io/docs/concepts/services-networking/service/", "asOf": "2026-11" },
    { "in": "ServiceSpec", "field": "publishNotReadyAddresses", "text": "Lists pods in DNS before they are ready, so that ranks can find each other while they start.", "source": "https://kubernetes.io/docs/concepts/services-networking/service/", "asOf": "2026-11" },
    { "in": "HorizontalPodAutoscalerSpec", "field": "metrics", "text": "What decides the number of pods. CPU says little about a GPU server; queue length or GPU use come through custom or external metrics.", "source": "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/", "asOf": "2026-11" },
    { "in": "HorizontalPodAutoscalerSpec", "field": "maxReplicas", "text": "The most pods. More than the GPUs of the cluster can take stay Pending.", "source": "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/", "asOf": "2026-11" },
    { "in": "DeviceRequest", "field": "exactly", "text": "One kind of device: the class, how many, and conditions they must meet.", "source": "https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/", "asOf": "2026-11" },
    { "in": "ExactDeviceRequest", "field": "deviceClassName", "text": "The DeviceClass to choose from, for example `gpu.nvidia.com`; it must exist in the cluster.", "source": "https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/", "asOf": "2026-11" },
    { "in": "PodResourceClaim", "field": "resourceClaimTemplateName", "text": "Each pod gets a claim of its own, made from this template and removed with the pod.", "source": "https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/", "asOf": "2026-11" },
    { "in": "PodResourceClaim", "field": "resourceClaimName", "text": "A claim that exists already; all pods that name it share its devices.", "source": "https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/", "asOf": "2026-11" },
    { "in": "ResourceQuotaSpec", "field": "hard", "text": "The most that a namespace may use. Accelerators can be limited only as `requests.nvidia.com/gpu`, because request and limit are the same.", "source": "https://kubernetes.io/docs/concepts/policy/resource-quotas/", "asOf": "2026-11" },
    { "in": "leaderworkerset.x-k8s.io/LeaderWorkerSet", "field": "spec.replicas", "text": "How many groups of pods: each group is one copy of the model over several nodes.", "source": "https://lws.sigs.k8s.io/docs/reference/leaderworkerset.v1/", "asOf": "2026-11" },
    { "in": "leaderworkerset.x-k8s.io/LeaderWorkerSet", "field": "spec.leaderWorkerTemplate.size", "text": "Pods in a group, the leader included. Size × GPUs per pod should be tensor-parallel × pipeline-parallel size.", "source": "https://lws.sigs.k8s.io/docs/reference/leaderworkerset.v1/", "asOf": "2026-11" },
    { "in": "leaderworkerset.x-k8s.io/LeaderWorkerSet", "field": "spec.leaderWorkerTemplate.restartPolicy", "text": "`RecreateGroupOnPodRestart` starts the whole group anew when one pod fails, which collective communication needs.", "source": "https://lws.sigs.k8s.io/docs/reference/leaderworkerset.v1/", "asOf": "2026-11" },
    { "in": "jobset.x-k8s.io/JobSet", "field": "spec.replicatedJobs", "text": "The Jobs that belong together, each with a name, a template and how many of it.", "source": "https://jobset.sigs.k8s.io/docs/reference/jobset.v1alpha2/", "asOf": "2026-11" },
    { "in": "jobset.x-k8s.io/JobSet", "field": "spec.failurePolicy", "text": "What a failed Job means for the others: how often the whole set is started anew.", "source": "https://jobset.sigs.k8s.io/docs/reference/jobset.v1alpha2/", "asOf": "2026-11" },
    { "in": "ray.io/RayCluster", "field": "spec.workerGroupSpecs", "text": "Groups of equal workers. Ray learns of GPUs from the limits of the containers in `template`.", "source": "https://docs.ray.io/en/latest/cluster/kubernetes/user-guides/config.html", "asOf": "2026-11" },
    { "in": "ray.io/RayCluster", "field": "spec.headGroupSpec", "text": "The head pod, which holds the state of the cluster. It usually needs no GPU.", "source": "https://docs.ray.io/en/latest/cluster/kubernetes/user-guides/config.html", "asOf": "2026-11" },
    { "in": "ray.io/RayCluster", "field": "spec.rayVersion", "text": "The version of Ray; it should be the one in the images.", "source": "https://docs.ray.io/en/latest/cluster/kubernetes/user-guides/config.html", "asOf": "2026-11" },
    { "in": "serving.kserve.io/InferenceService", "field": "spec.predictor", "text": "What serves the model: a `model` with a format and a place, or containers of your own.", "source": "https://kserve.github.io/website/docs/reference/crd-api", "asOf": "2026-11" },
    { "in": "serving.kserve.io/InferenceService", "field": "spec.predictor.model.storageUri", "text": "Where the weights are: `s3://`, `gs://`, `hf://`, `pvc://` and others. An init container fetches them to `/mnt/models`.", "source": "https://kserve.github.io/website/docs/reference/crd-api", "asOf": "2026-11" },
    { "in": "serving.kserve.io/InferenceService", "field": "spec.predictor.minReplicas", "text": "The fewest pods; 0 lets the model go to sleep where the deployment mode can do that, at the price of loading again.", "source": "https://kserve.github.io/website/docs/reference/crd-api", "asOf": "2026-11" },
    { "in": "trainer.kubeflow.org/TrainJob", "field": "spec.runtimeRef", "text": "The training runtime that says how the framework is started; a ClusterTrainingRuntime when no kind is named.", "source": "https://www.kubeflow.org/docs/components/trainer/", "asOf": "2026-11" },
    { "in": "trainer.kubeflow.org/TrainJob", "field": "spec.trainer.numNodes", "text": "How many pods train together.", "source": "https://www.kubeflow.org/docs/components/trainer/", "asOf": "2026-11" },
    { "in": "Container", "field": "workingDir", "text": "Where the command starts; the WORKDIR of the image when left out. Relative paths in `args`, such as that of a model, count from here.", "source": "https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/", "asOf": "2026-11" },
    { "in": "Container", "field": "lifecycle", "text": "Commands around the life of the container. A `preStop` that sleeps lets a model server finish its answers before it is told to end.", "source": "https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/", "asOf": "2026-11" },
    { "in": "Container", "field": "resizePolicy", "text": "Whether a change of CPU or memory in a running pod restarts the container. GPUs cannot be changed in place.", "source": "https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/", "asOf": "2026-11" },
    { "in": "ContainerPort", "field": "containerPort", "text": "The port that the program listens on. It only informs: what counts is where the program really listens, and no port is opened or closed by it.", "source": "https://kubernetes.io/docs/concepts/services-networking/service/", "asOf": "2026-11" },
    { "in": "ContainerPort", "field": "name", "text": "A name that Services and probes may use instead of the number; up to 15 lower-case letters, digits and `-`.", "source": "https://kubernetes.io/docs/concepts/services-networking/service/", "asOf": "2026-11" },
    { "in": "ContainerPort", "field": "hostPort", "text": "Takes this port of the node as well, so that a node runs only one such pod. A Service needs none.", "source": "https://kubernetes.io/docs/concepts/configuration/overview/", "asOf": "2026-11" },
    { "in": "EnvVar", "field": "value", "text": "The text of the variable; it must be text, so numbers and booleans need quotes. `$(NAME)` inserts a variable that is defined above it; shell forms such as `${NAME}` stay as they are.", "source": "https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/", "asOf": "2026-11" },
    { "in": "EnvVar", "field": "valueFrom", "text": "Takes the value from a Secret, a ConfigMap or a field of the pod. Tokens for a model hub belong into a Secret and are named here.", "source": "https://kubernetes.io/docs/concepts/configuration/secret/", "asOf": "2026-11" },
    { "in": "Probe", "field": "exec", "text": "Runs a command in the container; exit code 0 is success. It starts a process each time, which a busy GPU server feels.", "source": "https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/", "asOf": "2026-11" },
    { "in": "Probe", "field": "grpc", "text": "Asks the gRPC health service at this port; the server must implement it.", "source": "https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/", "asOf": "2026-11" },
    { "in": "Probe", "field": "successThreshold", "text": "Successes in a row that are needed; 1 when left out, and it must be 1 for liveness and startup.", "source": "https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/", "asOf": "2026-11" },
    { "in": "Probe", "field": "terminationGracePeriodSeconds", "text": "How long a container that failed this probe may take to end, in place of the time of the pod.", "source": "https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/", "asOf": "2026-11" },
    { "in": "HTTPGetAction", "field": "path", "text": "The path to ask, `/` when left out. A path that answers before the model is loaded makes the pod ready too early.", "source": "https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/", "asOf": "2026-11" },
    { "in": "HTTPGetAction", "field": "port", "text": "Number or name of the port to ask: the one that the server really listens on.", "source": "https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/", "asOf": "2026-11" },
    { "in": "PodSpec", "field": "nodeName", "text": "Puts the pod on this node past the scheduler. Nobody then keeps GPUs free for it: when they are taken, the kubelet refuses the pod.", "source": "https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/", "asOf": "2026-11" },
    { "in": "PodSpec", "field": "hostPID", "text": "Shows the pod all processes of its node. Monitoring needs it; a model server does not.", "source": "https://kubernetes.io/docs/concepts/security/pod-security-standards/", "asOf": "2026-11" },
    { "in": "PodSpec", "field": "automountServiceAccountToken", "text": "Whether the containers get a token for the API server. A model server that never asks the API needs none: `false`.", "source": "https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/", "asOf": "2026-11" },
    { "in": "PodSpec", "field": "preemptionPolicy", "text": "`Never` lets the pod wait for room with its priority and pushes no other pod out.", "source": "https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/", "asOf": "2026-11" },
    { "in": "PodSpec", "field": "subdomain", "text": "Together with a headless Service of this name the pod gets a name of its own, by which the processes of a distributed training find each other.", "source": "https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/", "asOf": "2026-11" },
    { "in": "PodSpec", "field": "resources", "text": "CPU and memory of all containers together. GPUs are not allowed here; they belong to a container.", "source": "https://kubernetes.io/docs/tasks/configure-pod-container/assign-pod-level-resources/", "asOf": "2026-11" },
    { "in": "SecurityContext", "field": "privileged", "text": "All rights on the node, and all its GPUs, whatever was asked for. A GPU needs no privileges.", "source": "https://kubernetes.io/docs/concepts/security/pod-security-standards/", "asOf": "2026-11" },
    { "in": "SecurityContext", "field": "capabilities", "text": "Single rights of the kernel, written without `CAP_`. RDMA usually needs `IPC_LOCK`.", "source": "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/", "asOf": "2026-11" },
    { "in": "SecurityContext", "field": "runAsUser", "text": "The user id of the processes, in place of the USER of the image. It must be able to write where the model is cached.", "source": "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/", "asOf": "2026-11" },
    { "in": "SecurityContext", "field": "runAsNonRoot", "text": "Refuses to start the container as root. An image whose USER is a name needs `runAsUser` beside it, because only numbers can be checked.", "source": "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/", "asOf": "2026-11" },
    { "in": "SecurityContext", "field": "readOnlyRootFilesystem", "text": "Nothing can be written but in volumes. Caches of model hubs and compilers then need an emptyDir or a claim.", "source": "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/", "asOf": "2026-11" },
    { "in": "PodSecurityContext", "field": "fsGroup", "text": "The group that volumes are handed to, so that processes which are not root can write in them.", "source": "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/", "asOf": "2026-11" },
    { "in": "PodSecurityContext", "field": "fsGroupChangePolicy", "text": "`OnRootMismatch` looks at the top folder alone. Without it every file of a large model volume is touched at each start.", "source": "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/", "asOf": "2026-11" },
    { "in": "TopologySpreadConstraint", "field": "topologyKey", "text": "The node label whose values are the places to spread over: `kubernetes.io/hostname` for nodes, `topology.kubernetes.io/zone` for zones.", "source": "https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/", "asOf": "2026-11" },
    { "in": "TopologySpreadConstraint", "field": "whenUnsatisfiable", "text": "`DoNotSchedule` leaves the pod Pending, `ScheduleAnyway` only prefers. With few GPU nodes the first one soon has no place left.", "source": "https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/", "asOf": "2026-11" },
    { "in": "TopologySpreadConstraint", "field": "maxSkew", "text": "By how many pods the fullest place may be ahead of the emptiest.", "source": "https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/", "asOf": "2026-11" },
    { "in": "VolumeMount", "field": "readOnly", "text": "Mounts the volume without the right to write. Good for model weights that several servers share.", "source": "https://kubernetes.io/docs/concepts/storage/volumes/", "asOf": "2026-11" },
    { "in": "PersistentVolumeClaimVolumeSource", "field": "claimName", "text": "The claim, in the namespace of the pod. While it does not exist, or is not bound, the pod stays Pending.", "source": "https://kubernetes.io/docs/concepts/storage/persistent-volumes/", "asOf": "2026-11" },
    { "in": "PersistentVolumeClaimSpec", "field": "resources", "text": "How much storage at least, in `requests.storage`. Weights of a model take about two bytes per parameter in 16 bits.", "source": "https://kubernetes.io/docs/concepts/storage/persistent-volumes/", "asOf": "2026-11" },
    { "in": "PersistentVolumeClaimSpec", "field": "volumeName", "text": "Binds to exactly this volume. Its storage class must be that of the claim.", "source": "https://kubernetes.io/docs/concepts/storage/persistent-volumes/", "asOf": "2026-11" },
    { "in": "ImageVolumeSource", "field": "reference", "text": "The image whose files become the volume: a way to ship model weights through a registry.", "source": "https://kubernetes.io/docs/tasks/configure-pod-container/image-volumes/", "asOf": "2026-11" },
    { "in": "DeploymentSpec", "field": "minReadySeconds", "text": "How long a new pod must stay ready before it counts and an old one may end.", "source": "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/", "asOf": "2026-11" },
    { "in": "DeploymentSpec", "field": "revisionHistoryLimit", "text": "How many old ReplicaSets are kept to roll back to; 10 when left out.", "source": "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/", "asOf": "2026-11" },
    { "in": "StatefulSetSpec", "field": "volumeClaimTemplates", "text": "A claim of its own for each pod, such as a cache for model weights. It cannot be changed later, and the claims stay when pods go.", "source": "https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/", "asOf": "2026-11" },
    { "in": "JobSpec", "field": "backoffLimitPerIndex", "text": "Failures that each index of an Indexed job may have, so that one bad shard does not end the others.", "source": "https://kubernetes.io/docs/concepts/workloads/controllers/job/", "asOf": "2026-11" },
    { "in": "JobSpec", "field": "successPolicy", "text": "Which indexes must succeed for the job to be done; for example only the leader of a distributed training.", "source": "https://kubernetes.io/docs/concepts/workloads/controllers/job/", "asOf": "2026-11" },
    { "in": "JobSpec", "field": "podReplacementPolicy", "text": "`Failed` starts the next pod only when the last one is gone, so that the two never hold GPUs at the same time.", "source": "https://kubernetes.io/docs/concepts/workloads/controllers/job/", "asOf": "2026-11" },
    { "in": "CronJobSpec", "field": "concurrencyPolicy", "text": "`Allow`, which is usual, starts the next run beside one that is still going, and both hold GPUs. `Forbid` skips it.", "source": "https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/", "asOf": "2026-11" },
    { "in": "CronJobSpec", "field": "startingDeadlineSeconds", "text": "How late a run may start that could not start in time, for example because the controller was down.", "source": "https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/", "asOf": "2026-11" },
    { "in": "ServiceSpec", "field": "type", "text": "`ClusterIP` inside the cluster, `NodePort` on every node, `LoadBalancer` through one of the cloud. A model without login should not leave the cluster.", "source": "https://kubernetes.io/docs/concepts/services-networking/service/", "asOf": "2026-11" },
    { "in": "ServiceSpec", "field": "sessionAffinity", "text": "`ClientIP` sends a client to the same pod again, which lets a server reuse what it has cached for it.", "source": "https://kubernetes.io/docs/reference/networking/virtual-ips/", "asOf": "2026-11" },
    { "in": "ServicePort", "field": "port", "text": "The port of the Service itself; where the container listens is `targetPort`.", "source": "https://kubernetes.io/docs/concepts/services-networking/service/", "asOf": "2026-11" },
    { "in": "HorizontalPodAutoscalerSpec", "field": "minReplicas", "text": "Replicas that stay when nothing is asked; 1 when left out. Each keeps its GPUs.", "source": "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/", "asOf": "2026-11" },
    { "in": "HorizontalPodAutoscalerSpec", "field": "behavior", "text": "How fast it may grow and shrink. A model server that loads for minutes needs a long `stabilizationWindowSeconds` for shrinking.", "source": "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/", "asOf": "2026-11" },
    { "in": "HorizontalPodAutoscalerSpec", "field": "scaleTargetRef", "text": "Kind and name of what is scaled, in the same namespace. It must not set replicas in a way that an apply sets back.", "source": "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/", "asOf": "2026-11" },
    { "in": "PodDisruptionBudgetSpec", "field": "minAvailable", "text": "Pods that must stay while a node is emptied. As many as there are replicas means that no GPU node can ever be drained.", "source": "https://kubernetes.io/docs/tasks/run-application/configure-pdb/", "asOf": "2026-11" },
    { "in": "PodDisruptionBudgetSpec", "field": "maxUnavailable", "text": "Pods that may be gone while a node is emptied; 0 means that it can never be.", "source": "https://kubernetes.io/docs/tasks/run-application/configure-pdb/", "asOf": "2026-11" },
    { "in": "NetworkPolicySpec", "field": "policyTypes", "text": "With `Ingress` everything is shut that no `ingress` rule opens, the port of the model server too; with `Egress` also DNS and the model hub.", "source": "https://kubernetes.io/docs/concepts/services-networking/network-policies/", "asOf": "2026-11" },
    { "in": "NetworkPolicySpec", "field": "podSelector", "text": "The pods that the policy is about; `{}` means all of the namespace.", "source": "https://kubernetes.io/docs/concepts/services-networking/network-policies/", "asOf": "2026-11" },
    { "in": "PriorityClass", "field": "value", "text": "The higher, the earlier a waiting pod gets a node, and the later it is pushed out. Serving usually stands above training.", "source": "https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/", "asOf": "2026-11" },
    { "in": "RuntimeClass", "field": "handler", "text": "The name under which the container runtime of the node knows it; `nvidia` where the GPU operator set it up.", "source": "https://kubernetes.io/docs/concepts/containers/runtime-class/", "asOf": "2026-11" },
    { "in": "LimitRangeItem", "field": "default", "text": "Limits of containers that name none. A GPU here gives every container of the namespace a GPU.", "source": "https://kubernetes.io/docs/concepts/policy/limit-range/", "asOf": "2026-11" },
    { "in": "DeviceRequest", "field": "firstAvailable", "text": "Several requests in order of preference; the first that can be met counts, for example an H100 or else two L40S.", "source": "https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/", "asOf": "2026-11" },
    { "in": "ExactDeviceRequest", "field": "count", "text": "How many devices; 1 when left out.", "source": "https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/", "asOf": "2026-11" },
    { "in": "ExactDeviceRequest", "field": "allocationMode", "text": "`ExactCount` takes `count` devices, `All` every one of the node that fits.", "source": "https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/", "asOf": "2026-11" },
    { "in": "ExactDeviceRequest", "field": "selectors", "text": "Conditions on the device in CEL, for example on its memory or product name.", "source": "https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/", "asOf": "2026-11" },
    { "in": "leaderworkerset.x-k8s.io/LeaderWorkerSet", "field": "spec.startupPolicy", "text": "`LeaderReady` starts the workers of a group only when its leader is ready; `LeaderCreated`, which is usual, does not wait.", "source": "https://lws.sigs.k8s.io/docs/overview/", "asOf": "2026-11" },
    { "in": "jobset.x-k8s.io/JobSet", "field": "spec.successPolicy", "text": "Which of the jobs must succeed for the set to be done; all of them when left out.", "source": "https://jobset.sigs.k8s.io/docs/overview/", "asOf": "2026-11" },
    { "in": "ray.io/RayCluster", "field": "spec.enableInTreeAutoscaling", "text": "Lets Ray add and remove workers between `minReplicas` and `maxReplicas` of their groups, by what the tasks ask for.", "source": "https://docs.ray.io/en/latest/cluster/kubernetes/user-guides/configuring-autoscaling.html", "asOf": "2026-11" },
    { "in": "serving.kserve.io/InferenceService", "field": "spec.predictor.maxReplicas", "text": "The most replicas it may grow to; each takes its own GPUs.", "source": "https://kserve.github.io/website/", "asOf": "2026-11" },
    { "in": "serving.kserve.io/InferenceService", "field": "spec.predictor.model.runtime", "text": "The ServingRuntime that serves the model; when left out, one is chosen by the model format.", "source": "https://kserve.github.io/website/", "asOf": "2026-11" },
    { "in": "trainer.kubeflow.org/TrainJob", "field": "spec.trainer.resourcesPerNode", "text": "CPU, memory and GPUs of each node of the training, in place of what the runtime says.", "source": "https://www.kubeflow.org/docs/components/trainer/overview/", "asOf": "2026-11" },
    { "in": "kueue.x-k8s.io/ClusterQueue", "field": "spec.resourceGroups", "text": "Which resources the queue hands out, and how many of each flavor. A GPU that is not covered here is never admitted.", "source": "https://kueue.sigs.k8s.io/docs/concepts/cluster_queue/", "asOf": "2026-11" },
    { "in": "kueue.x-k8s.io/LocalQueue", "field": "spec.clusterQueue", "text": "The ClusterQueue that admits what is submitted in this namespace.", "source": "https://kueue.sigs.k8s.io/docs/concepts/local_queue/", "asOf": "2026-11" },
    { "in": "keda.sh/ScaledObject", "field": "spec.minReplicaCount", "text": "Replicas that stay when nothing is asked; 0, which is usual, gives the GPUs back and makes the first request wait for the model to load.", "source": "https://keda.sh/docs/latest/reference/scaledobject-spec/", "asOf": "2026-11" },
    { "in": "keda.sh/ScaledObject", "field": "spec.cooldownPeriod", "text": "Seconds without work before it goes down to 0; 300 when left out.", "source": "https://keda.sh/docs/latest/reference/scaledobject-spec/", "asOf": "2026-11" }
  ],
  "resources": [
    { "name": "cpu", "text": "Cores; `500m` is half a core. Data loading and tokenizing need them beside the GPU.", "source": "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/", "asOf": "2026-11" },
    { "name": "memory", "text": "Bytes, best in `Gi`. Weights pass through it while they load, and shared memory in RAM counts towards it.", "source": "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/", "asOf": "2026-11" },
    { "name": "ephemeral-storage", "text": "Disk of the node for the writable layer, logs and emptyDir volumes. Downloaded weights fill it quickly.", "source": "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/", "asOf": "2026-11" },
    { "name": "nvidia.com/gpu", "text": "Whole NVIDIA GPUs, handed out by the NVIDIA device plugin. Where the plugin is set up for time-slicing, one unit is a share of a GPU without a memory limit of its own.", "source": "https://github.com/NVIDIA/k8s-device-plugin", "asOf": "2026-11" },
    { "name": "nvidia.com/gpu.shared", "text": "A time-sliced or MPS share of an NVIDIA GPU, where the device plugin is told to rename shared GPUs.", "source": "https://github.com/NVIDIA/k8s-device-plugin", "asOf": "2026-11" },
    { "name": "amd.com/gpu", "text": "Whole AMD GPUs, handed out by the ROCm device plugin.", "source": "https://github.com/ROCm/k8s-device-plugin", "asOf": "2026-11" },
    { "name": "gpu.intel.com/i915", "text": "Intel GPUs with the i915 kernel driver.", "source": "https://github.com/intel/intel-device-plugins-for-kubernetes", "asOf": "2026-11" },
    { "name": "gpu.intel.com/xe", "text": "Intel GPUs with the xe kernel driver.", "source": "https://github.com/intel/intel-device-plugins-for-kubernetes", "asOf": "2026-11" },
    { "name": "habana.ai/gaudi", "text": "Intel Gaudi accelerators.", "source": "https://docs.habana.ai/en/latest/Orchestration/index.html", "asOf": "2026-11" },
    { "name": "google.com/tpu", "text": "Chips of a TPU node. A pod must take all chips of its node.", "source": "https://cloud.google.com/kubernetes-engine/docs/how-to/tpus", "asOf": "2026-11" },
    { "name": "aws.amazon.com/neuron", "text": "AWS Neuron devices (Inferentia, Trainium).", "source": "https://github.com/aws-neuron/aws-neuron-sdk", "asOf": "2026-11" },
    { "name": "aws.amazon.com/neuroncore", "text": "Cores of AWS Neuron devices.", "source": "https://github.com/aws-neuron/aws-neuron-sdk", "asOf": "2026-11" },
    { "name": "vpc.amazonaws.com/efa", "text": "Elastic Fabric Adapters: network cards for collective communication between nodes.", "source": "https://docs.aws.amazon.com/eks/latest/userguide/node-efa.html", "asOf": "2026-11" }
  ],
  "values": [
    { "in": "EmptyDirVolumeSource", "field": "medium", "values": ["Memory", "HugePages"], "source": "https://kubernetes.io/docs/concepts/storage/volumes/", "asOf": "2026-11" },
    { "in": "PodSpec", "field": "runtimeClassName", "values": ["nvidia"], "source": "https://docs.nvidia.com/datacenter/cloud-native/gpu-operator/latest/cdi.html", "asOf": "2026-11" },
    { "in": "PodSpec", "field": "schedulerName", "values": ["volcano"], "source": "https://volcano.sh/en/docs/schduler_introduction/", "asOf": "2026-11" },
    { "in": "Toleration", "field": "key", "values": ["nvidia.com/gpu", "amd.com/gpu", "google.com/tpu"], "source": "https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/", "asOf": "2026-11" },
    { "in": "PersistentVolumeClaimSpec", "field": "accessModes", "values": ["ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod"], "source": "https://kubernetes.io/docs/concepts/storage/persistent-volumes/", "asOf": "2026-11" },
    { "in": "VolumeMount", "field": "mountPath", "values": ["/dev/shm", "/root/.cache/huggingface", "/models"], "source": "https://kubernetes.io/docs/concepts/storage/volumes/", "asOf": "2026-11" }
  ]
};

/** schemas/data/gpuTaints.json */
export const gpuTaints = {
  "about": "Taints of GPU nodes that a pod must tolerate by itself, by the label of the node selector that leads there. `value` is a pattern for the label's value. `claims`: only pods that get their device by a claim, for which no toleration is added by itself. `usual`: the taint is a habit of the provider's guide, not a certainty.",
  "rows": [
    { "label": "kubernetes.azure.com/scalesetpriority", "value": "spot", "claims": false, "usual": false, "key": "kubernetes.azure.com/scalesetpriority", "taint": "spot", "where": "AKS puts on every spot node", "source": "https://learn.microsoft.com/azure/aks/spot-node-pool", "asOf": "2026-08" },
    { "label": "kubernetes.azure.com/accelerator", "value": "nvidia", "claims": false, "usual": true, "key": "sku", "taint": "gpu", "where": "the AKS guide puts on GPU node pools", "source": "https://learn.microsoft.com/azure/aks/use-nvidia-gpu", "asOf": "2026-08" },
    { "label": "cloud.google.com/gke-accelerator", "value": "nvidia-gb[23]00", "claims": false, "usual": false, "key": "kubernetes.io/arch", "taint": "arm64", "where": "GKE puts on nodes with Arm processors", "source": "https://cloud.google.com/kubernetes-engine/docs/how-to/prepare-arm-workloads-for-deployment", "asOf": "2026-08" },
    { "label": "cloud.google.com/gke-accelerator", "value": "nvidia-.+", "claims": true, "usual": true, "key": "nvidia.com/gpu", "taint": "present", "where": "GKE puts on GPU nodes beside others", "source": "https://cloud.google.com/kubernetes-engine/docs/how-to/gpus", "asOf": "2026-08" }
  ]
};

/** schemas/data/imageBuilds.json */
export const imageBuilds = {
  "about": "Images whose name tells for whose GPUs they are built. `image` is a pattern for the last part of the repository, `registry` is set where only that registry's images count, `tag` a pattern for the tag; the first row that fits counts. `builtFor`: nvidia, amd, none (CPUs only) or unknown. `gpuTag`: the same release exists with -gpu behind its version. Model servers are in modelServers.json.",
  "rows": [
    { "image": "tensorflow/tensorflow", "registry": "", "tag": "gpu", "builtFor": "nvidia", "gpuTag": false, "source": "https://www.tensorflow.org/install/docker", "asOf": "2026-08" },
    { "image": "tensorflow/tensorflow", "registry": "", "tag": "^(?:latest|nightly|\\d+\\.\\d+\\.\\d+(?:rc\\d+)?)(?:-jupyter)?$", "builtFor": "none", "gpuTag": true, "source": "https://www.tensorflow.org/install/docker", "asOf": "2026-08" },
    { "image": "tensorflow/tensorflow", "registry": "", "tag": "^\\d+\\.\\d+\\.\\d+", "builtFor": "none", "gpuTag": false, "source": "https://www.tensorflow.org/install/docker", "asOf": "2026-08" },
    { "image": "tensorflow/serving", "registry": "", "tag": "gpu", "builtFor": "nvidia", "gpuTag": false, "source": "https://www.tensorflow.org/tfx/serving/docker", "asOf": "2026-08" },
    { "image": "tensorflow/serving", "registry": "", "tag": "^(?:latest|nightly|\\d+\\.\\d+\\.\\d+(?:-rc\\d+)?)$", "builtFor": "none", "gpuTag": true, "source": "https://www.tensorflow.org/tfx/serving/docker", "asOf": "2026-08" },
    { "image": "pytorch/torchserve", "registry": "", "tag": "gpu", "builtFor": "nvidia", "gpuTag": false, "source": "https://github.com/pytorch/serve/blob/master/docker/README.md", "asOf": "2026-08" },
    { "image": "pytorch/torchserve", "registry": "", "tag": "^latest$|cpu", "builtFor": "none", "gpuTag": false, "source": "https://github.com/pytorch/serve/blob/master/docker/README.md", "asOf": "2026-08" },
    { "image": "ollama/ollama", "registry": "", "tag": "rocm", "builtFor": "amd", "gpuTag": false, "source": "https://github.com/ollama/ollama/blob/main/docs/docker.mdx", "asOf": "2026-08" },
    { "image": "rocm/.+", "registry": "", "tag": "", "builtFor": "amd", "gpuTag": false, "source": "https://hub.docker.com/u/rocm", "asOf": "2026-08" },
    { "image": "nvidia/cuda", "registry": "", "tag": "", "builtFor": "nvidia", "gpuTag": false, "source": "https://hub.docker.com/r/nvidia/cuda", "asOf": "2026-08" },
    { "image": "nvidia/(?:pytorch|tensorflow|jax|nemo|tritonserver|tensorrt|tensorrt-llm/.+)", "registry": "nvcr.io", "tag": "", "builtFor": "nvidia", "gpuTag": false, "source": "https://catalog.ngc.nvidia.com/containers", "asOf": "2026-08" },
    { "image": "pytorch/pytorch", "registry": "", "tag": "cuda", "builtFor": "nvidia", "gpuTag": false, "source": "https://hub.docker.com/r/pytorch/pytorch", "asOf": "2026-08" },
    { "image": "[^/]*(?:^|[-_/])cpu(?:[-_][^/]*)?", "registry": "", "tag": "", "builtFor": "none", "gpuTag": false, "source": "the name itself", "asOf": "2026-08" },
    { "image": "(?:[^/]+/)*[^/]+", "registry": "", "tag": "(?:^|[-_.])cpu(?:$|[-_.])", "builtFor": "none", "gpuTag": false, "source": "the name itself", "asOf": "2026-08" }
  ]
};

/** schemas/data/migProfiles.json */
export const migProfiles = {
  "about": "MIG profiles of NVIDIA GPUs, without the attributes behind + (me, gfx). `products` is a pattern for the label nvidia.com/gpu.product without -SHARED and -MIG-….",
  "source": "https://github.com/NVIDIA/gpu-operator/blob/main/assets/state-mig-manager/0400_configmap.yaml",
  "asOf": "2026-08",
  "rows": [
    { "name": "A100 40 GB", "products": "(?:NVIDIA-)?A(?:100|800)-(?:SXM4|PCIE)-40GB(?:-.*)?", "profiles": ["1g.5gb", "1g.10gb", "2g.10gb", "3g.20gb", "4g.20gb", "7g.40gb"] },
    { "name": "A100 80 GB", "products": "(?:NVIDIA-)?A(?:100|800)-(?:SXM4-|PCIE-)?80GB(?:-.*)?", "profiles": ["1g.10gb", "1g.20gb", "2g.20gb", "3g.40gb", "4g.40gb", "7g.80gb"] },
    { "name": "H100 80 GB", "products": "NVIDIA-H(?:100|800)-(?:80GB-HBM[23]e?|PCIe)", "profiles": ["1g.10gb", "1g.20gb", "2g.20gb", "3g.40gb", "4g.40gb", "7g.80gb"] },
    { "name": "A30", "products": "NVIDIA-A30", "profiles": ["1g.6gb", "2g.12gb", "4g.24gb"] },
    { "name": "H100 NVL", "products": "NVIDIA-H(?:100|800)-NVL", "profiles": ["1g.12gb", "1g.24gb", "2g.24gb", "3g.47gb", "4g.47gb", "7g.94gb"] },
    { "name": "GH200 96 GB, H20", "products": "NVIDIA-H20|NVIDIA-GH200-(?:480GB|96GB-HBM3)", "profiles": ["1g.12gb", "1g.24gb", "2g.24gb", "3g.48gb", "4g.48gb", "7g.96gb"] },
    { "name": "H200", "products": "NVIDIA-H200(?:-NVL)?", "profiles": ["1g.18gb", "1g.35gb", "2g.35gb", "3g.71gb", "4g.71gb", "7g.141gb"] },
    { "name": "GH200 144 GB", "products": "", "profiles": ["1g.18gb", "1g.36gb", "2g.36gb", "3g.72gb", "4g.72gb", "7g.144gb"] },
    { "name": "B200", "products": "NVIDIA-B200", "profiles": ["1g.23gb", "1g.45gb", "2g.45gb", "3g.90gb", "4g.90gb", "7g.180gb"] },
    { "name": "GB200", "products": "NVIDIA-GB200", "profiles": ["1g.23gb", "1g.47gb", "2g.47gb", "3g.93gb", "3g.95gb", "4g.93gb", "4g.95gb", "7g.186gb", "7g.189gb"] },
    { "name": "B300", "products": "NVIDIA-B300(?:-.*)?", "profiles": ["1g.34gb", "1g.67gb", "2g.67gb", "3g.135gb", "4g.135gb", "7g.269gb"] },
    { "name": "GB300", "products": "NVIDIA-GB300", "profiles": ["1g.35gb", "1g.70gb", "2g.70gb", "3g.139gb", "4g.139gb", "7g.278gb"] },
    { "name": "RTX PRO 6000", "products": "NVIDIA-RTX-PRO-6000-Blackwell-.*", "profiles": ["1g.24gb", "2g.48gb", "4g.96gb"] }
  ]
};

/** schemas/data/modelServers.json */
export const modelServers = {
  "about": "Well-known model servers. `image` is a pattern for the last part of an official repository whose tags behave as the row says; `named` is a looser one for images that are only called so. `starts`: the image runs the server without a command. `launch`: consecutive words that start it. `port`: what it listens on without flags, 0 where that varies; where `portEnv` decides, it is the official image's port. `paths`: what answers a GET with success once the server is up, the best for a probe first; `*` ends a prefix. `gpu`: nvidia, amd, none, optional (runs without as well) or unknown, unless a row of `tags` matches. `shm`: its worker processes share memory through /dev/shm. `large`: start takes minutes for usual models. `several`: flags after which the number of GPUs in this container cannot be told.",
  "rows": [
    {
      "id": "vllm", "name": "vLLM", "image": "vllm/vllm-openai-cpu", "named": "vllm(?:-openai)?-cpu(?:-release-repo)?",
      "starts": true, "launch": [], "port": 8000, "otherPorts": [], "portFlags": ["--port"], "portEnv": [], "host": "0.0.0.0",
      "paths": ["/health", "/ping", "/v1/models", "/version", "/metrics", "/load", "/docs", "/openapi.json", "/server_info", "/is_sleeping"],
      "gpu": "none", "tags": [], "shm": true, "large": true,
      "tensor": [], "pipeline": [], "data": [], "tensorEnv": [], "several": [],
      "source": "https://docs.vllm.ai/en/latest/getting_started/installation/cpu/", "asOf": "2026-08"
    },
    {
      "id": "vllm", "name": "vLLM", "image": "vllm/vllm-openai-rocm|rocm/vllm|rocm/vllm-dev", "named": "",
      "starts": false, "launch": [], "port": 8000, "otherPorts": [], "portFlags": ["--port"], "portEnv": [], "host": "0.0.0.0",
      "paths": ["/health", "/ping", "/v1/models", "/version", "/metrics", "/load", "/docs", "/openapi.json", "/server_info", "/is_sleeping"],
      "gpu": "amd", "tags": [], "shm": true, "large": true,
      "tensor": ["--tensor-parallel-size", "-tp"], "pipeline": ["--pipeline-parallel-size", "-pp"], "data": ["--data-parallel-size", "-dp"], "tensorEnv": [],
      "several": ["--nnodes", "--node-rank", "--headless", "--distributed-executor-backend", "--data-parallel-size-local", "-dpl", "--data-parallel-address", "--data-parallel-rank", "--data-parallel-start-rank", "--data-parallel-hybrid-lb", "--data-parallel-external-lb", "--data-parallel-backend", "--prefill-context-parallel-size", "-pcp", "--device"],
      "source": "https://docs.vllm.ai/en/latest/deployment/k8s/", "asOf": "2026-08"
    },
    {
      "id": "vllm", "name": "vLLM", "image": "(?:vllm|lmcache)/vllm-openai", "named": "vllm|vllm-openai|vllm-tpu",
      "starts": true, "launch": ["vllm serve", "-m vllm.entrypoints.openai.api_server"], "port": 8000, "otherPorts": [], "portFlags": ["--port"], "portEnv": [], "host": "0.0.0.0",
      "paths": ["/health", "/ping", "/v1/models", "/version", "/metrics", "/load", "/docs", "/openapi.json", "/server_info", "/is_sleeping"],
      "gpu": "nvidia", "tags": [{ "tag": "cpu", "gpu": "none" }, { "tag": "rocm", "gpu": "amd" }, { "tag": "xpu|hpu|tpu|neuron", "gpu": "unknown" }], "shm": true, "large": true,
      "tensor": ["--tensor-parallel-size", "-tp"], "pipeline": ["--pipeline-parallel-size", "-pp"], "data": ["--data-parallel-size", "-dp"], "tensorEnv": [],
      "several": ["--nnodes", "--node-rank", "--headless", "--distributed-executor-backend", "--data-parallel-size-local", "-dpl", "--data-parallel-address", "--data-parallel-rank", "--data-parallel-start-rank", "--data-parallel-hybrid-lb", "--data-parallel-external-lb", "--data-parallel-backend", "--prefill-context-parallel-size", "-pcp", "--device"],
      "source": "https://docs.vllm.ai/en/latest/deployment/k8s/", "asOf": "2026-08"
    },
    {
      "id": "tgi", "name": "Text Generation Inference", "image": "huggingface/text-generation-inference", "named": "text-generation-inference",
      "starts": true, "launch": ["text-generation-launcher"], "port": 80, "otherPorts": [], "portFlags": ["--port", "-p"], "portEnv": ["PORT"], "host": "0.0.0.0",
      "paths": ["/health", "/ping", "/info", "/", "/v1/models", "/metrics", "/docs", "/api-doc/openapi.json"],
      "gpu": "nvidia", "tags": [{ "tag": "rocm", "gpu": "amd" }, { "tag": "cpu|intel|xpu|gaudi|neuron|trtllm|llamacpp", "gpu": "unknown" }], "shm": true, "large": true,
      "tensor": ["--num-shard"], "pipeline": [], "data": [], "tensorEnv": ["NUM_SHARD"], "several": ["--disable-custom-kernels"],
      "source": "https://huggingface.co/docs/text-generation-inference/reference/launcher and the repository's Dockerfile (ENV PORT=80)", "asOf": "2026-08"
    },
    {
      "id": "tei", "name": "Text Embeddings Inference", "image": "huggingface/text-embeddings-inference", "named": "text-embeddings-inference",
      "starts": true, "launch": ["text-embeddings-router"], "port": 80, "otherPorts": [], "portFlags": ["--port", "-p"], "portEnv": ["PORT"], "host": "0.0.0.0",
      "paths": ["/health", "/ping", "/info", "/metrics", "/docs", "/api-doc/openapi.json", "/v1/models"],
      "gpu": "unknown", "tags": [{ "tag": "cpu", "gpu": "none" }], "shm": false, "large": false,
      "tensor": [], "pipeline": [], "data": [], "tensorEnv": [], "several": [],
      "source": "https://github.com/huggingface/text-embeddings-inference", "asOf": "2026-08"
    },
    {
      "id": "sglang", "name": "SGLang", "image": "lmsysorg/sglang(?:-rocm)?", "named": "sglang",
      "starts": false, "launch": ["-m sglang.launch_server", "sglang serve"], "port": 30000, "otherPorts": [], "portFlags": ["--port"], "portEnv": [], "host": "127.0.0.1",
      "paths": ["/health", "/health_generate", "/ping", "/v1/models", "/get_model_info", "/model_info", "/get_server_info", "/server_info", "/get_load", "/metrics", "/docs", "/openapi.json"],
      "gpu": "nvidia", "tags": [{ "tag": "rocm|mi3", "gpu": "amd" }, { "tag": "cpu|xeon|npu|xpu", "gpu": "unknown" }], "shm": true, "large": true,
      "tensor": ["--tensor-parallel-size", "--tp-size", "--tp"], "pipeline": ["--pipeline-parallel-size", "--pp-size", "--pp"], "data": ["--data-parallel-size", "--dp-size", "--dp"], "tensorEnv": [],
      "several": ["--nnodes", "--node-rank", "--dist-init-addr", "--nccl-init-addr", "--device", "--use-ray"],
      "source": "https://docs.sglang.io/advanced_features/server_arguments.html and https://docs.sglang.io/basic_usage/native_api.html", "asOf": "2026-08"
    },
    {
      "id": "triton", "name": "Triton", "image": "nvidia/tritonserver", "named": "tritonserver",
      "starts": false, "launch": ["tritonserver"], "port": 8000, "otherPorts": [8002], "portFlags": ["--http-port"], "portEnv": [], "host": "0.0.0.0",
      "paths": ["/v2/health/ready", "/v2/health/live", "/v2", "/v2/models/*", "/metrics"],
      "gpu": "optional", "tags": [], "shm": true, "large": false,
      "tensor": [], "pipeline": [], "data": [], "tensorEnv": [], "several": [],
      "source": "https://github.com/triton-inference-server/server", "asOf": "2026-08"
    },
    {
      "id": "nim", "name": "NVIDIA NIM", "image": "nim/[^/]+/[^/]+|nim/[^/]+", "named": "",
      "starts": true, "launch": [], "port": 0, "otherPorts": [], "portFlags": [], "portEnv": ["NIM_HTTP_API_PORT", "NIM_SERVER_PORT"], "host": "0.0.0.0",
      "paths": ["/v1/health/ready", "/v1/health/live", "/v1/models", "/v1/metadata", "/v1/version", "/v1/license", "/v1/metrics", "/metrics", "/docs", "/openapi.json", "/health", "/ping"],
      "gpu": "nvidia", "tags": [], "shm": true, "large": true,
      "tensor": [], "pipeline": [], "data": [], "tensorEnv": [], "several": [],
      "source": "https://github.com/NVIDIA/k8s-nim-operator/blob/main/api/apps/v1alpha1/nimservice_types.go", "asOf": "2026-08"
    },
    {
      "id": "tensorrt-llm", "name": "TensorRT-LLM", "image": "nvidia/tensorrt-llm/release", "named": "tensorrt-?llm|tensorrt-?llm/release",
      "starts": false, "launch": ["trtllm-serve serve", "trtllm-serve"], "port": 8000, "otherPorts": [], "portFlags": ["--port"], "portEnv": [], "host": "localhost",
      "paths": ["/health", "/v1/models", "/version", "/metrics", "/health_generate", "/docs", "/openapi.json"],
      "gpu": "nvidia", "tags": [], "shm": true, "large": true,
      "tensor": ["--tp-size", "--tensor-parallel-size"], "pipeline": ["--pp-size", "--pipeline-parallel-size"], "data": [], "tensorEnv": [], "several": ["--ep-size", "--gpus-per-node", "--cp-size"],
      "source": "https://nvidia.github.io/TensorRT-LLM/commands/trtllm-serve/", "asOf": "2026-08"
    },
    {
      "id": "tensorflow-serving", "name": "TensorFlow Serving", "image": "tensorflow/serving", "named": "tensorflow/serving",
      "starts": true, "launch": ["tensorflow_model_server"], "port": 8501, "otherPorts": [8500], "portFlags": ["--rest-api-port"], "portEnv": [], "host": "0.0.0.0",
      "paths": ["/v1/models/*"],
      "gpu": "none", "tags": [{ "tag": "gpu", "gpu": "nvidia" }], "shm": false, "large": false,
      "tensor": [], "pipeline": [], "data": [], "tensorEnv": [], "several": [],
      "source": "https://www.tensorflow.org/tfx/serving/docker", "asOf": "2026-08"
    },
    {
      "id": "torchserve", "name": "TorchServe", "image": "pytorch/torchserve(?:-nightly)?", "named": "torchserve(?:-nightly|-kfs)?",
      "starts": true, "launch": ["torchserve"], "port": 0, "otherPorts": [], "portFlags": [], "portEnv": [], "host": "",
      "paths": ["/ping", "/models", "/models/*", "/metrics", "/api-description"],
      "gpu": "none", "tags": [{ "tag": "gpu", "gpu": "nvidia" }], "shm": false, "large": false,
      "tensor": [], "pipeline": [], "data": [], "tensorEnv": [], "several": [],
      "source": "https://github.com/pytorch/serve/blob/master/docs/inference_api.md", "asOf": "2026-08"
    },
    {
      "id": "ollama", "name": "Ollama", "image": "ollama/ollama", "named": "ollama",
      "starts": true, "launch": ["ollama serve"], "port": 11434, "otherPorts": [], "portFlags": [], "portEnv": ["OLLAMA_HOST"], "host": "0.0.0.0",
      "paths": ["/", "/api/version", "/api/tags", "/api/ps", "/v1/models"],
      "gpu": "optional", "tags": [], "shm": false, "large": false,
      "tensor": [], "pipeline": [], "data": [], "tensorEnv": [], "several": [],
      "source": "https://github.com/ollama/ollama/blob/main/Dockerfile and docs/api.md", "asOf": "2026-08"
    },
    {
      "id": "huggingfaceserver", "name": "KServe Hugging Face", "image": "kserve/huggingfaceserver", "named": "huggingfaceserver",
      "starts": true, "launch": [], "port": 8080, "otherPorts": [], "portFlags": ["--http-port"], "portEnv": [], "host": "0.0.0.0",
      "paths": ["/v1/models", "/v1/models/*", "/v2/health/ready", "/v2/health/live", "/v2/models/*", "/openai/v1/models", "/metrics", "/", "/health", "/docs", "/openapi.json"],
      "gpu": "unknown", "tags": [{ "tag": "gpu", "gpu": "nvidia" }, { "tag": "cpu", "gpu": "none" }], "shm": true, "large": true,
      "tensor": ["--tensor-parallel-size", "-tp"], "pipeline": ["--pipeline-parallel-size", "-pp"], "data": [], "tensorEnv": [], "several": ["--distributed-executor-backend", "--backend"],
      "source": "https://github.com/kserve/kserve/tree/master/config/runtimes", "asOf": "2026-08"
    },
    {
      "id": "llm-d", "name": "llm-d", "image": "llm-d/llm-d-cuda", "named": "llm-d-(?:cuda|rocm|xpu|cpu|hpu)",
      "starts": false, "launch": [], "port": 8000, "otherPorts": [], "portFlags": ["--port"], "portEnv": [], "host": "0.0.0.0",
      "paths": ["/health", "/ping", "/v1/models", "/version", "/metrics", "/load", "/docs", "/openapi.json"],
      "gpu": "nvidia", "tags": [], "shm": true, "large": true,
      "tensor": ["--tensor-parallel-size", "-tp"], "pipeline": ["--pipeline-parallel-size", "-pp"], "data": ["--data-parallel-size", "-dp"], "tensorEnv": [], "several": [],
      "source": "https://github.com/kserve/kserve/tree/master/config/llmisvcconfig", "asOf": "2026-08"
    },
    {
      "id": "ray", "name": "Ray", "image": "rayproject/ray(?:-ml|-llm)?", "named": "rayproject/ray(?:-ml|-llm)?",
      "starts": false, "launch": [], "port": 0, "otherPorts": [], "portFlags": [], "portEnv": [], "host": "",
      "paths": [],
      "gpu": "optional", "tags": [], "shm": true, "large": false,
      "tensor": [], "pipeline": [], "data": [], "tensorEnv": [], "several": [],
      "source": "https://docs.ray.io/en/latest/cluster/kubernetes/index.html", "asOf": "2026-08"
    },
    {
      "id": "llama.cpp", "name": "llama.cpp", "image": "(?:ggml-org|ggerganov)/llama\\.cpp", "named": "llama\\.cpp",
      "starts": false, "launch": ["llama-server"], "port": 8080, "otherPorts": [], "portFlags": ["--port"], "portEnv": ["LLAMA_ARG_PORT"], "host": "0.0.0.0",
      "paths": ["/health", "/v1/health", "/models", "/v1/models", "/props", "/slots", "/metrics", "/"],
      "gpu": "unknown", "tags": [{ "tag": "^(?:server|full|light)(?:-b\\d+)?$", "gpu": "none" }, { "tag": "cuda", "gpu": "nvidia" }, { "tag": "rocm", "gpu": "amd" }], "shm": false, "large": false,
      "tensor": [], "pipeline": [], "data": [], "tensorEnv": [], "several": [],
      "source": "https://github.com/ggml-org/llama.cpp/blob/master/tools/server/README.md", "asOf": "2026-08"
    },
    {
      "id": "mlserver", "name": "MLServer", "image": "seldonio/mlserver", "named": "mlserver",
      "starts": true, "launch": ["mlserver start"], "port": 0, "otherPorts": [], "portFlags": [], "portEnv": ["MLSERVER_HTTP_PORT"], "host": "0.0.0.0",
      "paths": ["/v2/health/ready", "/v2/health/live", "/v2", "/v2/models/*", "/v2/docs", "/metrics"],
      "gpu": "optional", "tags": [], "shm": false, "large": false,
      "tensor": [], "pipeline": [], "data": [], "tensorEnv": [], "several": [],
      "source": "https://mlserver.readthedocs.io/en/stable/reference/settings.html", "asOf": "2026-08"
    }
  ]
};

/** schemas/data/officialImages.json */
export const officialImages = {
  "about": "Docker's own images: the only ones whose name on Docker Hub needs no owner. Names that get no new releases any more stand here too, because they can still be pulled.",
  "rows": [
    {
      "names": [
        "adminer", "aerospike", "almalinux", "alpine", "alt", "amazoncorretto", "amazonlinux", "api-firewall", "arangodb", "archlinux", "backdrop", "bash",
        "bonita", "buildpack-deps", "busybox", "caddy", "cassandra", "celery", "centos", "chronograf", "cirros", "clearlinux", "clefos", "clickhouse",
        "clojure", "composer", "consul", "convertigo", "couchbase", "couchdb", "crate", "crux", "dart", "debian", "django", "docker",
        "docker-dev", "drupal", "eclipse-mosquitto", "eclipse-temurin", "eggdrop", "elasticsearch", "elixir", "emqx", "erlang", "euleros", "express-gateway", "fedora",
        "flink", "fluentd", "friendica", "fsharp", "gazebo", "gcc", "geonetwork", "ghost", "glassfish", "golang", "gradle", "groovy",
        "haproxy", "haskell", "haxe", "hello-seattle", "hello-world", "hipache", "hitch", "hola-mundo", "httpd", "hylang", "ibm-semeru-runtimes", "ibmjava",
        "influxdb", "iojs", "irssi", "java", "jenkins", "jetty", "jobber", "joomla", "jruby", "julia", "kaazing-gateway", "kapacitor",
        "kibana", "known", "kong", "krakend", "lightstreamer", "liquibase", "logstash", "mageia", "mariadb", "matomo", "maven", "mediawiki",
        "memcached", "mongo", "mongo-express", "monica", "mono", "mysql", "nats", "nats-streaming", "neo4j", "neurodebian", "nextcloud", "nginx",
        "node", "notary", "nuxeo", "odoo", "open-liberty", "openjdk", "opensuse", "oraclelinux", "orientdb", "owncloud", "percona", "perl",
        "photon", "php", "php-zendserver", "phpmyadmin", "piwik", "plone", "postfixadmin", "postgres", "pypy", "python", "r-base", "rabbitmq",
        "rails", "rakudo-star", "rapidoid", "redis", "redmine", "registry", "rethinkdb", "rocket.chat", "rockylinux", "ros", "ruby", "rust",
        "sapmachine", "satosa", "sentry", "silverpeas", "sl", "solr", "sonarqube", "sourcemage", "spark", "spiped", "storm", "swarm",
        "swift", "swipl", "teamspeak", "telegraf", "thrift", "tomcat", "tomee", "traefik", "ubuntu", "ubuntu-debootstrap", "ubuntu-upstart", "unit",
        "valkey", "varnish", "vault", "voltdb", "websphere-liberty", "wordpress", "xwiki", "yourls", "znc", "zookeeper"
      ],
      "source": "https://github.com/docker-library/official-images/tree/master/library", "asOf": "2026-08"
    }
  ]
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
  "about": "Which CUDA builds of torch exist as wheels at download.pytorch.org/whl/<tag>, by minor version, newest last, oldest tag first. A version that is missing is unknown; where a row is not complete, tags between its first and its last may exist too.",
  "rows": [
    { "version": "1.12", "tags": ["cu102", "cu113", "cu116"], "complete": true, "source": "https://pytorch.org/get-started/previous-versions/", "asOf": "2026-08-21" },
    { "version": "1.13", "tags": ["cu116", "cu117"], "complete": true, "source": "https://pytorch.org/get-started/previous-versions/", "asOf": "2026-08-21" },
    { "version": "2.0", "tags": ["cu117", "cu118"], "complete": true, "source": "https://pytorch.org/get-started/previous-versions/", "asOf": "2026-08-21" },
    { "version": "2.1", "tags": ["cu118", "cu121"], "complete": true, "source": "https://github.com/replicate/cog/blob/main/pkg/config/torch_compatibility.json", "asOf": "2026-08-21" },
    { "version": "2.2", "tags": ["cu118", "cu121"], "complete": true, "source": "https://github.com/replicate/cog/blob/main/pkg/config/torch_compatibility.json", "asOf": "2026-08-21" },
    { "version": "2.3", "tags": ["cu118", "cu121"], "complete": true, "source": "https://pytorch.org/get-started/previous-versions/", "asOf": "2026-08-21" },
    { "version": "2.4", "tags": ["cu118", "cu121", "cu124"], "complete": true, "source": "https://github.com/replicate/cog/blob/main/pkg/config/torch_compatibility.json", "asOf": "2026-08-21" },
    { "version": "2.5", "tags": ["cu118", "cu121", "cu124"], "complete": true, "source": "https://github.com/replicate/cog/blob/main/pkg/config/torch_compatibility.json", "asOf": "2026-08-21" },
    { "version": "2.6", "tags": ["cu118", "cu124", "cu126"], "complete": true, "source": "https://pytorch.org/get-started/previous-versions/", "asOf": "2026-08-21" },
    { "version": "2.7", "tags": ["cu118", "cu126", "cu128"], "complete": true, "source": "https://github.com/replicate/cog/blob/main/pkg/config/torch_compatibility.json", "asOf": "2026-08-21" },
    { "version": "2.8", "tags": ["cu126", "cu128", "cu129"], "complete": true, "source": "https://github.com/replicate/cog/blob/main/pkg/config/torch_compatibility.json", "asOf": "2026-08-21" },
    { "version": "2.9", "tags": ["cu126", "cu128", "cu129", "cu130"], "complete": true, "source": "https://github.com/astral-sh/uv/pull/17380", "asOf": "2026-01-12" },
    { "version": "2.10", "tags": ["cu126", "cu128", "cu130"], "complete": false, "source": "https://github.com/replicate/cog/blob/main/pkg/config/torch_compatibility.json", "asOf": "2026-08-21" },
    { "version": "2.11", "tags": ["cu126", "cu128", "cu129", "cu130"], "complete": false, "source": "https://github.com/replicate/cog/blob/main/pkg/config/torch_compatibility.json", "asOf": "2026-08-21" },
    { "version": "2.13", "tags": ["cu126", "cu130", "cu132"], "complete": false, "source": "https://github.com/pytorch/test-infra/blob/main/tools/scripts/generate_binary_build_matrix.py", "asOf": "2026-08-21" }
  ]
};
