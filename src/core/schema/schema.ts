/** Every type a field can have. `quantity`, `intOrString`, `time` and `bytes` are special strings. */
export type FieldType = 'any' | 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'quantity' | 'intOrString' | 'time' | 'bytes';

/** One schema in the closed set of keywords that Kubernetes needs. */
export interface Schema {
  readonly type: FieldType;
  /** The name of the definition that takes this schema's place. */
  readonly ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  /** The schema of every value of a map with free keys. */
  readonly values?: Schema;
  readonly enum?: readonly string[];
  /** Fields that together tell the items of a list apart; [] for a set of scalars. */
  readonly listKeys?: readonly string[];
  /** At the root of a custom resource, which the API server judges by stricter rules than its own kinds. */
  readonly custom?: true;
  /** Fields beside `properties` are kept. */
  readonly open?: true;
  /** In custom resources: null is a value. Elsewhere a null is as good as nothing. */
  readonly nullable?: true;
  readonly limits?: Limits;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly not?: Schema;
}

/** What is demanded of a value beyond its type; of Kubernetes' own kinds only the format is published. */
export interface Limits {
  /** An RE2 expression that the text must contain. */
  readonly pattern?: string;
  readonly format?: 'ipv4' | 'ipv6' | 'int32';
  readonly minimum?: number;
  readonly maximum?: number;
  /** The bounds themselves are not allowed. */
  readonly exclusiveMinimum?: true;
  readonly exclusiveMaximum?: true;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
}
