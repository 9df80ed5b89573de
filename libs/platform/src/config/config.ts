import { isIP } from 'node:net';
import { Fault } from '#lib/kernel';

/** Everything the processes can be told from outside. Read once at boot; nothing else reads the environment. */
export interface Config {
  readonly databaseUrl: string;
  /** Absent: BullMQ keeps its queues in PostgreSQL. */
  readonly redisUrl: string | undefined;
  readonly port: number;
  readonly host: string;
  /** Where a worker serves its numbers; undefined: nowhere. */
  readonly metricsPort: number | undefined;
  readonly clock: 'system' | 'simulated';
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  /** Where readers reach this system: written into notices and links. */
  readonly publicUrl: string;
  /** Networks (CIDR) webhooks may reach although they are private; empty in production. */
  readonly webhookAllow: readonly string[];
  /** A folder of further procedures, beside the repository's own. */
  readonly procedures?: string | undefined;
}

type Problem = { readonly variable: string; readonly value: string; readonly remedy: string };

/**
 * Checks the environment as a whole and says everything that is wrong with it at once.
 * @throws Fault `CONFIGURATION` naming each variable, its value and what to write instead.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const problems: Problem[] = [];
  const wrong = (variable: string, value: string | undefined, remedy: string) =>
    void problems.push({ variable, value: value ?? '(not set)', remedy });

  const url = (variable: string, schemes: readonly string[], required: boolean): string | undefined => {
    const value = env[variable]?.trim();
    if (!value) {
      if (required) wrong(variable, undefined, `Set it to a URL that begins with ${schemes.join(' or ')}.`);
      return undefined;
    }
    if (!schemes.some((scheme) => value.startsWith(scheme)) || !URL.canParse(value)) {
      wrong(variable, hideSecrets(value), `Write a URL that begins with ${schemes.join(' or ')}.`);
    }
    return value;
  };
  const oneOf = <T extends string>(variable: string, allowed: readonly T[], otherwise: T): T => {
    const value = env[variable]?.trim() || otherwise;
    if (allowed.includes(value as T)) return value as T;
    wrong(variable, value, `Use one of: ${allowed.join(', ')}.`);
    return otherwise;
  };

  const portText = env['PORT']?.trim() || '3000';
  const port = Number(portText);
  if (!/^\d+$/.test(portText) || port > 65_535) wrong('PORT', portText, 'Use a number from 0 to 65535 (0 takes any free port).');

  const metricsText = env['METRICS_PORT']?.trim();
  const metricsPort = metricsText ? Number(metricsText) : undefined;
  if (metricsText && (!/^\d+$/.test(metricsText) || Number(metricsText) > 65_535)) wrong('METRICS_PORT', metricsText, 'Use a number from 0 to 65535 (0 takes any free port), or leave it out.');

  const databaseUrl = url('DATABASE_URL', ['postgres://', 'postgresql://'], true) ?? '';
  const redisUrl = url('REDIS_URL', ['redis://', 'rediss://'], false);
  const host = env['HOST']?.trim() || '127.0.0.1';
  if (!isHost(host)) wrong('HOST', host, 'Use a host name or an address, e.g. 127.0.0.1 for this machine only or 0.0.0.0 for every interface.');
  const publicUrl = url('LOCKSTEP_PUBLIC_URL', ['http://', 'https://'], false) ?? `http://${host}:${port}`;
  const clock = oneOf('LOCKSTEP_CLOCK', ['system', 'simulated'] as const, 'system');
  const logLevel = oneOf('LOCKSTEP_LOG_LEVEL', ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const, 'info');
  const webhookAllow = (env['LOCKSTEP_WEBHOOK_ALLOW'] ?? '').split(',').map((part) => part.trim()).filter(Boolean);
  for (const network of webhookAllow) {
    if (!isNetwork(network)) wrong('LOCKSTEP_WEBHOOK_ALLOW', network, 'Write networks like 10.1.0.0/16, separated by commas.');
  }

  if (problems.length > 0) {
    const lines = problems.map(({ variable, value, remedy }) => `${variable}=${value}: ${remedy}`);
    throw new Fault('CONFIGURATION', `The configuration cannot be used.\n  ${lines.join('\n  ')}\n`, 'Correct the environment and start again.');
  }
  return { databaseUrl, redisUrl, port, host, metricsPort, clock, logLevel, publicUrl: publicUrl.replace(/\/$/, ''), webhookAllow, procedures: env['LOCKSTEP_PROCEDURES']?.trim() || undefined };
}

/** A name, or an address; four numbers with dots between are meant as an address. */
const isHost = (text: string): boolean => isIP(text) !== 0 || (/^[a-z0-9_](?:[\w.-]*[a-z0-9])?$/i.test(text) && !/^[\d.]+$/.test(text));

function isNetwork(text: string): boolean {
  const [, address = '', bits = ''] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
  const family = isIP(address);
  return family !== 0 && Number(bits) <= (family === 4 ? 32 : 128);
}

const hideSecrets = (url: string): string => url.replace(/\/\/[^@/]*@/, '//…@');
