// Made by scripts/generate.ts; do not edit.
/** schemas/data/acceleratorResources.json */
export const acceleratorResources = {"rows":[
  {"domain":"nvidia.com","names":["gpu","gpu.shared"],"shape":"mig-(?:\\d+c\\.)?\\d+g\\.\\d+gb(?:\\.me(?:\\.all)?|\\.gfx|-me)?(?:\\.shared)?","gpu":true,"verified":true},
  {"domain":"nvidia.com","names":[],"shape":"[A-Z][A-Z0-9]+_.+","gpu":true,"verified":true},
  {"domain":"nvidia.com","names":["gpumem","gpucores","gpumem-percentage","priority","pgpu","vgpu","hostdev","gds","mofed","resibp"],"shape":"","gpu":false,"verified":false},
  {"domain":"amd.com","names":["gpu"],"shape":"","gpu":true,"verified":true},
  {"domain":"amd.com","names":[],"shape":"[a-z]+_\\w+","gpu":true,"verified":false},
  {"domain":"gpu.intel.com","names":["i915","xe","monitoring"],"shape":"","gpu":true,"verified":true},
  {"domain":"gpu.intel.com","names":["i915_monitoring","xe_monitoring","millicores","memory.max","tiles"],"shape":"","gpu":false,"verified":true},
  {"domain":"npu.intel.com","names":["accel"],"shape":"","gpu":true,"verified":true},
  {"domain":"habana.ai","names":["gaudi"],"shape":"","gpu":true,"verified":true},
  {"domain":"google.com","names":["tpu"],"shape":"","gpu":true,"verified":true},
  {"domain":"aws.amazon.com","names":["neuron","neuroncore","neurondevice"],"shape":"","gpu":true,"verified":true},
  {"domain":"vpc.amazonaws.com","names":["efa"],"shape":".+","gpu":false,"verified":true},
  {"domain":"volcano.sh","names":["vgpu-number","vgpu-memory","vgpu-cores","vgpu-memory-percentage","gpu-number","gpu-memory"],"shape":"","gpu":true,"verified":true},
  {"domain":"rdma","names":[],"shape":".+","gpu":false,"verified":true},
  {"domain":"microsoft.com","names":["directx"],"shape":".+","gpu":true,"verified":false},
  {"domain":"huawei.com","names":["Ascend910","Ascend310","Ascend310P"],"shape":".+","gpu":true,"verified":false},
  {"domain":"cambricon.com","names":["mlu"],"shape":".+","gpu":true,"verified":false},
  {"domain":"rebellions.ai","names":["ATOM"],"shape":".+","gpu":true,"verified":false},
  {"domain":"furiosa.ai","names":[],"shape":".+","gpu":true,"verified":false},
  {"domain":"enflame.com","names":["gcu"],"shape":".+","gpu":true,"verified":false},
  {"domain":"metax-tech.com","names":["gpu"],"shape":".+","gpu":true,"verified":false},
  {"domain":"tencent.com","names":["vcuda-core","vcuda-memory"],"shape":".+","gpu":true,"verified":false},
  {"domain":"aliyun.com","names":["gpu-mem","gpu-count"],"shape":".+","gpu":true,"verified":false}]};

/** schemas/data/baseImages.json */
export const baseImages = {"rows":[
  {"repository":"python","command":"python3","workdir":"/","exceptTags":"onbuild|windows"},
  {"repository":"ubuntu","command":"bash","workdir":"/","exceptTags":""},
  {"repository":"debian","command":"bash","workdir":"/","exceptTags":""},
  {"repository":"alpine","command":"/bin/sh","workdir":"/","exceptTags":""},
  {"repository":"node","command":"node","workdir":"/","exceptTags":"onbuild"},
  {"repository":"tensorflow/tensorflow","command":"bash","workdir":"/","exceptTags":"jupyter|devel"},
  {"repository":"pytorch/pytorch","command":"bash","workdir":"/workspace","exceptTags":""},
  {"repository":"nvidia/cuda","command":"bash","workdir":"/","exceptTags":""},
  {"repository":"continuumio/miniconda3","command":"/bin/bash","workdir":"/","exceptTags":"alpine"}]};

/** schemas/data/cudaImages.json */
export const cudaImages = {"releases":["11.0.3","11.1.1","11.2.2","11.3.1","11.4.3","11.5.2","11.6.1","11.6.2","11.7.1","11.8.0","12.0.0","12.0.1","12.1.0","12.1.1","12.2.2","12.3.2","12.4.1","12.5.1","12.6.0","12.6.1","12.6.2","12.6.3","12.8.0","12.8.1","12.9.0","12.9.1","13.0.0","13.0.1","13.0.2","13.0.3","13.1.1","13.1.2","13.2.0","13.2.1"],"cudnn":[
  {"until":"12.2.2","token":"cudnn8"},
  {"until":"12.3.2","token":"cudnn9"},
  {"until":"","token":"cudnn"}],"systems":["ubuntu","ubi","rockylinux","rocky","centos","opensuse","amzn","cm","azl"]};

