/**
 * A manifest with one mistake that the API server refuses: a GPU that is requested and not limited. `range` is where
 * it is underlined: start line, start column, end line, end column, 0-based, end exclusive.
 */
export const mistakenManifest = {
  rule: 'gpu-request-without-limit',
  range: [17, 12, 17, 26],
  text: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: server
spec:
  strategy: {type: Recreate}
  selector:
    matchLabels: {app: server}
  template:
    metadata:
      labels: {app: server}
    spec:
      containers:
      - name: server
        image: registry.example.com/team/server:1.0
        resources:
          requests:
            nvidia.com/gpu: 1
            memory: 16Gi
          limits:
            memory: 16Gi
`,
} as const;
