import { commands } from '../../api/commands';
import type { PossibleTurn } from '../../api/standards';
import { useChanged } from '../../api/use-command';
import { useReader } from '../../language/reader';
import { Act } from '../../look/act';
import { TextField } from '../../look/fields';
import type { OnStandard } from '../../look/on-standard';

/** Dividing and joining name other standards and units: they are asked for over the interface, with the whole list. */
const here = ['suspend', 'reinstate', 'convert'] as const;
export type TurnHere = PossibleTurn & { readonly turn: (typeof here)[number] };
export const isTakenHere = (turn: PossibleTurn): turn is TurnHere => here.some((one) => one === turn.turn);

/** Suspends the item, brings it back after its end, or takes it over to another procedure: each for a written reason. */
export function TakeTurn({ standard: { id }, law, turn }: OnStandard & { readonly turn: TurnHere }) {
  const { t } = useReader();
  const changed = useChanged(id);
  const facts = { stage: turn.to ? law.stage(turn.to) : '', procedure: turn.procedure ?? '' };
  const label = t(`turn.${turn.turn}`, facts);
  return (
    <Act<{ readonly reason: string }>
      label={label}
      title={label}
      action={label}
      primary={false}
      intro={<p>{t(`turnMeans.${turn.turn}`, facts)}</p>}
      law={law}
      name={`${id}/${turn.turn}/${turn.procedure ?? ''}`}
      send={({ reason }, key) => send(id, turn, reason, key)}
      done={changed}
      failed={changed}
    >
      <TextField name="reason" label={t('detail.reason')} />
    </Act>
  );
}

function send(id: string, { turn, procedure }: TurnHere, reason: string, key: string) {
  if (turn === 'reinstate') return commands.reinstate(id, { reason }, key);
  if (turn === 'convert') return commands.convert(id, { to: procedure ?? '', reason }, key);
  return commands.suspend(id, { reason }, key);
}

/** Lets a suspended item go on. */
export function Resume({ standard: { id }, law, primary }: OnStandard) {
  const { t } = useReader();
  const changed = useChanged(id);
  return <Act<object> label={t('turn.resume')} title={t('turn.resume')} action={t('turn.resume')} primary={primary ?? false} intro={<p>{t('turnMeans.resume')}</p>} law={law} name={`${id}/resume`} send={(_, key) => commands.resume(id, key)} done={changed} failed={changed} />;
}
