import { useQuery } from '@tanstack/react-query';
import { commands } from '../../../api/commands';
import { type PossibleMove, standards } from '../../../api/standards';
import { useChanged } from '../../../api/use-command';
import { useReader } from '../../../language/reader';
import { Act } from '../../../look/act';
import { DayField, LineField, TextField } from '../../../look/fields';
import type { OnStandard } from '../../../look/on-standard';

interface Asked extends OnStandard {
  /** What was read when this was offered: if it has changed since, the move is refused and can be looked at anew. */
  readonly version: number;
  readonly move: PossibleMove;
}

/** The button that makes a move: it asks first for what must come with it, and says who will be told. */
export function MakeMove({ standard, version, move, law, primary }: Asked) {
  const { t, text, all } = useReader();
  const changed = useChanged(standard.id);
  const publishes = law.procedure?.moves.find(({ id }) => id === move.move)?.publishes !== undefined;
  const name = text(move.name).text;
  return (
    <Act<Readonly<Record<string, string>>>
      label={name}
      action={name}
      primary={primary ?? false}
      intro={
        <>
          <p>{t('move.leads', { from: law.stage(standard.stage), to: law.stage(move.to) })}</p>
          {move.told.length > 0 && <p className="quiet small">{t('move.told', { roles: all(move.told.map(law.role)) })}</p>}
        </>
      }
      law={law}
      name={`${standard.id}/move/${move.move}`}
      send={(given, key) => (publishes ? commands.publish(standard.id, given, version, key) : commands.move(standard.id, move.move, given, version, key))}
      done={changed}
      failed={changed}
    >
      {publishes ? (
        <>
          <DayField name="announcedOn" label={t('detail.announcedOn')} />
          <DayField name="implementsOn" label={t('detail.implementsOn')} hint={t('move.transition')} />
        </>
      ) : (
        move.details.map((detail) => <Detail key={detail} detail={detail} />)
      )}
    </Act>
  );
}

/** What must come with a move is named by the procedure; short facts take a line, reasons have room. */
function Detail({ detail }: { readonly detail: string }) {
  const reader = useReader();
  const label = reader.say(`detail.${detail}`) ?? detail;
  return /Number$|No$/.test(detail) ? <LineField name={detail} label={label} /> : <TextField name={detail} label={label} />;
}

/** The same for a move that is known by its name only, as tasks know it. */
export function MakeMoveNamed({ standard, law, primary, move }: OnStandard & { readonly move: string }) {
  const { data: next } = useQuery(standards.next(standard.id));
  const found = next?.moves.find((possible) => possible.move === move);
  return next && found ? <MakeMove standard={standard} law={law} primary={primary} version={next.version} move={found} /> : null;
}
