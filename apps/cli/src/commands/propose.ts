import type { Command } from 'commander';
import { Unusable } from '../exit-codes.js';
import type { Session } from '../remote/session.js';
import type { Terminal } from '../terminal.js';
import { type Changing, change, changing } from './change.js';
import { examples } from './help.js';
import { yamlIn } from './input-file.js';

const fields = ['procedure', 'committee', 'title', 'baseLanguage', 'languages', 'adoption', 'replaces'];

const sample = `A file, in YAML or JSON:
  procedure: gbt
  committee: LS/TC 1
  title: { zh-Hans: 开源许可证合规计划要求, en: Requirements for open source licence compliance programmes }
  baseLanguage: zh-Hans
  languages: [{ language: en, mode: parallel }]
  adoption: none            # or IDT, MOD; may be left out, as may languages and replaces`;

export function proposeCommand(standards: Command, terminal: Terminal): void {
  changing(standards.command('propose').description('Propose a standard.'))
    .argument('<file>', 'what is proposed, in YAML or JSON')
    .addHelpText('after', `${examples('npm run lockstep -- standards propose proposal.yaml')}\n${sample}`)
    .action((file: string, options: Changing) => {
      const proposal = proposalIn(file);
      return change(options, terminal, async (session) => ({ path: '/standards', body: { ...proposal, committee: await committeeOf(session, proposal['committee']) } }));
    });
}

/** What the fields hold is for the system to judge; that they are these is seen here. @throws Unusable naming file and line. */
function proposalIn(file: string): Readonly<Record<string, unknown>> {
  const yaml = yamlIn(file);
  if (typeof yaml.value !== 'object' || yaml.value === null || Array.isArray(yaml.value)) throw new Unusable(`${file}:1: fields are needed: ${fields.join(', ')}.`);
  const proposal = yaml.value as Readonly<Record<string, unknown>>;
  const wrong = [
    ...Object.keys(proposal).filter((name) => !fields.includes(name)).map((name) => `${file}:${yaml.lineOfKey([], name)}: ${name} is not known here; use ${fields.join(', ')}.`),
    ...fields.slice(0, 4).filter((name) => proposal[name] === undefined).map((name) => `${file}:1: ${name} is missing.`),
  ];
  if (wrong.length > 0) throw new Unusable(wrong.join('\n'));
  return proposal;
}

/** A committee goes by its code, or its identifier. @throws Unusable listing those there are. */
export async function committeeOf(session: Session, named: unknown): Promise<string> {
  const { committees } = await session.read<{ committees: readonly { id: string; code: string }[] }>('/committees');
  const found = committees.find(({ id, code }) => code === named || id === named);
  if (found) return found.id;
  throw new Unusable(`There is no committee ${String(named)}. There ${committees.length === 1 ? 'is' : 'are'} ${committees.map(({ code }) => code).join(', ') || 'none'}.`);
}