/** schemas/data/cudaSupport.json */
export const cudaSupport = {"systems":["ubuntu16.04","ubuntu18.04","centos7","ubi7"],"recommended":"12.6.3","rows":[
  {"release":"11.0","driver":"450"},
  {"release":"11.1","driver":"455"},
  {"release":"11.2","driver":"460"},
  {"release":"11.3","driver":"465"},
  {"release":"11.4","driver":"470"},
  {"release":"11.5","driver":"495"},
  {"release":"11.6","driver":"510"},
  {"release":"11.7","driver":"515"},
  {"release":"11.8","driver":"520"},
  {"release":"12.0","driver":"525"},
  {"release":"12.1","driver":"530"},
  {"release":"12.2","driver":"535"},
  {"release":"12.3","driver":"545"}]};

/** schemas/data/deprecatedApis.json */
export const deprecatedApis = {"rows":[
  {"apiVersion":"v1","kinds":["Endpoints"],"deprecatedIn":"1.33","removedIn":"","use":"EndpointSlice in discovery.k8s.io/v1"},
  {"apiVersion":"admissionregistration.k8s.io/v1alpha1","kinds":["MutatingAdmissionPolicy","MutatingAdmissionPolicyBinding"],"deprecatedIn":"1.35","removedIn":"1.38","use":""},
  {"apiVersion":"admissionregistration.k8s.io/v1alpha1","kinds":["ValidatingAdmissionPolicy","ValidatingAdmissionPolicyBinding"],"deprecatedIn":"1.29","removedIn":"1.32","use":""},
  {"apiVersion":"admissionregistration.k8s.io/v1beta1","kinds":["ValidatingAdmissionPolicy","ValidatingAdmissionPolicyBinding"],"deprecatedIn":"1.31","removedIn":"1.34","use":""},
  {"apiVersion":"certificates.k8s.io/v1alpha1","kinds":["ClusterTrustBundle"],"deprecatedIn":"1.34","removedIn":"1.37","use":""},
  {"apiVersion":"coordination.k8s.io/v1alpha2","kinds":["LeaseCandidate"],"deprecatedIn":"1.35","removedIn":"1.38","use":""},
  {"apiVersion":"flowcontrol.apiserver.k8s.io/v1beta3","kinds":["FlowSchema","PriorityLevelConfiguration"],"deprecatedIn":"1.29","removedIn":"1.32","use":""},
  {"apiVersion":"networking.k8s.io/v1beta1","kinds":["IPAddress","ServiceCIDR"],"deprecatedIn":"1.34","removedIn":"1.37","use":""},
  {"apiVersion":"resource.k8s.io/v1alpha3","kinds":["DeviceTaintRule"],"deprecatedIn":"1.36","removedIn":"1.39","use":""},
  {"apiVersion":"resource.k8s.io/v1beta1","kinds":["DeviceClass","ResourceClaim","ResourceClaimTemplate","ResourceSlice"],"deprecatedIn":"1.35","removedIn":"1.38","use":""},
  {"apiVersion":"resource.k8s.io/v1beta2","kinds":["DeviceClass","ResourceClaim","ResourceClaimTemplate","ResourceSlice"],"deprecatedIn":"1.36","removedIn":"1.39","use":""},
  {"apiVersion":"storage.k8s.io/v1alpha1","kinds":["VolumeAttributesClass"],"deprecatedIn":"1.32","removedIn":"1.35","use":""},
  {"apiVersion":"storage.k8s.io/v1beta1","kinds":["VolumeAttributesClass"],"deprecatedIn":"1.34","removedIn":"1.37","use":""}]};

