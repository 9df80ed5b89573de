import { readConfig } from './config.js';

const usable = { DATABASE_URL: 'postgres://u:p@127.0.0.1:5432/lockstep' };

describe('reading the configuration', () => {
  it('takes a database and fills in the rest', () => {
    expect(readConfig(usable)).toMatchObject({ port: 3000, host: '127.0.0.1', clock: 'system', redisUrl: undefined, publicUrl: 'http://127.0.0.1:3000' });
  });

  it('names every variable that is wrong, its value and the remedy, and hides passwords', () => {
    const read = () => readConfig({ DATABASE_URL: 'mysql://u:secret@h/db', PORT: '99999', LOCKSTEP_CLOCK: 'sundial' });
    expect(read).toThrow(/DATABASE_URL=mysql:\/\/…@h\/db: Write a URL that begins with postgres/);
    expect(read).toThrow(/PORT=99999: Use a number from 0 to 65535/);
    expect(read).toThrow(/LOCKSTEP_CLOCK=sundial: Use one of: system, simulated/);
    expect(read).not.toThrow(/secret/);
  });

  it('serves a worker’s numbers where it is told to, and nowhere otherwise', () => {
    expect(readConfig(usable).metricsPort).toBeUndefined();
    expect(readConfig({ ...usable, METRICS_PORT: '9464' }).metricsPort).toBe(9464);
    expect(() => readConfig({ ...usable, METRICS_PORT: 'prometheus' })).toThrow(/METRICS_PORT=prometheus: Use a number from 0 to 65535/);
  });

  it('asks for the database when it is missing', () => {
    expect(() => readConfig({})).toThrow(/DATABASE_URL=\(not set\)/);
  });
});
