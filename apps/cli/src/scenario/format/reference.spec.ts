import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryFolder } from '#lib/platform';
import { parseScenario } from './read-scenario.js';
import { reference } from './reference.js';

describe('the README of the command line', () => {
  const readme = readFileSync(join(repositoryFolder(), 'apps', 'cli', 'README.md'), 'utf8');

  it('says everything a step can do and look at (npm run scenario -- --reference prints it)', () => {
    expect(readme).toContain(reference());
  });

  it('shows an example that can be used', () => {
    const example = /```yaml\n([\s\S]*?)```/.exec(readme)![1]!;
    expect(parseScenario(example, 'README.md', '.')).toHaveProperty('steps');
  });
});
