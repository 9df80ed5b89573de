import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { compile, outputOf, removeStaleOutputs, sources } from './compile.mjs';
import { digestOfContents, digestOfStats } from './files.mjs';
import { at } from './repository.mjs';
import { say, timed } from './say.mjs';
import { buildWeb, isWebBuilt, webInputs } from './web.mjs';

const stamp = at('dist', '.built');
const procedures = { file: at('dist', '.procedures.json'), maker: at('dist', 'libs', 'lifecycle', 'src', 'adapters', 'procedures', 'prepare.js') };

/** Does dist hold what the sources say? Looks at names, sizes and times only. */
export function isBuilt() {
  const built = readStamp();
  const found = sources();
  return (
    built.code === digestOfStats(codeInputs(found)) &&
    built.webStats === digestOfStats(webInputs()) &&
    found.every((source) => existsSync(at(outputOf(source)))) &&
    (webInputs().length === 0 || isWebBuilt())
  );
}

/**
 * Brings dist up to the sources: compiles, forgets what is gone, reads and checks the procedures once for every process,
 * builds the web if it changed.
 * Answers whether all of it went well; what did not has been said.
 */
export async function build() {
  const built = readStamp();
  const found = sources();
  const code = digestOfStats(codeInputs(found)); // before compiling: a file saved meanwhile is compiled next time
  rmSync(procedures.file, { force: true }); // what an older checker said of them
  const complaints = await timed('compile', compile, (said) => (said ? 'with errors' : ''));
  const stale = removeStaleOutputs();
  if (stale > 0) say(`  removed ${stale} outputs whose source is gone`);

  // Law that cannot be used is told of by whoever starts with it, with file, line and remedy.
  if (!complaints) await timed('procedures', () => spawnSync(process.execPath, [procedures.maker], { stdio: 'ignore' }), ({ status }) => (status === 0 ? '' : 'read again at each start'));

  const web = await bringWebUp(built);
  for (const complaint of [complaints, web.complaint]) if (complaint) say(`\n${complaint}\n`);
  writeStamp({ ...web.stamp, ...(complaints ? {} : { code }) });
  return !complaints && !web.complaint;
}

async function bringWebUp(built) {
  const inputs = webInputs();
  const webStats = digestOfStats(inputs);
  if (inputs.length === 0) return { complaint: '', stamp: { webStats } };
  const there = isWebBuilt();
  if (there && built.webStats === webStats) return { complaint: '', stamp: { webStats, web: built.web } };
  const web = digestOfContents(inputs);
  if (there && built.web === web) return { complaint: '', stamp: { webStats, web } };
  const complaint = await timed('web', buildWeb, (said) => (said ? 'with errors' : ''));
  return complaint ? { complaint, stamp: {} } : { complaint, stamp: { webStats, web } };
}

const codeInputs = (found) => [...found, 'tsconfig.json', 'package.json', 'package-lock.json'];

function readStamp() {
  try {
    return JSON.parse(readFileSync(stamp, 'utf8'));
  } catch {
    return {};
  }
}

function writeStamp(content) {
  if (Object.keys(content).length === 0) rmSync(stamp, { force: true });
  else writeFileSync(stamp, JSON.stringify(content));
}
