// node scripts/edition-schema.mjs: the JSON Schema of an edition's JSON file, from the API's description: what machines
// read in an edition is what the API answers. A test fails when the committed file is another (test/edition-schema.spec.ts).
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const target = join(root, 'src/editions/edition.schema.json');
const ENTRIES = ['ExpertResponse', 'CentralAuthorityResponse', 'LawEnforcementContactResponse'];
/** What only those concerned see, and no edition holds. */
const INSIDE = ['pendingChanges', 'singleSignature'];

/** @param {string} description the text of openapi.json */
export function editionSchema(description) {
  const { schemas } = JSON.parse(description).components;
  const definitions = {};
  const use = (name) => {
    if (definitions[name]) return;
    definitions[name] = {};
    const schema = JSON.parse(
      JSON.stringify(schemas[name], (key, value) => {
        if (key === 'example') return undefined;
        if (key !== '$ref') return value;
        const other = value.split('/').at(-1);
        use(other);
        return `#/definitions/${other}`;
      }),
    );
    if (ENTRIES.includes(name)) for (const field of INSIDE) delete schema.properties[field];
    definitions[name] = { ...schema, additionalProperties: false };
  };
  ENTRIES.forEach(use);
  const text = { type: 'string' };
  const tlp = { enum: ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER'] };
  const listed = { type: 'array', items: text };
  const audience = {
    type: 'object',
    required: ['tlp', 'roles', 'states'],
    properties: { tlp, roles: listed, states: { ...listed, type: ['array', 'null'] } },
  };
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
      audience,
      entries: {
        type: 'array',
        items: { anyOf: ENTRIES.map((name) => ({ $ref: `#/definitions/${name}` })) },
      },
      count: { type: 'integer', minimum: 0, description: 'Comes last: a file cut short has none' },
      tlp: { ...tlp, description: 'The strictest label of anything in it' },
    },
    additionalProperties: false,
    definitions,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const schema = editionSchema(readFileSync(join(root, 'openapi.json'), 'utf8'));
  writeFileSync(target, `${JSON.stringify(schema, null, 2)}\n`);
}
