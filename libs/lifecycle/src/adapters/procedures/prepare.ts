import { loadProcedures } from './yaml-procedures.js';
import { lifecycleFolder } from './own-folder.js';
import { digestOfLaw, keepPrepared } from './prepared.js';

/** The last step of a build. Law that could not work is not kept; whoever starts then hears everything that is wrong with it. */
const of = await digestOfLaw();
await keepPrepared(of, (await loadProcedures(lifecycleFolder('procedures'))).all());