/** schemas/data/endOfLife.json */
export const endOfLife = {"rows":[
  {"image":"python","what":"Python","version":"2.7","tags":["2.7"],"ended":"2020-01-01"},
  {"image":"python","what":"Python","version":"3.6","tags":["3.6"],"ended":"2021-12-23"},
  {"image":"python","what":"Python","version":"3.7","tags":["3.7"],"ended":"2023-06-27"},
  {"image":"python","what":"Python","version":"3.8","tags":["3.8"],"ended":"2024-10-07"},
  {"image":"python","what":"Python","version":"3.9","tags":["3.9"],"ended":"2025-10-31"},
  {"image":"ubuntu","what":"Ubuntu","version":"14.04","tags":["14.04","trusty"],"ended":"2019-04"},
  {"image":"ubuntu","what":"Ubuntu","version":"16.04","tags":["16.04","xenial"],"ended":"2021-04"},
  {"image":"ubuntu","what":"Ubuntu","version":"18.04","tags":["18.04","bionic"],"ended":"2023-05-31"},
  {"image":"ubuntu","what":"Ubuntu","version":"20.04","tags":["20.04","focal"],"ended":"2025-05-31"},
  {"image":"ubuntu","what":"Ubuntu","version":"22.10","tags":["22.10","kinetic"],"ended":"2023-07-20"},
  {"image":"ubuntu","what":"Ubuntu","version":"23.04","tags":["23.04","lunar"],"ended":"2024-01-20"},
  {"image":"ubuntu","what":"Ubuntu","version":"23.10","tags":["23.10","mantic"],"ended":"2024-07-12"},
  {"image":"ubuntu","what":"Ubuntu","version":"24.10","tags":["24.10","oracular"],"ended":"2025-07-10"},
  {"image":"ubuntu","what":"Ubuntu","version":"25.04","tags":["25.04","plucky"],"ended":"2026-01-15"},
  {"image":"debian","what":"Debian","version":"8","tags":["8","jessie"],"ended":"2020-06-30"},
  {"image":"debian","what":"Debian","version":"9","tags":["9","stretch"],"ended":"2022-07-01"},
  {"image":"debian","what":"Debian","version":"10","tags":["10","buster"],"ended":"2024-06-30"},
  {"image":"centos","what":"CentOS Linux","version":"6","tags":["6"],"ended":"2020-11-30"},
  {"image":"centos","what":"CentOS Linux","version":"7","tags":["7"],"ended":"2024-06-30"},
  {"image":"centos","what":"CentOS Linux","version":"8","tags":["8"],"ended":"2021-12-31"},
  {"image":"node","what":"Node.js","version":"10","tags":["10"],"ended":"2021-04-30"},
  {"image":"node","what":"Node.js","version":"12","tags":["12"],"ended":"2022-04-30"},
  {"image":"node","what":"Node.js","version":"14","tags":["14"],"ended":"2023-04-30"},
  {"image":"tensorflow/tensorflow","what":"TensorFlow","version":"1","tags":["1"],"ended":"2021-01"},
  {"image":"tensorflow/tensorflow","what":"TensorFlow","version":"2.0","tags":["2.0"],"ended":"2023-03"},
  {"image":"tensorflow/tensorflow","what":"TensorFlow","version":"2.1","tags":["2.1"],"ended":"2023-03"},
  {"image":"tensorflow/tensorflow","what":"TensorFlow","version":"2.2","tags":["2.2"],"ended":"2023-03"},
  {"image":"tensorflow/tensorflow","what":"TensorFlow","version":"2.3","tags":["2.3"],"ended":"2023-03"},
  {"image":"tensorflow/tensorflow","what":"TensorFlow","version":"2.4","tags":["2.4"],"ended":"2023-03"},
  {"image":"tensorflow/tensorflow","what":"TensorFlow","version":"2.5","tags":["2.5"],"ended":"2023-03"},
  {"image":"tensorflow/tensorflow","what":"TensorFlow","version":"2.6","tags":["2.6"],"ended":"2023-03"},
  {"image":"tensorflow/tensorflow","what":"TensorFlow","version":"2.7","tags":["2.7"],"ended":"2023-03"},
  {"image":"tensorflow/tensorflow","what":"TensorFlow","version":"2.8","tags":["2.8"],"ended":"2023-03"},
  {"image":"tensorflow/tensorflow","what":"TensorFlow","version":"2.9","tags":["2.9"],"ended":"2023-03"},
  {"image":"tensorflow/tensorflow","what":"TensorFlow","version":"2.10","tags":["2.10"],"ended":"2023-03"},
  {"image":"tensorflow/tensorflow","what":"TensorFlow","version":"2.11","tags":["2.11"],"ended":"2023-03"}]};

/** schemas/data/gpuTaints.json */
export const gpuTaints = {"rows":[
  {"label":"kubernetes.azure.com/scalesetpriority","value":"spot","claims":false,"usual":false,"key":"kubernetes.azure.com/scalesetpriority","taint":"spot","where":"AKS puts on every spot node"},
  {"label":"kubernetes.azure.com/accelerator","value":"nvidia","claims":false,"usual":true,"key":"sku","taint":"gpu","where":"the AKS guide puts on GPU node pools"},
  {"label":"cloud.google.com/gke-accelerator","value":"nvidia-gb[23]00","claims":false,"usual":false,"key":"kubernetes.io/arch","taint":"arm64","where":"GKE puts on nodes with Arm processors"},
  {"label":"cloud.google.com/gke-accelerator","value":"nvidia-.+","claims":true,"usual":true,"key":"nvidia.com/gpu","taint":"present","where":"GKE puts on GPU nodes beside others"}]};

