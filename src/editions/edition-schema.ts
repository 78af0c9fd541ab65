const ENTRIES = ['ExpertResponse', 'CentralAuthorityResponse', 'LawEnforcementContactResponse'];
/** What only those concerned see, and no edition holds. */
const INSIDE = ['pendingChanges', 'singleSignature'];

interface Schema {
  properties?: Record<string, unknown>;
  [keyword: string]: unknown;
}

const text = { type: 'string' };
const tlp = { enum: ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER'] };
const listed = { type: 'array', items: text };

/**
 * The JSON Schema (draft 07) of an edition's JSON file, from the API's description: what machines read in an edition is
 * what the API answers.
 */
export function editionSchema(schemas: Readonly<Record<string, unknown>>): object {
  const entries = { anyOf: ENTRIES.map((name) => ({ $ref: `#/definitions/${name}` })) };
  const audience = { tlp, roles: listed, states: { ...listed, type: ['array', 'null'] } };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'urn:enlace:edition:1',
    title: 'An edition of the Enlace directory as JSON',
    type: 'object',
    required: ['edition', 'title', 'date', 'audience', 'entries', 'count', 'tlp'],
    properties: {
      edition: { type: 'integer', minimum: 1 },
      title: text,
      date: { type: 'string', format: 'date-time', description: 'The cut-off, UTC' },
      audience: { type: 'object', required: Object.keys(audience), properties: audience },
      entries: { type: 'array', items: entries },
      count: { type: 'integer', minimum: 0, description: 'Comes last: a file cut short has none' },
      tlp: { ...tlp, description: 'The strictest label of anything in it' },
    },
    additionalProperties: false,
    definitions: definitionsOf(schemas),
  };
}

/** The entries' schemas and all that they refer to, closed: what is not described is not there. */
function definitionsOf(schemas: Readonly<Record<string, unknown>>): Record<string, Schema> {
  const definitions: Record<string, Schema> = {};
  const wanted = [...ENTRIES];
  for (const name of wanted) {
    const schema = JSON.parse(
      JSON.stringify(schemas[name], (key, value: unknown) => {
        if (key === 'example') return undefined;
        if (key !== '$ref') return value;
        const other = (value as string).split('/').at(-1)!;
        if (!wanted.includes(other)) wanted.push(other);
        return `#/definitions/${other}`;
      }),
    ) as Schema;
    if (ENTRIES.includes(name)) for (const field of INSIDE) delete schema.properties?.[field];
    definitions[name] = { ...schema, additionalProperties: false };
  }
  return definitions;
}
