import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { type Options, readOptions } from './options.js';
import { type Measured, medians, table } from './report/table.js';
import { quiet } from './system/quiet.js';
import { type Servers, startServers } from './system/servers.js';
import { openSink, type Sink } from './system/sinks.js';
import { deciding } from './workloads/deciding.js';
import { fanOut } from './workloads/fan-out.js';
import { overHttp } from './workloads/http.js';
import { inProcess, lifecycle } from './workloads/lifecycle.js';
import { many } from './workloads/many.js';
import { migrating } from './workloads/migrating.js';
import { oneByOne } from './workloads/one-by-one.js';
import { texts } from './workloads/texts.js';
import { timers } from './workloads/timers.js';
import type { Backend, Circumstances, Figures } from './workloads/workload.js';
import { bullmqOutbox } from './yardsticks/bullmq-outbox.js';
import { rawPosts } from './yardsticks/raw-posts.js';
import { rowPerTransaction } from './yardsticks/row-per-transaction.js';
import { trivialPost } from './yardsticks/trivial-post.js';

type Run = (circumstances: Circumstances, sink: Sink) => Promise<Figures>;

const workloads: Readonly<Record<string, Run>> = {
  W1: (circumstances) => lifecycle(circumstances, inProcess),
  'W1-http': (circumstances) => lifecycle(circumstances, (_engine, ground, environment) => overHttp(ground, environment)),
  W2: fanOut,
  W3: timers,
  W4: oneByOne,
  D: deciding,
  Q: many,
  M: migrating,
  T: texts,
};

/** What stands beside each workload in the same run, and the figure that compares the two. */
const yardsticks: Readonly<Record<string, { readonly name: string; readonly measure: (servers: Servers, sink: Sink, scale: number) => Promise<Figures> | undefined }[]>> = {
  W1: [
    { name: 'UPDATE + INSERT, 32 clients', measure: (servers, _sink, scale) => rowPerTransaction(servers, scale) },
    { name: 'BullMQ outbox', measure: (servers, _sink, scale) => (servers.redis ? bullmqOutbox({ ...servers, redis: servers.redis }, scale) : undefined) },
  ],
  'W1-http': [{ name: 'trivial POST', measure: (_servers, _sink, scale) => trivialPost(scale) }],
  W2: [{ name: 'raw POSTs', measure: (_servers, sink, scale) => rawPosts(sink, scale) }],
};

const ratios: Readonly<Record<string, { readonly yardstick: string; readonly its: string; readonly ours: string; readonly name: string }[]>> = {
  W1: [
    { yardstick: 'BullMQ outbox', its: 'transitions/s', ours: 'transitions/s', name: 'x BullMQ outbox' },
    { yardstick: 'UPDATE + INSERT, 32 clients', its: 'transactions/s', ours: 'transitions/s', name: 'x UPDATE + INSERT' },
  ],
  'W1-http': [{ yardstick: 'trivial POST', its: 'posts/s', ours: 'transitions/s', name: 'share of trivial POSTs' }],
  W2: [{ yardstick: 'raw POSTs', its: 'posts/s', ours: 'deliveries/s', name: 'share of raw POSTs' }],
};

await main(readOptions(process.argv.slice(2)));
process.exit();

async function main(options: Options): Promise<void> {
  const began = new Date();
  const servers = await startServers();
  const sink = await openSink();
  try {
    const backends = options.backends.filter((backend) => servers.redis || backend === 'postgres');
    if (backends.length < options.backends.length) console.error('There is no redis-server on the PATH: nothing that needs Redis is measured.');
    const runs = new Map<string, Measured & { runs: Figures[] }>();
    const keep = (workload: string, backend: Backend | '', figures: Figures) => {
      const key = `${workload} ${backend}`;
      if (!runs.has(key)) runs.set(key, { workload, backend, runs: [] });
      runs.get(key)!.runs.push(figures);
      console.error(`  ${key.trim()}: ${Object.entries(figures).map(([name, value]) => `${name} ${value.toPrecision(4)}`).join(', ')}   (load ${loadavg()[0]!.toFixed(1)})`);
    };
    for (let run = 1; run <= options.runs; run += 1) {
      for (const workload of options.workloads) {
        console.error(`${workload}, run ${run} of ${options.runs}`);
        if (options.waitMinutes !== undefined && !(await quiet(options.waitMinutes * 60_000))) console.error('  The machine is still busy with something else: rates will be too low.');
        const beside = new Map<string, Figures>();
        for (const { name, measure } of options.yardsticks ? (yardsticks[workload] ?? []) : []) {
          const figures = await measure(servers, sink, options.scale);
          if (!figures) continue;
          beside.set(name, figures);
          keep(name, '', figures);
        }
        for (const backend of backends) {
          const figures = await workloads[workload]!({ servers, backend, scale: options.scale, seconds: options.seconds }, sink);
          const compared = (ratios[workload] ?? []).filter(({ yardstick }) => beside.has(yardstick));
          keep(workload, backend, { ...figures, ...Object.fromEntries(compared.map(({ yardstick, its, ours, name }) => [name, figures[ours]! / beside.get(yardstick)![its]!])) });
        }
      }
    }
    const measured = [...runs.values()];
    console.log(`\n${began.toISOString()}, ${cpus().length} x ${cpus()[0]!.model.trim()}, Node ${process.version}, PostgreSQL ${servers.postgres.version}, load at the end ${loadavg().map((load) => load.toFixed(1)).join(' ')}\n`);
    console.log(table(measured));
    if (options.json) writeFileSync(options.json, JSON.stringify({ at: began.toISOString(), node: process.version, postgres: servers.postgres.version, cpus: cpus().length, load: loadavg(), measured: measured.map((one) => ({ ...one, median: medians(one) })) }, undefined, 2));
  } finally {
    sink.close();
    await servers.stop();
  }
}
