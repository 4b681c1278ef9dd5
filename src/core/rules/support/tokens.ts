/** A token that programs of this field read, by the variable that holds it. */
export interface TokenKind {
  /** Whose token it is. */
  readonly issuer: string;
  /** How the real ones look. */
  readonly format: RegExp;
  /** True where a value of another shape is probably a token too, and not only a word to satisfy a client. */
  readonly alwaysSecret: boolean;
  /** What the Secret and its key are called in a fix. */
  readonly secret: { readonly name: string; readonly key: string };
}

const huggingFace: TokenKind = { issuer: 'Hugging Face', format: /^hf_[A-Za-z0-9]{30,}$/, alwaysSecret: true, secret: { name: 'hf-token', key: 'token' } };
const nvidia: TokenKind = { issuer: 'NVIDIA', format: /^(?:nvapi-[\w-]{40,}|[A-Za-z0-9+/]{60,}={0,2})$/, alwaysSecret: true, secret: { name: 'ngc-api-key', key: 'api-key' } };
const wandb: TokenKind = { issuer: 'Weights & Biases', format: /^(?:[0-9a-f]{40}|wandb_v\d_\w{30,})$/, alwaysSecret: false, secret: { name: 'wandb-api-key', key: 'api-key' } };
const openAi: TokenKind = { issuer: 'OpenAI', format: /^sk-(?=.*\d)[\w-]{32,}$/, alwaysSecret: false, secret: { name: 'openai-api-key', key: 'api-key' } };

/** Variables that hold a token. */
export const tokenVariables: ReadonlyMap<string, TokenKind> = new Map([
  ...['HF_TOKEN', 'HF_API_TOKEN', 'HUGGING_FACE_HUB_TOKEN', 'HUGGINGFACE_TOKEN', 'HUGGINGFACEHUB_API_TOKEN'].map((name) => [name, huggingFace] as const),
  ...['NGC_API_KEY', 'NGC_CLI_API_KEY', 'NVIDIA_API_KEY'].map((name) => [name, nvidia] as const),
  ['WANDB_API_KEY', wandb],
  ['OPENAI_API_KEY', openAi],
]);

const anywhere = /\b(?:hf_[A-Za-z0-9]{30,}|nvapi-[A-Za-z0-9_-]{40,})/g;
const placeholder = /^$|<|>|your|xxx|\.\.\.|change|replace|example|dummy|todo|placeholder|insert|fake|empty|secret|none|null|\*\*\*|^\$|token|here|redacted|sample/i;
const monotonous = /(.)\1{5}|1234567|abcdefg/i;

/** True where a value only stands for a token that somebody must still write. */
export function isPlaceholder(text: string): boolean {
  return placeholder.test(text) || monotonous.test(text);
}

/**
 * What a written value of such a variable is: a `real` token by its shape, `likely` one, or undefined for none, for a
 * placeholder and for a reference to something else.
 */
export function judgeToken(kind: TokenKind, literal: string): 'real' | 'likely' | undefined {
  if (literal.includes('$')) return undefined;
  if (kind.format.test(literal) && !(isPlaceholder(literal) && !/^[\w+/=-]{30,}$/.test(literal))) return /(.)\1{5}|x{4}/i.test(literal) ? undefined : 'real';
  return !kind.alwaysSecret || literal.length < 16 || isPlaceholder(literal) ? undefined : 'likely';
}

/** False for a piece of YAML in which no token stands that tells by itself what it is. */
export function mentionsToken(source: string): boolean {
  return source.includes('hf_') || source.includes('nvapi-');
}

/** Tokens that tell by themselves what they are, wherever they stand in a text. */
export function tokensIn(text: string): readonly { readonly start: number; readonly end: number; readonly kind: TokenKind }[] {
  return [...text.matchAll(anywhere)].filter((match) => !monotonous.test(match[0]) && !/x{4}/i.test(match[0])).map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    kind: match[0].startsWith('hf_') ? huggingFace : nvidia,
  }));
}