/** schemas/data/imageBuilds.json */
export const imageBuilds = {"rows":[
  {"image":"tensorflow/tensorflow","word":"tensorflow","registry":"","tag":"gpu","builtFor":"nvidia","gpuTag":false},
  {"image":"tensorflow/tensorflow","word":"tensorflow","registry":"","tag":"^(?:latest|nightly|\\d+\\.\\d+\\.\\d+(?:rc\\d+)?)(?:-jupyter)?$","builtFor":"none","gpuTag":true},
  {"image":"tensorflow/tensorflow","word":"tensorflow","registry":"","tag":"^\\d+\\.\\d+\\.\\d+","builtFor":"none","gpuTag":false},
  {"image":"tensorflow/serving","word":"tensorflow","registry":"","tag":"gpu","builtFor":"nvidia","gpuTag":false},
  {"image":"tensorflow/serving","word":"tensorflow","registry":"","tag":"^(?:latest|nightly|\\d+\\.\\d+\\.\\d+(?:-rc\\d+)?)$","builtFor":"none","gpuTag":true},
  {"image":"pytorch/torchserve","word":"torchserve","registry":"","tag":"gpu","builtFor":"nvidia","gpuTag":false},
  {"image":"pytorch/torchserve","word":"torchserve","registry":"","tag":"^latest$|cpu","builtFor":"none","gpuTag":false},
  {"image":"ollama/ollama","word":"ollama","registry":"","tag":"rocm","builtFor":"amd","gpuTag":false},
  {"image":"rocm/.+","word":"rocm","registry":"","tag":"","builtFor":"amd","gpuTag":false},
  {"image":"nvidia/cuda","word":"nvidia","registry":"","tag":"","builtFor":"nvidia","gpuTag":false},
  {"image":"nvidia/(?:pytorch|tensorflow|jax|nemo|tritonserver|tensorrt|tensorrt-llm/.+)","word":"nvidia","registry":"nvcr.io","tag":"","builtFor":"nvidia","gpuTag":false},
  {"image":"pytorch/pytorch","word":"pytorch","registry":"","tag":"cuda","builtFor":"nvidia","gpuTag":false},
  {"image":"[^/]*(?:^|[-_/])cpu(?:[-_][^/]*)?","word":"cpu","registry":"","tag":"","builtFor":"none","gpuTag":false},
  {"image":"(?:[^/]+/)*[^/]+","word":"cpu","registry":"","tag":"(?:^|[-_.])cpu(?:$|[-_.])","builtFor":"none","gpuTag":false}]};

/** schemas/data/migProfiles.json */
export const migProfiles = {"rows":[
  {"name":"A100 40 GB","products":"(?:NVIDIA-)?A(?:100|800)-(?:SXM4|PCIE)-40GB(?:-.*)?","profiles":["1g.5gb","1g.10gb","2g.10gb","3g.20gb","4g.20gb","7g.40gb"]},
  {"name":"A100 80 GB","products":"(?:NVIDIA-)?A(?:100|800)-(?:SXM4-|PCIE-)?80GB(?:-.*)?","profiles":["1g.10gb","1g.20gb","2g.20gb","3g.40gb","4g.40gb","7g.80gb"]},
  {"name":"H100 80 GB","products":"NVIDIA-H(?:100|800)-(?:80GB-HBM[23]e?|PCIe)","profiles":["1g.10gb","1g.20gb","2g.20gb","3g.40gb","4g.40gb","7g.80gb"]},
  {"name":"A30","products":"NVIDIA-A30","profiles":["1g.6gb","2g.12gb","4g.24gb"]},
  {"name":"H100 NVL","products":"NVIDIA-H(?:100|800)-NVL","profiles":["1g.12gb","1g.24gb","2g.24gb","3g.47gb","4g.47gb","7g.94gb"]},
  {"name":"GH200 96 GB, H20","products":"NVIDIA-H20|NVIDIA-GH200-(?:480GB|96GB-HBM3)","profiles":["1g.12gb","1g.24gb","2g.24gb","3g.48gb","4g.48gb","7g.96gb"]},
  {"name":"H200","products":"NVIDIA-H200(?:-NVL)?","profiles":["1g.18gb","1g.35gb","2g.35gb","3g.71gb","4g.71gb","7g.141gb"]},
  {"name":"GH200 144 GB","products":"","profiles":["1g.18gb","1g.36gb","2g.36gb","3g.72gb","4g.72gb","7g.144gb"]},
  {"name":"B200","products":"NVIDIA-B200","profiles":["1g.23gb","1g.45gb","2g.45gb","3g.90gb","4g.90gb","7g.180gb"]},
  {"name":"GB200","products":"NVIDIA-GB200","profiles":["1g.23gb","1g.47gb","2g.47gb","3g.93gb","3g.95gb","4g.93gb","4g.95gb","7g.186gb","7g.189gb"]},
  {"name":"B300","products":"NVIDIA-B300(?:-.*)?","profiles":["1g.34gb","1g.67gb","2g.67gb","3g.135gb","4g.135gb","7g.269gb"]},
  {"name":"GB300","products":"NVIDIA-GB300","profiles":["1g.35gb","1g.70gb","2g.70gb","3g.139gb","4g.139gb","7g.278gb"]},
  {"name":"RTX PRO 6000","products":"NVIDIA-RTX-PRO-6000-Blackwell-.*","profiles":["1g.24gb","2g.48gb","4g.96gb"]}]};

