import type { Container } from '../../kubernetes/manifest.ts';
import { serverProcessOf } from '../../models/serverProcess.ts';
import { knownString } from '../../yaml/node.ts';
import { isCaretaker } from './gpuWork.ts';

/** Each is a part of what `model` finds: V8 takes most of a millisecond for the first answer of that. */
const stems = 'model llm slm gpt bert llama mistral qwen gemma whisp diffus infer predict classif embed rerank resnet yolo mnist'.split(' ');
/** Words by which people call what holds a model. */
const model = /(?:^|[-_./])(?:(?:ai|ml|my|dl|nlp|cv)?-?models?|llms?|slms?|gpt-?\d?|bert|llama-?\d*|mistral|qwen-?\d*|gemma-?\d*|whisper|diffusion|inference|predictor|classifier|embeddings?|reranker|resnet-?\d*|yolo\w*|mnist)(?:$|[-_./:\d])/;
/** Words of programs around a model, which hold none. */
const around = /operator|controller|registry|gateway|router|proxy|(?:^|[-_])(?:ui|web|www|db|redis|cache|queue|api|job|client)(?:$|[-_])|frontend|front-end|manager|webhook|monitor|exporter|dashboard|database|download|loader|fetch|puller|scheduler|schedul|metrics|loadbalanc|ingress|sidecar|agent|extension|epp|playground|chat/;

/** True for a container that probably has a model in its memory: a known model server, or one that is called so. `text` is the document. */
export function holdsModel(container: Container, text: string): boolean {
  if (container.role !== 'main' || isCaretaker(container)) return false;
  if (serverProcessOf(container, text)) return true;
  const names = [knownString(container.image)?.replace(/^.*\//, '').replace(/[:@].*$/, ''), container.name].map((name = '') => name.toLowerCase());
  return names.some(isModel) && !names.some((name) => around.test(name));
}

function isModel(name: string): boolean {
  return stems.some((stem) => name.includes(stem)) && model.test(name);
}
