import { Fault } from '#lib/kernel';
import { databaseFailure } from '#lib/platform';

/** What an operator should read when the process cannot start; undefined when the cause is not one we know. */
export function knownFailure(error: unknown, env: Readonly<Record<string, string | undefined>>): string | undefined {
  if (error instanceof Fault) return error.message;
  const { code } = (error ?? {}) as { code?: string };
  const port = env['PORT'] ?? '3000';
  switch (code) {
    case 'EADDRINUSE':
      return `PORT ${port} is in use by another program. Stop that program, or set PORT to a free one (0 takes any).`;
    case 'EACCES':
      return `PORT ${port} may not be opened by this user. Set PORT to 1024 or higher.`;
    case 'EADDRNOTAVAIL':
      return `HOST ${env['HOST'] ?? ''} is not an address of this machine. Set HOST to 127.0.0.1, or to 0.0.0.0 for all addresses.`;
    default:
      return databaseFailure(error, env['DATABASE_URL'])?.message;
  }
}
