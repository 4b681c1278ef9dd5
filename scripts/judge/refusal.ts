import { type JsonObject, asArray, asObject, asString, at } from '../../src/core/json.ts';

/**
 * Why the API server refuses something. `decoding`: the text does not become an object of the kind. `schema`: a value is
 * missing, of a wrong type, not allowed or repeated. `catalogue`: a law that a rule of the linter knows. The others are
 * beyond the linter: `semantic` validation, `cel` rules of a definition, `admission`, and a kind that is not `served`.
 */
export type RefusalClass = 'decoding' | 'schema' | 'catalogue' | 'semantic' | 'cel' | 'admission' | 'served' | 'other';

/** One complaint of the API server; `field` is its path, '' where it names none. */
export interface Complaint {
  readonly class: RefusalClass;
  readonly field: string;
  readonly message: string;
}

/** Messages of validation that a rule of the catalogue foresees. */
const catalogue: readonly RegExp[] = [
  /Limit must be set for non overcommit/, /must be equal to .+ limit/, /must be an integer/, /must be a standard resource/,
  /must be greater than or equal to 0/, /doesn't follow extended resource name standard/, /must be less than or equal to .+ limit/,
  /operator must be Exists when `key` is empty/, /value must be empty when `operator` is 'Exists'/, /must be 'NoExecute' when `tolerationSeconds`/,
];

/** Takes an answer of the API server apart that is no success. */
export function readRefusal(status: JsonObject, isCustom: boolean): readonly Complaint[] {
  const message = asString(status['message']) ?? '';
  const reason = asString(status['reason']);
  if (reason === 'BadRequest' || message.includes('cannot be handled as a')) return decoding(message);
  if (reason === 'NotFound') return [{ class: message.includes('could not find the requested resource') ? 'served' : 'admission', field: '', message }];
  if (reason === 'Forbidden' && at(status, 'details', 'causes') === undefined) return [{ class: 'admission', field: '', message }];
  const causes = asArray(at(status, 'details', 'causes')).map(asObject);
  return causes.length === 0 ? [{ class: 'other', field: '', message }] : causes.map((cause) => fromCause(cause, isCustom));
}

function decoding(message: string): readonly Complaint[] {
  const strict = [...message.matchAll(/(?:unknown|duplicate) field "([^"]+)"/g)].map(([, field = '']) => field);
  // Go names the structs that are embedded in others as well: `ProbeHandler.httpGet`.
  const typed = [...message.matchAll(/Go struct field (?:\w+\.)?(\S+) of type/g)].map(([, field = '']) => field.replaceAll(/(^|\.)[A-Z]\w*(?:Handler|Source)\./g, '$1'));
  const fields = [...strict, ...typed];
  const text = message.replace(/^.* cannot be handled as a \w+: /s, '');
  return (fields.length === 0 ? [''] : fields).map((field) => ({ class: 'decoding', field, message: text }));
}

const schemaReasons = new Set(['FieldValueRequired', 'FieldValueNotSupported', 'FieldValueTypeInvalid', 'FieldValueDuplicate']);

function fromCause(cause: JsonObject, isCustom: boolean): Complaint {
  const message = asString(cause['message']) ?? '';
  const named = asString(cause['field']) ?? '';
  const field = named === '<nil>' ? /in (\S+)$/.exec(message)?.[1] ?? /"([^"]+)" must validate/.exec(message)?.[1] ?? '' : named;
  // The same sentences are said of numbers and resources that no rule of the catalogue is about.
  const resource = /resources\.(?:limits|requests)\[([^\]]+)\]/.exec(field)?.[1];
  const isOfCatalogue = (resource === undefined || /gpu|\//i.test(resource)) && !/replicas$|\.max(?:Surge|Unavailable)$/.test(field);
  if (isOfCatalogue && catalogue.some((law) => law.test(message))) return { class: 'catalogue', field, message };
  const ofSchema = schemaReasons.has(asString(cause['reason']) ?? '') || (isCustom && /in body (?:should|must)|must validate|must not validate|Checked value must|Too (?:long|many)|should have at/.test(message));
  return { class: ofSchema ? 'schema' : isCustom ? 'cel' : 'semantic', field, message };
}
