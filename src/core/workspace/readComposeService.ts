import type { ComposeService } from '../compose/composeService.ts';
import { passesDevice } from '../compose/passesDevice.ts';
import type { ObjectFacts } from './facts.ts';
import { type DocumentText, placeOf } from './readValues.ts';

/** The facts of a service of a compose file. */
export function readComposeService({ name, entry, map, partial }: ComposeService, document: DocumentText): ObjectFacts {
  return { group: 'compose', kind: 'service', name, namespace: '', place: placeOf(entry.keyNode, document), partial, pods: [], passesDevice: passesDevice(map) };
}