/** schemas/data/modelServers.json */
export const modelServers = {"rows":[
  {"id":"vllm","name":"vLLM","image":"vllm/vllm-openai-cpu","word":"vllm","named":"vllm(?:-openai)?-cpu(?:-release-repo)?","starts":true,"launch":[],"port":8000,"otherPorts":[],"portFlags":["--port"],"portEnv":[],"host":"0.0.0.0","paths":["/health","/ping","/v1/models","/version","/metrics","/load","/docs","/openapi.json","/server_info","/is_sleeping"],"gpu":"none","tags":[],"shm":true,"large":true,"tensor":[],"pipeline":[],"data":[],"tensorEnv":[],"several":[]},
  {"id":"vllm","name":"vLLM","image":"vllm/vllm-openai-rocm|rocm/vllm|rocm/vllm-dev","word":"vllm","named":"","starts":false,"launch":[],"port":8000,"otherPorts":[],"portFlags":["--port"],"portEnv":[],"host":"0.0.0.0","paths":["/health","/ping","/v1/models","/version","/metrics","/load","/docs","/openapi.json","/server_info","/is_sleeping"],"gpu":"amd","tags":[],"shm":true,"large":true,"tensor":["--tensor-parallel-size","-tp"],"pipeline":["--pipeline-parallel-size","-pp"],"data":["--data-parallel-size","-dp"],"tensorEnv":[],"several":["--nnodes","--node-rank","--headless","--distributed-executor-backend","--data-parallel-size-local","-dpl","--data-parallel-address","--data-parallel-rank","--data-parallel-start-rank","--data-parallel-hybrid-lb","--data-parallel-external-lb","--data-parallel-backend","--prefill-context-parallel-size","-pcp","--device"]},
  {"id":"vllm","name":"vLLM","image":"(?:vllm|lmcache)/vllm-openai","word":"vllm","named":"vllm|vllm-openai|vllm-tpu","starts":true,"launch":["vllm serve","-m vllm.entrypoints.openai.api_server"],"port":8000,"otherPorts":[],"portFlags":["--port"],"portEnv":[],"host":"0.0.0.0","paths":["/health","/ping","/v1/models","/version","/metrics","/load","/docs","/openapi.json","/server_info","/is_sleeping"],"gpu":"nvidia","tags":[
  {"tag":"cpu","gpu":"none"},
  {"tag":"rocm","gpu":"amd"},
  {"tag":"xpu|hpu|tpu|neuron","gpu":"unknown"}],"shm":true,"large":true,"tensor":["--tensor-parallel-size","-tp"],"pipeline":["--pipeline-parallel-size","-pp"],"data":["--data-parallel-size","-dp"],"tensorEnv":[],"several":["--nnodes","--node-rank","--headless","--distributed-executor-backend","--data-parallel-size-local","-dpl","--data-parallel-address","--data-parallel-rank","--data-parallel-start-rank","--data-parallel-hybrid-lb","--data-parallel-external-lb","--data-parallel-backend","--prefill-context-parallel-size","-pcp","--device"]},
  {"id":"tgi","name":"Text Generation Inference","image":"huggingface/text-generation-inference","word":"text-generation-inference","named":"text-generation-inference","starts":true,"launch":["text-generation-launcher"],"port":80,"otherPorts":[9000],"portFlags":["--port","-p"],"portEnv":["PORT"],"host":"0.0.0.0","paths":["/health","/ping","/info","/","/v1/models","/metrics","/docs","/api-doc/openapi.json"],"gpu":"nvidia","tags":[
  {"tag":"rocm","gpu":"amd"},
  {"tag":"cpu|intel|xpu|gaudi|neuron|trtllm|llamacpp","gpu":"unknown"}],"shm":true,"large":true,"tensor":["--num-shard"],"pipeline":[],"data":[],"tensorEnv":["NUM_SHARD"],"several":["--disable-custom-kernels"]},
  {"id":"tei","name":"Text Embeddings Inference","image":"huggingface/text-embeddings-inference","word":"text-embeddings-inference","named":"text-embeddings-inference","starts":true,"launch":["text-embeddings-router"],"port":80,"otherPorts":[9000],"portFlags":["--port","-p"],"portEnv":["PORT"],"host":"0.0.0.0","paths":["/health","/ping","/info","/metrics","/docs","/api-doc/openapi.json","/v1/models"],"gpu":"unknown","tags":[
  {"tag":"cpu","gpu":"none"}],"shm":false,"large":false,"tensor":[],"pipeline":[],"data":[],"tensorEnv":[],"several":[]},
  {"id":"sglang","name":"SGLang","image":"lmsysorg/sglang(?:-rocm)?","word":"sglang","named":"sglang","starts":false,"launch":["-m sglang.launch_server","sglang serve"],"port":30000,"otherPorts":[],"portFlags":["--port"],"portEnv":[],"host":"127.0.0.1","paths":["/health","/health_generate","/ping","/v1/models","/get_model_info","/model_info","/get_server_info","/server_info","/get_load","/metrics","/docs","/openapi.json"],"gpu":"nvidia","tags":[
  {"tag":"rocm|mi3","gpu":"amd"},
  {"tag":"cpu|xeon|npu|xpu","gpu":"unknown"}],"shm":true,"large":true,"tensor":["--tensor-parallel-size","--tp-size","--tp"],"pipeline":["--pipeline-parallel-size","--pp-size","--pp"],"data":["--data-parallel-size","--dp-size","--dp"],"tensorEnv":[],"several":["--nnodes","--node-rank","--dist-init-addr","--nccl-init-addr","--device","--use-ray"]},
  {"id":"triton","name":"Triton","image":"nvidia/tritonserver","word":"tritonserver","named":"tritonserver","starts":false,"launch":["tritonserver"],"port":8000,"otherPorts":[8001,8002],"portFlags":["--http-port"],"portEnv":[],"host":"0.0.0.0","paths":["/v2/health/ready","/v2/health/live","/v2","/v2/models/*","/metrics"],"gpu":"optional","tags":[],"shm":true,"large":false,"tensor":[],"pipeline":[],"data":[],"tensorEnv":[],"several":[]},
  {"id":"nim","name":"NVIDIA NIM","image":"nim/[^/]+/[^/]+|nim/[^/]+","word":"nim/","named":"","starts":true,"launch":[],"port":0,"otherPorts":[],"portFlags":[],"portEnv":["NIM_HTTP_API_PORT","NIM_SERVER_PORT"],"host":"0.0.0.0","paths":["/v1/health/ready","/v1/health/live","/v1/models","/v1/metadata","/v1/version","/v1/license","/v1/metrics","/metrics","/docs","/openapi.json","/health","/ping"],"gpu":"nvidia","tags":[],"shm":true,"large":true,"tensor":[],"pipeline":[],"data":[],"tensorEnv":[],"several":[]},
  {"id":"tensorrt-llm","name":"TensorRT-LLM","image":"nvidia/tensorrt-llm/release","word":"tensorrt","named":"tensorrt-?llm|tensorrt-?llm/release","starts":false,"launch":["trtllm-serve serve","trtllm-serve"],"port":8000,"otherPorts":[],"portFlags":["--port"],"portEnv":[],"host":"localhost","paths":["/health","/v1/models","/version","/metrics","/health_generate","/docs","/openapi.json"],"gpu":"nvidia","tags":[],"shm":true,"large":true,"tensor":["--tp-size","--tensor-parallel-size"],"pipeline":["--pp-size","--pipeline-parallel-size"],"data":[],"tensorEnv":[],"several":["--ep-size","--gpus-per-node","--cp-size"]},
  {"id":"tensorflow-serving","name":"TensorFlow Serving","image":"tensorflow/serving","word":"tensorflow/serving","named":"tensorflow/serving","starts":true,"launch":["tensorflow_model_server"],"port":8501,"otherPorts":[8500],"portFlags":["--rest-api-port"],"portEnv":[],"host":"0.0.0.0","paths":["/v1/models/*"],"gpu":"none","tags":[
  {"tag":"gpu","gpu":"nvidia"}],"shm":false,"large":false,"tensor":[],"pipeline":[],"data":[],"tensorEnv":[],"several":[]},
  {"id":"torchserve","name":"TorchServe","image":"pytorch/torchserve(?:-nightly)?","word":"torchserve","named":"torchserve(?:-nightly|-kfs)?","starts":true,"launch":["torchserve"],"port":0,"otherPorts":[],"portFlags":[],"portEnv":[],"host":"","paths":["/ping","/models","/models/*","/metrics","/api-description"],"gpu":"none","tags":[
  {"tag":"gpu","gpu":"nvidia"}],"shm":false,"large":false,"tensor":[],"pipeline":[],"data":[],"tensorEnv":[],"several":[]},
  {"id":"ollama","name":"Ollama","image":"ollama/ollama","word":"ollama","named":"ollama","starts":true,"launch":["ollama serve"],"port":11434,"otherPorts":[],"portFlags":[],"portEnv":["OLLAMA_HOST"],"host":"0.0.0.0","paths":["/","/api/version","/api/tags","/api/ps","/v1/models"],"gpu":"optional","tags":[],"shm":false,"large":false,"tensor":[],"pipeline":[],"data":[],"tensorEnv":[],"several":[]},
  {"id":"huggingfaceserver","name":"KServe Hugging Face","image":"kserve/huggingfaceserver","word":"huggingfaceserver","named":"huggingfaceserver","starts":true,"launch":[],"port":8080,"otherPorts":[8081],"portFlags":["--http-port"],"portEnv":[],"host":"0.0.0.0","paths":["/v1/models","/v1/models/*","/v2/health/ready","/v2/health/live","/v2/models/*","/openai/v1/models","/metrics","/","/health","/docs","/openapi.json"],"gpu":"unknown","tags":[
  {"tag":"gpu","gpu":"nvidia"},
  {"tag":"cpu","gpu":"none"}],"shm":true,"large":true,"tensor":["--tensor-parallel-size","-tp"],"pipeline":["--pipeline-parallel-size","-pp"],"data":[],"tensorEnv":[],"several":["--distributed-executor-backend","--backend"]},
  {"id":"llm-d","name":"llm-d","image":"llm-d/llm-d-cuda","word":"llm-d-","named":"llm-d-(?:cuda|rocm|xpu|cpu|hpu)","starts":false,"launch":[],"port":8000,"otherPorts":[],"portFlags":["--port"],"portEnv":[],"host":"0.0.0.0","paths":["/health","/ping","/v1/models","/version","/metrics","/load","/docs","/openapi.json"],"gpu":"nvidia","tags":[],"shm":true,"large":true,"tensor":["--tensor-parallel-size","-tp"],"pipeline":["--pipeline-parallel-size","-pp"],"data":["--data-parallel-size","-dp"],"tensorEnv":[],"several":[]},
  {"id":"ray","name":"Ray","image":"rayproject/ray(?:-ml|-llm)?","word":"rayproject/ray","named":"rayproject/ray(?:-ml|-llm)?","starts":false,"launch":[],"port":0,"otherPorts":[],"portFlags":[],"portEnv":[],"host":"","paths":[],"gpu":"optional","tags":[],"shm":true,"large":false,"tensor":[],"pipeline":[],"data":[],"tensorEnv":[],"several":[]},
  {"id":"llama.cpp","name":"llama.cpp","image":"(?:ggml-org|ggerganov)/llama\\.cpp","word":"llama.cpp","named":"llama\\.cpp","starts":false,"launch":["llama-server"],"port":8080,"otherPorts":[],"portFlags":["--port"],"portEnv":["LLAMA_ARG_PORT"],"host":"0.0.0.0","paths":["/health","/v1/health","/models","/v1/models","/props","/slots","/metrics","/"],"gpu":"unknown","tags":[
  {"tag":"^(?:server|full|light)(?:-b\\d+)?$","gpu":"none"},
  {"tag":"cuda","gpu":"nvidia"},
  {"tag":"rocm","gpu":"amd"}],"shm":false,"large":false,"tensor":[],"pipeline":[],"data":[],"tensorEnv":[],"several":[]},
  {"id":"mlserver","name":"MLServer","image":"seldonio/mlserver","word":"mlserver","named":"mlserver","starts":true,"launch":["mlserver start"],"port":0,"otherPorts":[],"portFlags":[],"portEnv":["MLSERVER_HTTP_PORT"],"host":"0.0.0.0","paths":["/v2/health/ready","/v2/health/live","/v2","/v2/models/*","/v2/docs","/metrics"],"gpu":"optional","tags":[],"shm":false,"large":false,"tensor":[],"pipeline":[],"data":[],"tensorEnv":[],"several":[]}]};

