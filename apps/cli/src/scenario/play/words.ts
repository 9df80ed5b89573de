import type { Scenario, Step } from '../scenario.js';

/** What a step is about, among the fields of its verb. */
const telling = ['move', 'document', 'task', 'kind', 'question', 'ballot', 'language', 'label', 'file', 'patent', 'gate', 'sink', 'verdict', 'vote'];

/** A step in a few words, for a line of progress: `open ballot review`, `check state, due`. */
export function whatIsDone(step: Step, { standards }: Scenario): string {
  const about = standards.length > 1 ? ` (${step.standards.join(', ')})` : '';
  if (step.is === 'look') return `check ${Object.keys(step.checks).join(', ')}${about}`;
  const told = telling.flatMap((field) => (typeof step.fields[field] === 'string' ? [String(step.fields[field]).replace(/^.*\//, '')] : []));
  const counted = typeof step.fields['count'] === 'number' ? [`× ${step.fields['count']}`] : [];
  const votes = step.fields['votes'] ? [Object.entries(step.fields['votes']).map(([choice, count]) => `${count} ${choice}`).join(', ')] : [];
  const refused = step.expect.is === 'refused' ? ` → ${step.expect.code}` : step.expect.is === 'nothing' ? ' → nothing' : '';
  return [step.verb, ...told, ...counted, ...votes].join(' ') + about + refused;
}
