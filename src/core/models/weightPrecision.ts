/** How many bytes a parameter takes, and how people call that. */
export interface WeightPrecision {
  readonly bytes: number;
  /** For example `FP8`. */
  readonly called: string;
}

/** Four bits, and the scales that belong to them. */
const fourBits = 0.55;

interface Mark {
  readonly pattern: RegExp;
  readonly called: string;
  readonly bytes: number;
}

const mark = (words: string, called: string, bytes: number): Mark => ({ pattern: new RegExp(`(?<![a-z0-9])(?:${words})(?![a-z0-9])`), called, bytes });

/** Quantisations in names of models. What counts bits stands before the methods, which have several. */
const quantised: readonly Mark[] = [
  mark('int8|w8a8|w8a16|8[-_]?bits?', 'INT8', 1),
  mark('int4|w4a16|w4a8|w4afp8|4[-_]?bits?', 'INT4', fourBits),
  mark('nvfp4|mxfp4|fp4', 'FP4', fourBits),
  mark('fp8|f8', 'FP8', 1),
  mark('awq', 'AWQ', fourBits),
  mark('gptq', 'GPTQ', fourBits),
];

const unquantised: readonly Mark[] = [mark('bf16|bfloat16', 'BF16', 2), mark('fp16|f16|float16', 'FP16', 2), mark('fp32|f32|float32', 'FP32', 4)];

/** Formats that come in many sizes: what is behind them is not known. */
const unknownBits = /(?<![a-z0-9])(?:gguf|ggml|exl[23]|hqq|aqlm|i?q[2-8](?:_[a-z0-9]+)*|[23567][-_]?bits?)(?![a-z0-9])/;

/** Models that their authors publish quantised without saying so in the name. */
const published: readonly { readonly name: RegExp; readonly precision: WeightPrecision }[] = [
  { name: /(?<![a-z0-9])gpt-oss-\d+b/, precision: { called: 'MXFP4', bytes: fourBits } },
  { name: /(?<![a-z0-9])deepseek-(?:v3|r1)(?!.*distill)/, precision: { called: 'FP8', bytes: 1 } },
];

/** What the name of a model says; `unknown` for a format whose size nobody can tell, undefined where it says nothing. */
export function precisionInName(name: string): WeightPrecision | 'unknown' | undefined {
  const lower = name.toLowerCase();
  const plain = foundIn(unquantised, lower);
  if (unknownBits.test(lower)) return plain ?? 'unknown';
  return foundIn(quantised, lower) ?? plain;
}

/** What a model is published in that says nothing of it in its name. */
export function publishedPrecision(name: string): WeightPrecision | undefined {
  return published.find((row) => row.name.test(name.toLowerCase()))?.precision;
}

/** What the value of a flag such as `--quantization` says; `server` because two of them mean different bits by one word. */
export function precisionOfMethod(method: string, server: string): WeightPrecision | 'unknown' {
  const lower = method.toLowerCase();
  const called = method.toUpperCase();
  if (lower === 'bitsandbytes') return { called, bytes: server === 'tgi' ? 1 : fourBits };
  if (/nf4|fp4|int4|awq|gptq|marlin|w4a/.test(lower)) return { called, bytes: fourBits };
  return /fp8|int8|w8a8|eetq|^modelopt$/.test(lower) ? { called, bytes: 1 } : 'unknown';
}

/** What the value of `--dtype` says; undefined for `auto`. */
export function precisionOfType(type: string): WeightPrecision | undefined {
  const lower = type.toLowerCase();
  if (lower === 'half') return { called: 'FP16', bytes: 2 };
  return lower === 'float' ? { called: 'FP32', bytes: 4 } : foundIn(unquantised, lower);
}

function foundIn(marks: readonly Mark[], text: string): WeightPrecision | undefined {
  const found = marks.find(({ pattern }) => pattern.test(text));
  return found && { called: found.called, bytes: found.bytes };
}
