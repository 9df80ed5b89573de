import { examineProcedure, inWords, loadCalendars, loadProcedures, procedureShape } from '#lib/lifecycle';
import { demonstrationCommittee } from '#lib/participants';
import { Refused, Unusable } from '../../exit-codes.js';
import type { Api } from '../../remote/api.js';
import { linesOf } from '../../remote/problem.js';
import type { Law, LawfulProcedure } from '../format/against-law.js';
import type { Scenario } from '../scenario.js';

/** What a fresh system will know, before it is started. */
export async function lawOfOwnSystem(env: Readonly<Record<string, string | undefined>>): Promise<Law> {
  const further = env['LOCKSTEP_PROCEDURES'];
  const procedures = [...(await loadProcedures()).all(), ...(further ? (await loadProcedures(further)).all() : [])];
  return { procedures, committees: [demonstrationCommittee.code] };
}

/** What a running system knows; anyone may read it. @throws Refused when it will not say. */
export async function lawOf(api: Api): Promise<Law> {
  const { procedures } = await read<{ procedures: readonly { id: string }[] }>(api, '/procedures');
  const ids = [...new Set(procedures.map(({ id }) => id))];
  const { committees } = await read<{ committees: readonly { code: string }[] }>(api, '/committees');
  return {
    procedures: await Promise.all(ids.map((id) => read<LawfulProcedure>(api, `/procedures/${encodeURIComponent(id)}`))),
    committees: committees.map(({ code }) => code),
  };
}

/** The law as one file knows it: with the procedure it brings along, if it does. @throws Unusable when that one could not work. */
export async function lawFor({ file, procedureFile }: Scenario, law: Law): Promise<Law> {
  if (!procedureFile) return law;
  const { procedure, problems } = examineProcedure(procedureFile.path, procedureFile.text, await procedureShape(), await loadCalendars());
  if (procedure) return { ...law, procedures: [...law.procedures, procedure] };
  throw new Unusable([...problems.map(inWords), `${file} brings a procedure along that could not work; nothing was played.`].join('\n'));
}

async function read<Body>(api: Api, path: string): Promise<Body> {
  const answer = await api.ask({ method: 'GET', path });
  if (answer.is === 'refused') throw new Refused(`GET ${path}\n${linesOf(answer.problem).join('\n')}`);
  return answer.body as Body;
}