/** schemas/data/officialImages.json */
export const officialImages = {"rows":[
  {"names":["adminer","aerospike","almalinux","alpine","alt","amazoncorretto","amazonlinux","api-firewall","arangodb","archlinux","backdrop","bash","bonita","buildpack-deps","busybox","caddy","cassandra","celery","centos","chronograf","cirros","clearlinux","clefos","clickhouse","clojure","composer","consul","convertigo","couchbase","couchdb","crate","crux","dart","debian","django","docker","docker-dev","drupal","eclipse-mosquitto","eclipse-temurin","eggdrop","elasticsearch","elixir","emqx","erlang","euleros","express-gateway","fedora","flink","fluentd","friendica","fsharp","gazebo","gcc","geonetwork","ghost","glassfish","golang","gradle","groovy","haproxy","haskell","haxe","hello-seattle","hello-world","hipache","hitch","hola-mundo","httpd","hylang","ibm-semeru-runtimes","ibmjava","influxdb","iojs","irssi","java","jenkins","jetty","jobber","joomla","jruby","julia","kaazing-gateway","kapacitor","kibana","known","kong","krakend","lightstreamer","liquibase","logstash","mageia","mariadb","matomo","maven","mediawiki","memcached","mongo","mongo-express","monica","mono","mysql","nats","nats-streaming","neo4j","neurodebian","nextcloud","nginx","node","notary","nuxeo","odoo","open-liberty","openjdk","opensuse","oraclelinux","orientdb","owncloud","percona","perl","photon","php","php-zendserver","phpmyadmin","piwik","plone","postfixadmin","postgres","pypy","python","r-base","rabbitmq","rails","rakudo-star","rapidoid","redis","redmine","registry","rethinkdb","rocket.chat","rockylinux","ros","ruby","rust","sapmachine","satosa","sentry","silverpeas","sl","solr","sonarqube","sourcemage","spark","spiped","storm","swarm","swift","swipl","teamspeak","telegraf","thrift","tomcat","tomee","traefik","ubuntu","ubuntu-debootstrap","ubuntu-upstart","unit","valkey","varnish","vault","voltdb","websphere-liberty","wordpress","xwiki","yourls","znc","zookeeper"]}]};

