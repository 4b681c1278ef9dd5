import { environmentOf } from '../kubernetes/containerEnvironment.ts';
import { flagOf } from './commandFlags.ts';
import type { ServedModel } from './servedModel.ts';
import { precisionInName, precisionOfMethod, precisionOfType, publishedPrecision, type WeightPrecision } from './weightPrecision.ts';

/** How many bytes a parameter of a served model takes, and what says so. */
export interface ModelPrecision {
  readonly bytes: number;
  /** `name`, `published`, `nothing` where 16 bits are assumed, or the flag or variable as it is written. */
  readonly saidBy: string;
  readonly called: string;
}

const methodFlags = ['--quantization', '--quantize', '-q'];
const typeFlags = ['--dtype', '--torch-dtype'];

/**
 * The precision that the name or the command says. A quantised checkpoint stays what it is; only others are changed while
 * they are loaded. Undefined where a template, or a format of many sizes, leaves it open.
 */
export function precisionOf(model: ServedModel): ModelPrecision | undefined {
  const inName = precisionInName(model.name);
  const method = setting(model, methodFlags, 'QUANTIZE');
  if (inName !== undefined && inName !== 'unknown' && inName.bytes < 2) return said(inName, 'name');
  if (method && !/^(?:none|auto)$/i.test(method.text)) {
    const precision = method.dynamic ? 'unknown' : precisionOfMethod(method.text, model.server);
    return precision === 'unknown' ? undefined : said(precision, method.written);
  }
  if (inName === 'unknown') return undefined;
  return unquantised(model, inName);
}

function unquantised(model: ServedModel, inName: WeightPrecision | undefined): ModelPrecision | undefined {
  const type = setting(model, typeFlags, 'DTYPE');
  if (type?.dynamic === true) return undefined;
  const ofType = type && precisionOfType(type.text);
  if (type && ofType && ofType.bytes > 2) return said(ofType, type.written);
  if (inName) return said(inName, 'name');
  const published = publishedPrecision(model.name);
  if (published) return said(published, 'published');
  return type && ofType ? said(ofType, type.written) : { bytes: 2, saidBy: 'nothing', called: '' };
}

function said({ bytes, called }: WeightPrecision, saidBy: string): ModelPrecision {
  return { bytes, called, saidBy };
}

interface Setting {
  readonly text: string;
  readonly dynamic: boolean;
  /** As people would type it. */
  readonly written: string;
}

function setting({ words, container }: ServedModel, names: readonly string[], variable: string): Setting | undefined {
  const flag = flagOf(words, names);
  if (flag) return { text: flag.value?.text ?? '', dynamic: flag.value?.dynamic ?? true, written: flag.word.text.includes('=') ? flag.word.text : `${flag.word.text} ${flag.value?.text ?? ''}` };
  const found = container && environmentOf(container).variables.get(variable);
  return found && { text: found.literal ?? '', dynamic: found.literal === undefined, written: `${variable}=${found.literal ?? ''}` };
}
