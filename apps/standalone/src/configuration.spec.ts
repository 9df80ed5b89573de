import { join } from 'node:path';
import { readConfig } from '#lib/platform';
import { readConfiguration } from './configuration.js';
import { repository } from './repository.js';

describe('reading the configuration', () => {
  it('needs nothing: own folder, own machine, port 3000, embedded PostgreSQL', () =>
    expect(readConfiguration({})).toEqual({ home: join(repository, '.lockstep'), host: '127.0.0.1', port: 3000 }));

  it('treats an empty variable as absent', () => expect(readConfiguration({ PORT: '', DATABASE_URL: '' })).toEqual(readConfiguration({})));

  it('takes what is given', () =>
    expect(readConfiguration({ PORT: '0', HOST: '0.0.0.0', LOCKSTEP_HOME: '/srv/标准 home', DATABASE_URL: 'postgres://u:p@db/lockstep' })).toEqual({
      home: '/srv/标准 home',
      host: '0.0.0.0',
      port: 0,
      databaseUrl: 'postgres://u:p@db/lockstep',
    }));

  it('names every variable that is wrong, with its value and a remedy, and no password', () => {
    const env = { PORT: '70000', LOCKSTEP_CLOCK: 'sundial', DATABASE_URL: 'mysql://root:hunter2@db/x', REDIS_URL: 'redis://queue:6379' };
    const message = told(() => readConfiguration(env));
    expect(message).toContain('PORT is "70000"');
    expect(message).toContain('PORT=3000');
    expect(message).toContain('LOCKSTEP_CLOCK is "sundial": one of system, simulated');
    expect(message).toContain('DATABASE_URL is "mysql://root:***@db/x"');
    expect(message).not.toContain('hunter2');
    expect(message).not.toContain('REDIS_URL');
  });

  it.each([
    ['PORT', ['0', '3000', '65535', '65536', '-1', '3000x', ' 80 ']],
    ['DATABASE_URL', ['postgres://u:p@h/d', 'postgresql://h/d', 'mysql://h/d', 'postgres']],
    ['REDIS_URL', ['redis://h:6379', 'rediss://h', 'http://h']],
    ['LOCKSTEP_PUBLIC_URL', ['https://standards.example.org', 'http://h:1', 'standards.example.org']],
    ['LOCKSTEP_CLOCK', ['system', 'simulated', 'sundial']],
    ['HOST', ['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost', 'db-1.example.org', '300.1.1.1', '1.2.3', 'my host', 'http://h', 'h:80', '-h']],
    ['LOCKSTEP_WEBHOOK_ALLOW', ['10.0.0.0/8', '10.0.0.0/8, 127.0.0.0/8', 'fd00::/8', '10.0.0.0', '10.0.0.0/33', 'fd00::/129', '10.0/8', 'everything']],
    ['LOCKSTEP_LOG_LEVEL', ['fatal', 'error', 'warn', 'info', 'debug', 'silent', 'trace', 'loud']],
  ])('finds %s usable exactly when the processes do', (name, values) => {
    const accepts = (read: (env: Record<string, string>) => unknown) => values.filter((value) => !fails(() => read({ DATABASE_URL: 'postgres://h/d', [name]: value })));
    expect(accepts(readConfiguration)).toEqual(accepts(readConfig));
  });
});

function fails(ask: () => unknown): boolean {
  try {
    ask();
    return false;
  } catch {
    return true;
  }
}

function told(ask: () => unknown): string {
  try {
    ask();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('it was accepted');
}