/** schemas/data/removedApis.json */
export const removedApis = {"rows":[
  {"apiVersion":"extensions/v1beta1","kinds":["Deployment","DaemonSet","ReplicaSet"],"removedIn":"1.16","use":"apps/v1"},
  {"apiVersion":"extensions/v1beta1","kinds":["NetworkPolicy"],"removedIn":"1.16","use":"networking.k8s.io/v1"},
  {"apiVersion":"extensions/v1beta1","kinds":["Ingress"],"removedIn":"1.22","use":"networking.k8s.io/v1"},
  {"apiVersion":"extensions/v1beta1","kinds":["PodSecurityPolicy"],"removedIn":"1.16","use":""},
  {"apiVersion":"apps/v1beta1","kinds":["Deployment","StatefulSet"],"removedIn":"1.16","use":"apps/v1"},
  {"apiVersion":"apps/v1beta2","kinds":["Deployment","StatefulSet","DaemonSet","ReplicaSet"],"removedIn":"1.16","use":"apps/v1"},
  {"apiVersion":"networking.k8s.io/v1beta1","kinds":["Ingress","IngressClass"],"removedIn":"1.22","use":"networking.k8s.io/v1"},
  {"apiVersion":"batch/v1beta1","kinds":["CronJob"],"removedIn":"1.25","use":"batch/v1"},
  {"apiVersion":"batch/v2alpha1","kinds":["CronJob"],"removedIn":"1.21","use":"batch/v1"},
  {"apiVersion":"policy/v1beta1","kinds":["PodDisruptionBudget"],"removedIn":"1.25","use":"policy/v1"},
  {"apiVersion":"policy/v1beta1","kinds":["PodSecurityPolicy"],"removedIn":"1.25","use":""},
  {"apiVersion":"autoscaling/v2beta1","kinds":["HorizontalPodAutoscaler"],"removedIn":"1.25","use":"autoscaling/v2"},
  {"apiVersion":"autoscaling/v2beta2","kinds":["HorizontalPodAutoscaler"],"removedIn":"1.26","use":"autoscaling/v2"},
  {"apiVersion":"rbac.authorization.k8s.io/v1beta1","kinds":["Role","RoleBinding","ClusterRole","ClusterRoleBinding"],"removedIn":"1.22","use":"rbac.authorization.k8s.io/v1"},
  {"apiVersion":"apiextensions.k8s.io/v1beta1","kinds":["CustomResourceDefinition"],"removedIn":"1.22","use":"apiextensions.k8s.io/v1"},
  {"apiVersion":"admissionregistration.k8s.io/v1beta1","kinds":["MutatingWebhookConfiguration","ValidatingWebhookConfiguration"],"removedIn":"1.22","use":"admissionregistration.k8s.io/v1"},
  {"apiVersion":"apiregistration.k8s.io/v1beta1","kinds":["APIService"],"removedIn":"1.22","use":"apiregistration.k8s.io/v1"},
  {"apiVersion":"certificates.k8s.io/v1beta1","kinds":["CertificateSigningRequest"],"removedIn":"1.22","use":"certificates.k8s.io/v1"},
  {"apiVersion":"coordination.k8s.io/v1beta1","kinds":["Lease"],"removedIn":"1.22","use":"coordination.k8s.io/v1"},
  {"apiVersion":"scheduling.k8s.io/v1beta1","kinds":["PriorityClass"],"removedIn":"1.22","use":"scheduling.k8s.io/v1"},
  {"apiVersion":"storage.k8s.io/v1beta1","kinds":["CSIDriver","CSINode","StorageClass","VolumeAttachment"],"removedIn":"1.22","use":"storage.k8s.io/v1"},
  {"apiVersion":"storage.k8s.io/v1beta1","kinds":["CSIStorageCapacity"],"removedIn":"1.27","use":"storage.k8s.io/v1"},
  {"apiVersion":"discovery.k8s.io/v1beta1","kinds":["EndpointSlice"],"removedIn":"1.25","use":"discovery.k8s.io/v1"},
  {"apiVersion":"events.k8s.io/v1beta1","kinds":["Event"],"removedIn":"1.25","use":"events.k8s.io/v1"},
  {"apiVersion":"node.k8s.io/v1beta1","kinds":["RuntimeClass"],"removedIn":"1.25","use":"node.k8s.io/v1"},
  {"apiVersion":"flowcontrol.apiserver.k8s.io/v1beta1","kinds":["FlowSchema","PriorityLevelConfiguration"],"removedIn":"1.26","use":"flowcontrol.apiserver.k8s.io/v1"},
  {"apiVersion":"flowcontrol.apiserver.k8s.io/v1beta2","kinds":["FlowSchema","PriorityLevelConfiguration"],"removedIn":"1.29","use":"flowcontrol.apiserver.k8s.io/v1"},
  {"apiVersion":"flowcontrol.apiserver.k8s.io/v1beta3","kinds":["FlowSchema","PriorityLevelConfiguration"],"removedIn":"1.32","use":"flowcontrol.apiserver.k8s.io/v1"}]};

