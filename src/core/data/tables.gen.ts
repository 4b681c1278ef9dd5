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
    { "repository": "node", "command": "node", "workdir": "/", "exceptTags": "onbuild", "source": "https://github.com/nodejs/docker-node", "asOf": "2026-08" },
    { "repository": "tensorflow/tensorflow", "command": "bash", "workdir": "/", "exceptTags": "jupyter|devel", "source": "https://github.com/tensorflow/tensorflow/tree/v2.11.1/tensorflow/tools/dockerfiles", "asOf": "2026-08" },
    { "repository": "pytorch/pytorch", "command": "bash", "workdir": "/workspace", "exceptTags": "", "source": "https://github.com/pytorch/pytorch/blob/main/Dockerfile", "asOf": "2026-08" },
    { "repository": "nvidia/cuda", "command": "bash", "workdir": "/", "exceptTags": "", "source": "https://gitlab.com/nvidia/container-images/cuda", "asOf": "2026-08" }
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
