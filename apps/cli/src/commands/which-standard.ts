import { Unusable } from '../exit-codes.js';
import type { Session } from '../remote/session.js';
import { standardsMatching } from '../remote/standards.js';

const identifier = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** Nothing but hexadecimal digits and dashes, and long: an identifier was meant. */
const almostIdentifier = /^[0-9a-f]{6,}(-[0-9a-f-]*)?$/i;

/** The identifier of the standard that was named by it, or by its number. @throws Unusable when none, or more than one, is meant. */
export async function idOf(session: Session, standard: string): Promise<string> {
  if (identifier.test(standard)) return standard;
  if (almostIdentifier.test(standard)) {
    throw new Unusable(`"${standard}" is no whole identifier: that has 32 hexadecimal digits as 8-4-4-4-12, e.g. 0198c9a4-5b1e-7c3d-9f00-2a4b6c8d0e1f. \`standards list\` shows them.`);
  }
  const found = (await standardsMatching(session, { q: standard }, 100)).filter(({ number }) => number === standard);
  if (found.length === 1) return found[0]!.id;
  if (found.length === 0) throw new Unusable(`No standard has the number ${standard}. \`standards list\` shows identifiers and numbers.`);
  throw new Unusable(`${found.length} standards have the number ${standard}. Name one by its identifier: ${found.map(({ id }) => id).join(', ')}.`);
}
