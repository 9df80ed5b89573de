import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryFolder } from '#lib/platform';

const read = (...path: readonly string[]) => readFileSync(join(repositoryFolder(), ...path), 'utf8');
const guide = read('libs', 'lifecycle', 'procedures', 'README.md');
const example = read('apps', 'cli', 'scenarios', 'procedures', 'db4401.v1.yaml');
const schema = JSON.parse(read('libs', 'lifecycle', 'procedures', 'schema.json')) as { properties: object; $defs: { gate: { properties: object } } };

describe('the guide to writing a procedure', () => {
  it('cuts its samples from the procedure that a scenario plays', () => {
    const samples = [...guide.matchAll(/^```yaml\n([^]*?)^```/gm)].map(([, sample]) => sample!);
    expect(samples.length).toBeGreaterThan(5);
    expect(samples.filter((sample) => !example.includes(sample))).toEqual([]);
  });

  it('names every section and every gate', () => {
    const words = [...Object.keys(schema.properties), ...Object.keys(schema.$defs.gate.properties)];
    expect(words.filter((word) => !guide.includes(word))).toEqual([]);
  });
});
