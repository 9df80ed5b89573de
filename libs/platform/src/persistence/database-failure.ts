import { Fault } from '#lib/kernel';

/**
 * What an operator should read when PostgreSQL cannot be used: the variable, its value without the password, what happened and what to do.
 * Undefined when the error says something else. The causes are node's connection errors and PostgreSQL's SQLSTATEs (appendix A of its manual).
 */
export function databaseFailure(error: unknown, databaseUrl: string | undefined): Fault | undefined {
  const { code, port } = (error ?? {}) as { code?: string; port?: number };
  if (code === undefined || isOfAnother(port, databaseUrl)) return undefined;
  const is = `DATABASE_URL is ${databaseUrl ? withoutPassword(databaseUrl) : 'not set'}`;
  const fault = (happened: string, remedy: string) => new Fault('DATABASE_UNUSABLE', `${is}: ${happened}`, remedy, { cause: error });
  switch (code) {
    case 'ECONNREFUSED':
    case 'ECONNRESET':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ETIMEDOUT':
    case '57P03':
      return fault(`PostgreSQL does not answer there (${code}).`, 'Check host and port, and that the server is up.');
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return fault(`no such host is known (${code}).`, 'Correct the name of the host.');
    case '28P01':
    case '28000':
      return fault('PostgreSQL refuses this user or password.', 'Correct them.');
    case '3D000':
      return fault('PostgreSQL has no database of that name.', 'Create it, or correct the name.');
    case '42P01':
    case '3F000':
      return fault('that database has not been migrated.', 'Run `npm run lockstep -- migrate`, then start again.');
    default:
      return undefined;
  }
}

/** An address fit for messages and logs. */
export const withoutPassword = (url: string): string => url.replace(/\/\/([^:/@]*)(:[^@]*)?@/, (_, user: string, password?: string) => `//${user}${password === undefined ? '' : ':…'}@`);

/** A refused connection names the port it was refused on: Redis is not PostgreSQL. */
function isOfAnother(port: number | undefined, databaseUrl: string | undefined): boolean {
  if (port === undefined || !databaseUrl || !URL.canParse(databaseUrl)) return false;
  return Number(new URL(databaseUrl).port || 5432) !== port;
}
