import { useMemo } from 'react';
import type { Committee } from '../../../api/participants';
import type { Law } from '../../../language/law';
import { useReader } from '../../../language/reader';

export interface ActorShown {
  /** What they are here: committee secretary; or that it happened by itself. */
  readonly role: string;
  /** Who holds that role, by name; absent for the system. */
  readonly name: string | undefined;
}

/** Who did it, as what. `among`: of several roles, those the act belongs to. */
export type Actors = (id: string, among?: readonly string[]) => ActorShown;

export function useActors(committee: Committee | undefined, law: Law): Actors {
  const { t, all } = useReader();
  return useMemo(() => {
    const held = Map.groupBy(committee?.members ?? [], ({ personId }) => personId);
    return (id, among) => {
      if (id.startsWith('system')) return { role: t('actor.system'), name: undefined };
      const roles = held.get(id);
      if (!roles) return { role: t('actor.formerly'), name: undefined };
      // Some hold roles that belong to other procedures: here they are nothing.
      const here = roles.filter(({ role }) => law.hasRole(role));
      const fitting = here.filter(({ role }) => among?.includes(role));
      return { role: all((fitting.length > 0 ? fitting : here.length > 0 ? here : roles).map(({ role }) => law.role(role))), name: roles[0]!.name };
    };
  }, [committee, law, t, all]);
}