/** schemas/data/torchWheels.json */
export const torchWheels = {"rows":[
  {"version":"1.12","tags":["cu102","cu113","cu116"],"complete":true},
  {"version":"1.13","tags":["cu116","cu117"],"complete":true},
  {"version":"2.0","tags":["cu117","cu118"],"complete":true},
  {"version":"2.1","tags":["cu118","cu121"],"complete":true},
  {"version":"2.2","tags":["cu118","cu121"],"complete":true},
  {"version":"2.3","tags":["cu118","cu121"],"complete":true},
  {"version":"2.4","tags":["cu118","cu121","cu124"],"complete":true},
  {"version":"2.5","tags":["cu118","cu121","cu124"],"complete":true},
  {"version":"2.6","tags":["cu118","cu124","cu126"],"complete":true},
  {"version":"2.7","tags":["cu118","cu126","cu128"],"complete":true},
  {"version":"2.8","tags":["cu126","cu128","cu129"],"complete":true},
  {"version":"2.9","tags":["cu126","cu128","cu129","cu130"],"complete":true},
  {"version":"2.10","tags":["cu126","cu128","cu130"],"complete":false},
  {"version":"2.11","tags":["cu126","cu128","cu129","cu130"],"complete":false},
  {"version":"2.13","tags":["cu126","cu130","cu132"],"complete":false}]};
