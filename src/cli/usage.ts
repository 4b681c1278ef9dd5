/** What `--help` shows. */
export const usage = `Usage: slipway lint PATH… [options]
       slipway rules [--format text|json]
       slipway explain RULE

Checks Dockerfiles, Kubernetes manifests and compose files for mistakes, above all those around GPUs.
Folders are searched; what .gitignore excludes is left out. Settings come from .slipway.yaml
files beside or above what is checked.

  --format text|json|sarif|github   how findings are written (text)
  --max-warnings N                  more warnings than N end with 1
  --kube-version 1.NN               the Kubernetes version to check against (the newest)
  --stdin-filename NAME             check standard input as if it were this file
  --fix                             apply the fixes that keep the meaning, then tell what is left
  --fix-dry-run                     print them as a diff and change nothing
  --write-baseline FILE             write all findings to a file, which then are known
  --baseline FILE                   tell only what is not in that file
  --print-config FILE               show the settings that hold for a file
  --threads N                       lint in N threads at the most (one for each processor)
  --allow-empty                     nothing to check ends with 0
  --help                            show this text
  --version                         show the version

Exit codes: 0 clean, 1 errors were found, 2 wrong usage, wrong settings or
unreadable files, 3 nothing was checked.`;
