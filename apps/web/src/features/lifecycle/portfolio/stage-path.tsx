import { type Procedure, wayOn } from '../../../api/procedures';

/** How far along its way a standard is, as a row of ticks. Off the way (withdrawn, rejected) no tick is lit. */
export function StagePath({ procedure, stage }: { readonly procedure: Procedure; readonly stage: string }) {
  const way = wayOn(procedure).filter(({ stage: id }) => id !== stageAfterForce(procedure));
  const at = way.findIndex(({ stage: id }) => id === stage);
  return (
    <span className="stage-path" aria-hidden="true">
      {way.map(({ stage: id }, index) => (
        <i key={id} className={index < at ? 'past' : index === at ? 'here' : undefined} />
      ))}
    </span>
  );
}

/** What comes after entry into force is the life of a standard, not the way to it. */
const stageAfterForce = (procedure: Procedure): string | undefined => wayOn(procedure).find((_, index, way) => index > 0 && procedure.stages[way[index - 1]!.stage]?.inForce)?.stage;
