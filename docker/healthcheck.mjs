// Is the process in this container well? The api is asked over HTTP; a worker or a command is well while it runs.
import { readdirSync, readFileSync } from 'node:fs';

const isApi = readdirSync('/proc').some((pid) => /^\d+$/.test(pid) && commandOf(pid).includes('dist/apps/api/src/main.js'));
if (isApi) {
  const answer = await fetch(`http://127.0.0.1:${process.env.PORT ?? 3000}/health/ready`, { signal: AbortSignal.timeout(4000) });
  if (!answer.ok) throw new Error(`/health/ready answers ${answer.status}: ${await answer.text()}`);
}

function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return ''; // it ended while we looked
  }
}
