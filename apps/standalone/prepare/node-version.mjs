// Imported first by every entry point, so that an old Node is told so before anything newer than it is parsed.
const needed = [20, 19];
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  console.error(
    `Lockstep needs Node ${needed.join('.')} or newer; this is Node ${process.versions.node} (${process.execPath}).\n` +
      'Install Node 24 (https://nodejs.org) or switch to it with your version manager, then run the same command again.',
  );
  process.exit(1);
}
