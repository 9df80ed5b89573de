import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Procedure, procedures } from '../api/procedures';
import { type Reader, useReader } from './reader';

/** What a procedure calls things, in the reader's language. What it does not know is called by its id. */
export interface Law {
  readonly procedure: Procedure | undefined;
  readonly zone: string;
  readonly stage: (id: string) => string;
  readonly stageCode: (id: string) => string;
  readonly hasRole: (id: string) => boolean;
  readonly role: (id: string) => string;
  readonly document: (kind: string) => string;
  readonly ballot: (question: string) => string;
  readonly consultation: (kind: string) => string;
  readonly task: (id: string) => string;
  readonly clock: (id: string) => string;
  readonly move: (id: string) => string;
  /** `DS2` is the second attempt at DS. */
  readonly milestone: (label: string) => string;
}

const ZONE_UNTIL_KNOWN = 'Asia/Shanghai';

export function useLaw(procedureId: string | undefined): Law {
  const reader = useReader();
  const { data } = useQuery({ ...procedures.one(procedureId ?? ''), enabled: procedureId !== undefined });
  return useMemo(() => lawOf(data, reader), [data, reader]);
}

export function lawOf(procedure: Procedure | undefined, { text }: Reader): Law {
  const named = (things: Readonly<Record<string, { readonly name: Readonly<Record<string, string>> }>> | undefined) => (id: string) => {
    const found = things?.[id];
    return found ? text(found.name).text : id;
  };
  return {
    procedure,
    zone: procedure?.zone ?? ZONE_UNTIL_KNOWN,
    stage: named(procedure?.stages),
    stageCode: (id) => procedure?.stages[id]?.code ?? '',
    hasRole: (id) => procedure?.roles[id] !== undefined,
    role: (id) => (procedure?.roles[id] ? text(procedure.roles[id]).text : id),
    document: named(procedure?.documents),
    ballot: named(procedure?.ballots),
    consultation: named(procedure?.consultations),
    task: named(procedure?.tasks),
    clock: named(procedure?.clocks),
    move: (id) => {
      const found = procedure?.moves.find((move) => move.id === id);
      return found ? text(found.name).text : id;
    },
    milestone: (label) => {
      const [, kind = label, attempt = ''] = /^([A-Z]+?)(\d*)$/.exec(label) ?? [];
      const name = procedure?.milestones[kind];
      return name ? `${text(name).text}${attempt ? ` ${attempt}` : ''}` : label;
    },
  };
}
