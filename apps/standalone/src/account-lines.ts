import type { DemonstrationAccount } from './demonstration.js';

/**
 * The accounts as a reader wants them: numbered ones of one role on one line, and a password all share said once.
 */
export function accountLines(accounts: readonly DemonstrationAccount[]): readonly string[] {
  const rows: { role: string; first: string; last: string; password: string; stem: string }[] = [];
  for (const { email, password, role } of accounts) {
    const stem = email.replace(/-\d+@/, '-#@');
    const row = rows.at(-1);
    if (row && row.role === role && row.password === password && row.stem === stem && stem !== email) row.last = email;
    else rows.push({ role, first: email, last: email, password, stem });
  }
  const named = rows.map((row) => ({ ...row, names: row.first === row.last ? row.first : `${row.first} … ${row.last.slice(0, row.last.indexOf('@'))}` }));
  const width = Math.max(0, ...named.map(({ names }) => names.length));
  const shared = new Set(accounts.map(({ password }) => password)).size === 1 ? accounts[0]!.password : undefined;
  const lines = named.map(({ names, role, password }) => `  ${names.padEnd(width)}  ${shared ? '' : `${password}  `}${role}`);
  return shared ? [...lines, `  The password of all of them: ${shared}`] : lines;
}
