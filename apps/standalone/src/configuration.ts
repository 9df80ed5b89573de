import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { Fault } from '#lib/kernel';
import { repository } from './repository.js';

/** What the launcher was asked to run. */
export interface Configuration {
  /** Where the data, logs and secrets of this installation live (absolute). */
  readonly home: string;
  readonly host: string;
  /** 0 asks for any free port. */
  readonly port: number;
  /** PostgreSQL someone else runs; absent: the embedded one. */
  readonly databaseUrl?: string;
}

type Env = Readonly<Record<string, string | undefined>>;
type Check = (value: string) => string | undefined;

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'];

// The processes read these themselves, from #lib/platform; here they are only looked at before anything is started.
// That library brings all of Nest and TypeORM along, which the launcher does without. The spec holds the two together.
/** Each variable with what is wrong about a value and what to write instead; undefined when it is fine. */
const checks: Readonly<Record<string, Check>> = {
  PORT: (value) => (isPort(value) ? undefined : 'a whole number from 0 to 65535 is needed, for example PORT=3000 (0 takes any free port)'),
  HOST: (value) => (isHost(value) ? undefined : 'a host name or address is needed, for example HOST=127.0.0.1, or HOST=0.0.0.0 for every interface'),
  DATABASE_URL: urlWith(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/lockstep; leave it out for the embedded PostgreSQL'),
  REDIS_URL: urlWith(['redis:', 'rediss:'], 'redis://host:6379; leave it out to queue on PostgreSQL'),
  LOCKSTEP_PUBLIC_URL: urlWith(['http:', 'https:'], 'https://standards.your-organisation.org'),
  LOCKSTEP_CLOCK: oneOf(['system', 'simulated']),
  LOCKSTEP_LOG_LEVEL: oneOf(levels),
  LOCKSTEP_WEBHOOK_ALLOW: (value) => (networksIn(value).every(isNetwork) ? undefined : 'networks are needed, separated by commas, for example 10.1.0.0/16,192.168.7.0/24'),
};

/**
 * Reads the environment. An empty variable counts as absent.
 * @throws Fault `CONFIGURATION_UNUSABLE` naming every variable that is wrong, its value and the remedy.
 */
export function readConfiguration(env: Env): Configuration {
  const wrong = Object.entries(checks).flatMap(([name, check]) => {
    const value = env[name]?.trim();
    const remedy = value ? check(value) : undefined;
    return remedy ? [`  ${name} is ${JSON.stringify(concealed(value!))}: ${remedy}.`] : [];
  });
  if (wrong.length > 0) throw new Fault('CONFIGURATION_UNUSABLE', `The configuration cannot be used:\n${wrong.join('\n')}\n`, 'Correct the environment, then start again.');
  return {
    home: env['LOCKSTEP_HOME'] ? resolve(env['LOCKSTEP_HOME']) : join(repository, '.lockstep'),
    host: env['HOST']?.trim() || '127.0.0.1',
    port: Number(env['PORT']?.trim() || 3000),
    ...(env['DATABASE_URL']?.trim() ? { databaseUrl: env['DATABASE_URL'].trim() } : {}),
  };
}

function isPort(value: string): boolean {
  return /^\d{1,5}$/.test(value) && Number(value) <= 65535;
}

/** A name, or an address; four numbers with dots between are meant as an address. */
function isHost(text: string): boolean {
  return isIP(text) !== 0 || (/^[a-z0-9_](?:[\w.-]*[a-z0-9])?$/i.test(text) && !/^[\d.]+$/.test(text));
}

function networksIn(value: string): readonly string[] {
  return value.split(',').map((part) => part.trim()).filter(Boolean);
}

function isNetwork(text: string): boolean {
  const [, address = '', bits = ''] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
  const family = isIP(address);
  return family !== 0 && Number(bits) <= (family === 4 ? 32 : 128);
}

function oneOf(values: readonly string[]): Check {
  return (value) => (values.includes(value) ? undefined : `one of ${values.join(', ')} is needed`);
}

function urlWith(protocols: readonly string[], example: string): Check {
  return (value) => (URL.canParse(value) && protocols.includes(new URL(value).protocol) ? undefined : `an address is needed such as ${example}`);
}

/** A message may be read by others than the one who knows the password. */
function concealed(value: string): string {
  return value.replace(/:\/\/([^:/@]*):[^@]*@/, '://$1:***@');
}
